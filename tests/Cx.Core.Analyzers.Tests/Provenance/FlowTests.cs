using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>Bodies of one method over rows with two annotated answers, <c>Answer</c> on Csat5 and <c>Ease</c> on Ces7.</summary>
public abstract class FlowTests : RuleTests<CX1001_ValuesOfDifferentScalesAreMixed>
{
    /// <summary>What the bodies see: <c>r</c> a row, <c>rows</c> many, <c>c</c> and <c>d</c> conditions, <c>n</c> a number that nobody annotated.</summary>
    private const string Rows = """

        public sealed record Row([OnScale<Csat5>] int Answer, [OnScale<Ces7>] int Ease, [OnScale<Csat5>] int? Maybe = null, int Other = 0, string? Text = null)
        {
            [OnScale<Csat5>] public int Stored { get; set; }
            [OnScale<Csat5>] public int[] Answers { get; set; } = [];
            [OnScale<Ces7>] public List<int> Eases { get; set; } = [];
        }

        public static class Scale
        {
            public static void OnCsat5([OnScale<Csat5>] int answer) { }
            public static void Use(object? any) { }
            [return: OnScale<Csat5>] public static int Read(string column) => column.Length;
            [return: OnScale<Ces7>] public static Task<int> ReadAsync(string column) => Task.FromResult(column.Length);
        }
        """;

    /// <summary>The statements are reported as marked.</summary>
    protected static Task Meets(string statements, params string[] messages) => Reports(Method(statements), messages);

    /// <summary>The statements are not reported.</summary>
    protected static Task IsSilent(string statements) => Silent(Method(statements));

    /// <summary>The statements of an async method are reported as marked.</summary>
    protected static Task MeetsAsync(string statements) => Reports(Method(statements, "async Task"));

    /// <summary>Declarations beside the rows are reported as marked.</summary>
    protected static Task DeclarationsMeet(string declarations, params string[] messages) => Reports(declarations + Rows, messages);

    /// <summary>Declarations beside the rows are not reported.</summary>
    protected static Task DeclarationsAreSilent(string declarations) => Silent(declarations + Rows);

    private static string Method(string statements, string returns = "void") => $$"""
        public static class Body
        {
            public static {{returns}} Of(Row r, IReadOnlyList<Row> rows, bool c, bool d, int n, string text)
            {
                {{statements}}
            }
        }
        """ + Rows;
}
