using Cx.Analyzer.Harness;
using Cx.Core.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Support;

/// <summary>The tests of one rule and its fixes. Test code sees the usings of a console project and the rooms of the library.</summary>
public abstract class RuleTests<TRule>
    where TRule : CxAnalyzer, new()
{
    private const string Rooms = """

        global using Cx.Core.Aggregation;
        global using Cx.Core.Durations;
        global using Cx.Core.Scales;
        global using Cx.Core.Scores;
        global using Cx.Core.Statistics;
        """;

    /// <summary>How test code is compiled, if nothing else is said.</summary>
    internal static TestCode Shape { get; } = TestCode.Of("") with { GlobalUsings = TestCode.ConsoleUsings + Rooms };

    /// <summary>The rule with its fixes.</summary>
    protected static Verifier Rule { get; } = Make();

    /// <summary>How test code is compiled with options of <c>.editorconfig</c>.</summary>
    protected static TestCode With(params string[] options) => Shape with { Options = [.. options] };

    /// <summary>Exactly the marked places are reported, with these messages if any are said.</summary>
    protected static Task Reports(string marked, params string[] messages) => Rule.Reports(marked, Shape, messages);

    /// <summary>Nothing is reported.</summary>
    protected static Task Silent(string source) => Rule.Silent(source, Shape);

    /// <summary>The fix gives this source.</summary>
    protected static Task Fixes(string marked, string fixedSource, string? equivalenceKey = null) => Rule.Fixes(marked, fixedSource, Shape, equivalenceKey);

    /// <summary>It is reported, and nothing can be offered.</summary>
    protected static Task OffersNoFix(string marked) => Rule.OffersNoFix(marked, Shape);

    private static Verifier Make()
    {
        var rule = new TRule();
        return new Verifier([rule], [.. rule.SupportedDiagnostics.SelectMany(descriptor => Catalogue.FixesOf(descriptor.Id))], References.All);
    }
}
