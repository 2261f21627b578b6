using System.Globalization;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Conventions;

/// <summary>What a value says of itself is the same wherever the program runs.</summary>
public class TextTests
{
    [Fact]
    public void A_text_depends_on_no_culture_and_is_more_than_the_name_of_its_type()
    {
        var faults = new List<string>();
        UnderCulture.Run(CultureInfo.InvariantCulture, _ =>
        {
            foreach (var (_, value) in SampleGraph.Reachable())
            {
                var type = value.GetType();
                var text = value.ToString();
                UnderCulture.Run(UnderCulture.Foreign, _ =>
                {
                    if (value.ToString() is var other && other != text) faults.Add($"{PublicTypes.NameOf(type)}: {text} elsewhere is {other}");
                });
                if (text == type.ToString() && type.GetMethod(nameof(ToString), Type.EmptyTypes)!.DeclaringType!.Assembly == Subject.Assembly) faults.Add($"{PublicTypes.NameOf(type)} shows {text}");
            }
        });

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct(StringComparer.Ordinal)));
    }
}
