using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX1006Tests : RuleTests<CX1006_PositionUsedAsAnAnswer>
{
    private const string Answer = "sealed record Answer(string Customer, int Value);\n";

    [Fact]
    public Task The_index_of_a_Select_is_reported() => Reports(
        Answer + """
        static class C
        {
            public static IEnumerable<Rating<Nps>> Unused(int[] answers) => answers.Select((a, i) => Rating<Nps>.From([|i|]));
            public static IEnumerable<(string, Rating<Nps>)> Used(List<Answer> answers) => answers.Select((a, i) => (a.Customer, Rating<Nps>.From([|i|])));
            public static IEnumerable<(string, Rating<Csat5>)> Labels(string[] labels) => labels.Select((label, position) => (label, Rating<Csat5>.FromNullable([|position|])));
        }
        """,
        "'i' is a position and not an answer on Nps; pass the answer, or add the scale's minimum if the position is the answer",
        "'i' is a position and not an answer on Nps; pass the answer, or add the scale's minimum if the position is the answer",
        "'position' is a position and not an answer on Csat5; pass the answer, or add the scale's minimum if the position is the answer");

    [Fact]
    public Task A_loop_counter_that_also_indexes_is_reported() => Reports(Answer + """
        static class C
        {
            public static RatingCounts<Nps> Count(Answer[] answers)
            {
                var counts = default(RatingCounts<Nps>);
                for (var i = 0; i < answers.Length; i++)
                {
                    Console.WriteLine(answers[i].Customer);
                    counts.AddValue([|i|]);
                }
                return counts;
            }
            public static void Options(List<string> options, IDictionary<string, Rating<Csat5>> ratings)
            {
                for (int i = 0; i < options.Count; i++) ratings[options[i]] = Rating<Csat5>.From([|i|]);
            }
            public static IEnumerable<Rating<Nps>> Annotated([OnScale<Nps>] int[] answers)
            {
                for (int i = 0; i < answers.Length; i++)
                {
                    Console.WriteLine(answers[i]);
                    yield return Rating<Nps>.From([|i|]);
                }
            }
        }
        """);

    [Fact]
    public Task The_position_of_an_option_is_reported() => Reports(
        """
        static class C
        {
            private static readonly string[] Options = ["bad", "poor", "fair", "good", "great"];
            public static Rating<Csat5> Of(string text) => Rating<Csat5>.From([|Array.IndexOf(Options, text)|]);
            public static bool Try(List<string> options, string text)
            {
                var position = options.IndexOf(text);
                return Rating<Csat5>.TryFrom([|position|], out _);
            }
        }
        """,
        "'IndexOf' is a position and not an answer on Csat5; pass the answer, or add the scale's minimum if the position is the answer",
        "'IndexOf' is a position and not an answer on Csat5; pass the answer, or add the scale's minimum if the position is the answer");

    [Fact]
    public Task The_answer_itself_is_silent() => Silent(Answer + """
        static class C
        {
            public static IEnumerable<Rating<Nps>> Select(List<Answer> answers) => answers.Select((a, i) => Rating<Nps>.From(a.Value));
            public static IEnumerable<Rating<Nps>> Elements(int[] answers) => answers.Select(i => Rating<Nps>.From(i));
            public static IEnumerable<Rating<Nps>> Loop(int[] answers)
            {
                for (var i = 0; i < answers.Length; i++) yield return Rating<Nps>.From(answers[i]);
            }
            public static Rating<Nps> Last(IEnumerable<int> answers) => answers.Aggregate(default(Rating<Nps>), (last, i) => Rating<Nps>.From(i));
        }
        """);

    [Fact]
    public Task A_position_plus_the_minimum_is_silent() => Silent("""
        static class C
        {
            public static IEnumerable<Rating<Csat5>> Select(string[] labels) => labels.Select((label, i) => Rating<Csat5>.From(i + 1));
            public static IEnumerable<Rating<Csat5>> Named(string[] labels) => labels.Select((label, i) => Rating<Csat5>.From(i + Csat5.Definition.Min));
            public static Rating<Csat5> IndexOf(List<string> labels, string text) => Rating<Csat5>.From(labels.IndexOf(text) + 1);
            public static void Loop(string[] labels)
            {
                for (var i = 0; i < labels.Length; i++) Console.WriteLine($"{labels[i]} {Rating<Csat5>.From(i + 1)}");
            }
        }
        """);

    [Fact]
    public Task A_loop_over_the_levels_is_a_legend() => Silent("""
        sealed record Colour(int Rgb);
        static class C
        {
            public static void Constants(Colour[] colours)
            {
                for (var i = 0; i <= 10; i++) Console.WriteLine($"{Rating<Nps>.From(i)} {colours[i]}");
                for (var i = 1; i < 6; i++) Console.WriteLine($"{Rating<Csat5>.From(i)} {colours[i]}");
            }
            public static void Members(Colour[] colours)
            {
                for (var i = Csat5.Definition.Min; i <= Csat5.Definition.Max; i++) Console.WriteLine($"{Rating<Csat5>.From(i)} {colours[i]}");
                for (var i = 0; i < Nps.Definition.Levels; i++) Console.WriteLine($"{Rating<Nps>.From(i)} {colours[i]}");
            }
        }
        """);

    [Fact]
    public Task On_a_scale_from_zero_a_label_or_a_count_stands_at_its_answer() => Silent("""
        static class C
        {
            public static IEnumerable<(Rating<Nps>, int)> Histogram(int[] histogram) => histogram.Select((n, i) => (Rating<Nps>.From(i), n));
            public static IEnumerable<(string, Rating<Thumbs>)> Labels(string[] labels) => labels.Select((label, i) => (label, Rating<Thumbs>.From(i)));
            public static Rating<Thumbs> IndexOf(string text) => Rating<Thumbs>.From(Array.IndexOf(new[] { "down", "up" }, text));
            public static IEnumerable<Rating<Thumbs>> Literal() => new object[] { "down", "up" }.Select((option, i) => Rating<Thumbs>.From(i));
            public static IEnumerable<Rating<Nps>> Levels() => Enumerable.Repeat(0, 11).Select((_, i) => Rating<Nps>.From(i));
            public static RatingCounts<Nps> Loop(long[] histogram)
            {
                var counts = default(RatingCounts<Nps>);
                for (var i = 0; i < histogram.Length; i++)
                {
                    for (var k = 0L; k < histogram[i]; k++) counts.Add(Rating<Nps>.From(i));
                }
                return counts;
            }
        }
        """);

    [Fact]
    public Task A_histogram_whose_first_column_is_skipped_is_silent() => Silent("""
        static class C
        {
            public static IEnumerable<Rating<Csat5>> From(int[] histogram)
            {
                for (var i = 0; i < histogram.Length; i++)
                {
                    if (histogram[i] > 0) yield return Rating<Csat5>.From(i);
                }
            }
            public static IEnumerable<Rating<Csat5>> FromOne(int[] histogram)
            {
                for (var i = 1; i < histogram.Length; i++)
                {
                    if (histogram[i] == 0) continue;
                    yield return Rating<Csat5>.From(i);
                }
            }
        }
        """);

    [Fact]
    public Task A_counter_that_indexes_nothing_is_silent() => Silent("""
        static class C
        {
            public static IEnumerable<Rating<Nps>> Sample(int n)
            {
                for (var i = 0; i < n; i++) yield return Rating<Nps>.From(i);
            }
            public static Rating<Nps> Local(int[] answers)
            {
                var i = answers[0];
                return Rating<Nps>.From(i);
            }
            public static Rating<Nps> Parameter(int[] answers, int i) => answers[i] > 0 ? Rating<Nps>.From(i) : default;
        }
        """);

    [Fact]
    public Task Like_named_types_and_methods_are_silent() => Silent("""
        namespace Other
        {
            readonly struct Rating<T> { public static Rating<T> From(int value) => default; }
            sealed class Options { public int IndexOf(string text) => text.Length; }
            static class C
            {
                public static IEnumerable<Rating<Nps>> Foreign(int[] answers) => answers.Select((a, i) => Rating<Nps>.From(i));
                public static Cx.Core.Scales.Rating<Csat5> Own(Options options) => Cx.Core.Scales.Rating<Csat5>.From(options.IndexOf("x"));
                public static Cx.Core.Scales.Rating<Csat5> Delegate(Func<Func<int, int, Cx.Core.Scales.Rating<Csat5>>, Cx.Core.Scales.Rating<Csat5>> run) => run((a, i) => Cx.Core.Scales.Rating<Csat5>.From(i));
            }
        }
        """);
}
