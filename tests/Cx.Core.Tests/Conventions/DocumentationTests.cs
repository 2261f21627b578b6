using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Tests.Conventions;

/// <summary>Documentation says what the name cannot: the unit, the range, the null case, the thread safety.</summary>
public partial class DocumentationTests
{
    // Floating-point results are where a unit gets lost; a count is its own unit.
    private static readonly string[] RoomsOfNumbers = ["Cx.Core.Statistics", "Cx.Core.Scores", "Cx.Core.Durations", "Cx.Core.Retention", "Cx.Core.Feedback"];

    [Fact]
    public void Every_public_type_and_member_is_described()
        => Convention.Require(Rule.Documentation, LibraryDocumentation.Types
            .SelectMany(type => LibraryDocumentation.MembersOf(type).Prepend(type))
            .SelectMany(DescriptionFaults));

    [Fact]
    public void Every_floating_point_property_tells_its_unit_or_its_range()
        => Convention.Require(Rule.Unit, LibraryDocumentation.Types
            .Where(type => RoomsOfNumbers.Contains(type.ContainingNamespace.ToDisplayString(), StringComparer.Ordinal))
            .SelectMany(type => type.GetMembers().OfType<IPropertySymbol>().Where(property => IsPublic(property) && IsFloating(property.Type)))
            .Where(property => !TellsUnit(property) && !TellsUnit(property.ContainingType))
            .Select(property => new Violation(
                NameOf(property), "neither its documentation nor that of its type says a unit or a range (points, share, 0…1, scale units, standard deviations, ...)")));

    [Fact]
    public void Every_type_that_holds_something_says_how_threads_may_use_it()
        => Convention.Require(Rule.ThreadSafety, LibraryDocumentation.Types
            .Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct && HoldsSomething(type))
            .Where(type => !TextOf(type).Contains("thread safety", StringComparison.OrdinalIgnoreCase))
            .Select(type => new Violation(NameOf(type), "has no remark \"Thread safety: ...\"")));

    [Theory]
    [InlineData("The mean of the answers, in scale units.", true)]
    [InlineData("A proportion, 0…1.", true)]
    [InlineData("Range −100…100.", true)]
    [InlineData("From -1 to 1.", true)]
    [InlineData("The value.", false)]
    [InlineData("The result of the computation for this sample.", false)]
    public void Units_and_ranges_are_recognised(string text, bool tells) => Assert.Equal(tells, UnitOrRange().IsMatch(text));

    [GeneratedRegex(@"\b(points?|shares?|proportions?|percent|probabilit\w+|units?|range|degrees of freedom|standard deviations?|standard normal|answers|rows|cases|ratio|dimensionless|weights?|counts?|p[ -]value|hours|minutes)\b|[-−]?\d+(\.\d+)?\s*(…|\.\.\.?|–|to)\s*[-−+]?\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnitOrRange();

    [GeneratedRegex(@"^\s*(Gets|Sets|Gets or sets)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Accessor();

    private static IEnumerable<Violation> DescriptionFaults(ISymbol symbol)
    {
        if (LibraryDocumentation.Of(symbol) is not { } entry)
        {
            yield return new Violation(NameOf(symbol), "has no documentation");
            yield break;
        }

        if (entry.Element("inheritdoc") is not null)
        {
            yield break;
        }

        var summary = entry.Element("summary") is { } element ? LibraryDocumentation.TextOf(element).Trim() : "";
        if (summary.Length < 3)
        {
            yield return new Violation(NameOf(symbol), "has an empty summary");
        }

        if (Accessor().IsMatch(summary))
        {
            yield return new Violation(NameOf(symbol), "says what a property does (\"Gets\") instead of what it is");
        }

        foreach (var empty in entry.Elements().Where(part => part.Name.LocalName is "param" or "returns" or "typeparam" or "exception" && IsEmpty(part)))
        {
            yield return new Violation(NameOf(symbol), $"has an empty <{empty.Name.LocalName}>");
        }
    }

    private static bool IsEmpty(XElement part) => LibraryDocumentation.TextOf(part).Trim().Length == 0;

    private static bool TellsUnit(ISymbol symbol) => UnitOrRange().IsMatch(TextOf(symbol));

    private static string TextOf(ISymbol symbol)
        => LibraryDocumentation.Of(symbol) is { } entry
            ? string.Join('\n', entry.Elements().Where(part => part.Name.LocalName is "summary" or "remarks" or "returns" or "value").Select(LibraryDocumentation.TextOf))
            : "";

    private static bool IsPublic(ISymbol symbol) => symbol.DeclaredAccessibility == Accessibility.Public;

    private static bool IsFloating(ITypeSymbol type)
    {
        var bare = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
        return bare.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal;
    }

    // Attributes, exceptions and converters live under rules of their own; a type without fields holds nothing.
    private static bool HoldsSomething(INamedTypeSymbol type)
        => !type.IsStatic
            && type.BaseType is { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType }
            && !type.AllInterfaces.Any(i => i.Name == "IScale");

    private static string NameOf(ISymbol symbol)
        => symbol is INamedTypeSymbol type
            ? type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
            : $"{symbol.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}.{symbol.Name}";
}
