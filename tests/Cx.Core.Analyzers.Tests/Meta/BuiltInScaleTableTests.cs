using Cx.Core.Scales;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.Analyzers.Tests.Meta;

/// <summary>What the rules know of the built-in scales is what the library says of them at run time.</summary>
public class BuiltInScaleTableTests
{
    private static readonly Dictionary<string, ScaleDefinition> Definitions = Subject.Assembly.GetExportedTypes()
        .Where(type => type.IsValueType && type.GetInterfaces().Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IScale<>)))
        .ToDictionary(type => type.Name, type => (ScaleDefinition)type.GetProperty("Definition")!.GetValue(null)!, StringComparer.Ordinal);

    public static TheoryData<string> BuiltIn => [.. Definitions.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void The_table_has_every_scale_of_the_library_and_no_other()
    {
        Assert.Equal(Definitions.Keys.Order(StringComparer.Ordinal), Analyzers.Scales.BuiltIn.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(ScaleRegistry.BuiltIn.All.Select(scale => scale.Id), Definitions.Values.Select(scale => scale.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_built_in_scale_has_the_id_the_bounds_and_the_polarity_of_its_definition(string name)
    {
        var definition = Definitions[name];
        var compilation = CSharpCompilation.Create("Test", references: References.All, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var symbols = CxKnownSymbols.Of(compilation)!;

        var scale = symbols.Scales.Of(symbols.Assembly.GetTypeByMetadataName("Cx.Core.Scales." + name))!;

        Assert.Equal(
            (definition.Id, definition.Min, definition.Max, definition.Polarity == Polarity.HigherIsBetter),
            (scale.Id, scale.Min!.Value, scale.Max!.Value, scale.HigherIsBetter!.Value));
    }
}
