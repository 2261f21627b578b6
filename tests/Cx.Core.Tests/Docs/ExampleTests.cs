using System.Xml.Linq;
using Cx.Core.Tests.Conventions;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Docs;

/// <summary>The examples in the XML documentation compile as they stand, and print what their comments say.</summary>
public class ExampleTests
{
    private static readonly string RoomUsings = string.Join('\n', PublicTypes.All
        .Select(type => $"global using {type.Namespace};")
        .Distinct(StringComparer.Ordinal));

    private static readonly List<(string Member, string Code)> Examples =
    [
        .. XDocument.Load(Subject.DocumentationPath).Descendants("member")
            .SelectMany(member => member.Descendants("code").Select((code, i) => ($"{(string)member.Attribute("name")!} #{i + 1}", code.Value.Trim()))),
    ];

    public static TheoryData<string> Members => [.. Examples.Select(example => example.Member)];

    [Theory]
    [MemberData(nameof(Members))]
    public void An_example_compiles_and_prints_what_it_says(string member)
    {
        var snippet = new Snippet(Examples.Single(example => example.Member == member).Code, RoomUsings);

        Assert.Empty(snippet.Complaints().Select(complaint => complaint.ToString()));
        Assert.Null(snippet.BrokenPromise(output: null));
    }
}
