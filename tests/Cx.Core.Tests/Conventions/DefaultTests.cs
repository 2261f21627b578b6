using System.Reflection;

namespace Cx.Core.Tests.Conventions;

/// <summary>The default of a struct exists whether we like it or not: it is documented, and what its documentation promises is checked.</summary>
public class DefaultTests
{
    private static readonly IReadOnlyList<Type> Structs = [.. PublicTypes.All.Where(type => type is { IsValueType: true, IsEnum: false })];

    public static TheoryData<string> Checks => [.. DefaultChecks.ByType.Keys.Select(type => type.FullName!)];

    [Fact]
    public void Every_struct_documents_its_default()
        => Convention.Require(Rule.Default, Structs
            .Where(type => !LibraryDocumentation.RemarksOf(type).Contains("default", StringComparison.OrdinalIgnoreCase))
            .Select(type => new Violation(PublicTypes.NameOf(type), "says nothing about its default in its remarks")));

    [Fact]
    public void Every_struct_has_a_check_of_its_default()
    {
        var missing = Structs
            .Where(type => !HoldsNothing(type) && !DefaultChecks.ByType.ContainsKey(type))
            .Select(PublicTypes.NameOf);

        Assert.True(!missing.Any(), $"Conventions/DefaultChecks.cs has no check for: {string.Join(", ", missing)}");
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public void The_default_is_what_its_documentation_says(string type)
        => DefaultChecks.ByType.Single(check => check.Key.FullName == type).Value();

    // A scale is only a name in the type system: its default is its only value.
    private static bool HoldsNothing(Type type)
        => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length == 0;
}
