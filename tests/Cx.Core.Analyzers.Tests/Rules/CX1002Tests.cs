using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX1002Tests : RuleTests<CX1002_ValueLiesOutsideTheScale>
{
    private const string Warmth = "readonly struct Warmth : IScale<Warmth> { public static ScaleDefinition Definition { get; } = ScaleDefinition.Create(\"warmth\", -5, 5, Polarity.HigherIsBetter); }\n";

    [Fact]
    public Task A_constant_above_or_below_the_scale_is_reported() => Reports(
        """
        static class C
        {
            static readonly Rating<Nps> High = Rating<Nps>.From([|11|]);
            static readonly Rating<Csat5> Low = Rating<Csat5>.From(value: [|0|]);
        }
        """,
        "11 lies outside Nps, which runs from 0 to 10; use a value on it, or null or NotAnswered where nobody answered",
        "0 lies outside Csat5, which runs from 1 to 5; use a value on it, or null or NotAnswered where nobody answered");

    [Fact]
    public Task A_constant_is_seen_through_conversions_constants_and_locals() => Reports("""
        static class C
        {
            private const int Top = 6;
            private enum Mood { Great = 7 }
            public static Rating<Csat5> Constant() => Rating<Csat5>.From([|Top|]);
            public static Rating<Csat5> Member() => Rating<Csat5>.From([|(int)Mood.Great|]);
            public static Rating<Csat5> Nullable() => Rating<Csat5>.FromNullable([|9|]);
            public static Rating Runtime() => Rating.From(Csat5.Definition, [|-1|]);
            public static Rating<Csat5> Local()
            {
                var answer = 10;
                return Rating<Csat5>.From([|answer|]);
            }
        }
        """);

    [Fact]
    public Task A_scale_in_the_source_has_the_bounds_of_its_definition() => Reports(
        Warmth + "static class C { static Rating<Warmth> A() => Rating<Warmth>.From([|-6|]); static Rating<Warmth> B() => Rating<Warmth>.From(-5); }",
        "-6 lies outside Warmth, which runs from -5 to 5; use a value on it, or null or NotAnswered where nobody answered");

    [Fact]
    public Task A_constant_that_reaches_an_annotated_place_is_reported() => Reports("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Ces7>] int Ease);
        sealed class Dto
        {
            [OnScale<Csat5>] public int Answer { get; set; } = [|-1|];
            [OnScale<Csat5>] public int Field = [|0|];
            [OnScale<Csat5>] public int Fixed => [|6|];
            [OnScale<Csat5>] public double Mean { get; set; }
            [return: OnScale<Nps>] public static int Read() => [|11|];
            public static void Take([OnScale<Nps>] int answer = [|-1|]) { }
            public static Row Make(Row row)
            {
                Take(answer: [|99|]);
                var dto = new Dto { Answer = [|7|], Mean = [|5.5|] };
                dto.Answer = [|8|];
                return row with { Ease = [|0|] };
            }
            public static Row Positional() => new([|6|], [|8|]);
        }
        """);

    [Fact]
    public Task A_range_attribute_that_leaves_levels_out_is_reported() => Reports(
        """
        using System.ComponentModel.DataAnnotations;
        sealed class Dto
        {
            [[|Range(1, 10)|]] public Rating<Nps> Answer { get; set; }
            [OnScale<Csat5>, [|Range(0, 4)|]] public int? Score { get; set; }
            [[|Range(0.0, 10.0, MinimumIsExclusive = true)|]] public Rating<Nps>? Field;
        }
        sealed record Row([[|Range(1, 5)|]][OnScale<Likert7>] int Agreement);
        """,
        "Values from 1 to 10 do not span Nps, which runs from 0 to 10; use Range(0, 10)",
        "Values from 0 to 4 do not span Csat5, which runs from 1 to 5; use Range(1, 5)",
        "Values from 1 to 10 do not span Nps, which runs from 0 to 10; use Range(0, 10)",
        "Values from 1 to 5 do not span Likert7, which runs from 1 to 7; use Range(1, 7)");

    [Fact]
    public Task A_cast_enum_that_does_not_span_the_scale_is_reported() => Reports(
        """
        enum Mood { Awful, Bad, Fair, Good, Great }
        static class C
        {
            public static Rating<Csat5> Of(Mood mood) => Rating<Csat5>.From([|(int)mood|]);
            public static Rating<Csat5> OfNullable(Mood? mood) => Rating<Csat5>.FromNullable([|(int?)mood|]);
        }
        """,
        "The values of Mood, 0 to 4, do not span Csat5, which runs from 1 to 5; give its members the numbers of the scale",
        "The values of Mood, 0 to 4, do not span Csat5, which runs from 1 to 5; give its members the numbers of the scale");

    [Fact]
    public Task A_run_of_values_from_one_on_a_scale_from_zero_is_reported() => Reports(
        """
        static class C
        {
            public static IEnumerable<Rating<Nps>> Group() => [|Enumerable.Range(1, 10)|].Select(Rating<Nps>.From);
            public static IEnumerable<Rating<Nps>> Lambda() => [|Enumerable.Range(1, 10)|].Select(i => Rating<Nps>.From(i));
            public static IEnumerable<Rating<Nps>> Query(int n) => from i in [|Enumerable.Range(1, n)|] select Rating<Nps>.From(i);
            public static IEnumerable<Rating<Csat5>> Off() => [|Enumerable.Range(0, 5)|].Select(Rating<Csat5>.From);
        }
        """,
        "Values from 1 to 10 do not span Nps, which runs from 0 to 10; use Enumerable.Range(0, 11)",
        "Values from 1 to 10 do not span Nps, which runs from 0 to 10; use Enumerable.Range(0, 11)",
        "Values from 1 on do not span Nps, which runs from 0 to 10; use Enumerable.Range(0, 11)",
        "0 lies outside Csat5, which runs from 1 to 5; use Enumerable.Range(1, 5)");

    [Fact]
    public Task Top_level_statements_are_looked_at() => Reports("Console.WriteLine(Rating<Thumbs>.From([|2|]));");

    [Fact]
    public Task Values_on_the_scale_are_silent() => Silent("""
        static class C
        {
            static readonly Rating<Nps>[] Ends = [Rating<Nps>.From(0), Rating<Nps>.From(10), Rating<Nps>.FromNullable(null), Rating<Nps>.FromNullable(default)];
            public static Rating<Csat5> Of(int value) => Rating<Csat5>.From(value);
            public static Rating<Csat5> Shifted(int index) => Rating<Csat5>.From(index + 1);
        }
        """);

    [Fact]
    public Task TryFrom_and_AddValue_take_what_may_be_off_the_scale() => Silent("""
        static class C
        {
            public static bool Try() => Rating<Nps>.TryFrom(11, out _);
            public static RatingCounts<Nps> Count()
            {
                var counts = default(RatingCounts<Nps>);
                counts.AddValue(11);
                return counts;
            }
        }
        """);

    [Fact]
    public Task A_test_that_expects_the_error_is_silent() => Silent("""
        static class Assert
        {
            public static T Throws<T>(Func<object> act) where T : Exception => throw new InvalidOperationException(act.ToString());
            public static object Should(this Func<Rating<Nps>> act) => act;
            public static void Throw<T>(this object act) { }
        }
        static class C
        {
            public static void Lambda() => Assert.Throws<ArgumentOutOfRangeException>(() => Rating<Nps>.From(11));
            public static void Statement() => Assert.Throws<ArgumentOutOfRangeException>(() => { return Rating<Nps>.From(11); });
            public static void Fluent()
            {
                Func<Rating<Nps>> act = () => Rating<Nps>.From(11);
                act.Should().Throw<ArgumentOutOfRangeException>();
            }
            public static void LocalFunction()
            {
                object Act() => Rating<Nps>.From(11);
                Assert.Throws<ArgumentOutOfRangeException>(Act);
            }
            public static void Caught()
            {
                try { Console.WriteLine(Rating<Nps>.From(11)); }
                catch (ArgumentOutOfRangeException error) { Console.WriteLine(error.Message); }
            }
        }
        """);

    [Fact]
    public Task A_catch_of_anything_expects_no_error() => Reports("""
        static class C
        {
            public static void Run()
            {
                try { Console.WriteLine(Rating<Nps>.From([|11|])); }
                catch (Exception error) { Console.WriteLine(error.Message); }
            }
        }
        """);

    [Fact]
    public Task An_unknown_scale_is_silent() => Silent("""
        readonly struct Read : IScale<Read> { public static ScaleDefinition Definition { get; } = ScaleRegistry.BuiltIn.Find("csat5"); }
        readonly struct Named : IScale<Named>
        {
            private const int Top = 6;
            public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("named", 1, Top, Polarity.HigherIsBetter);
        }
        static class C
        {
            public static Rating<T> Of<T>() where T : struct, IScale<T> => Rating<T>.From(99);
            public static Rating<Read> Found() => Rating<Read>.From(99);
            public static Rating<Named> ByName() => Rating<Named>.From(99);
            public static Rating Runtime(ScaleDefinition scale) => Rating.From(scale, 99);
        }
        """);

    [Fact]
    public Task An_out_parameter_a_lambda_and_a_fallback_are_silent() => Silent("""
        static class C
        {
            public static bool TryRead(string text, [OnScale<Csat5>] out int answer)
            {
                answer = 0;
                return text.Length > 0;
            }
            [return: OnScale<Csat5>]
            public static int Read(int[] answers) => answers.Where(a => a > 0).Select(a => { return 0; }).Count();
            [return: OnScale<Csat5>]
            public static int Kept(int? answer) => answer ?? 0;
        }
        """);

    [Fact]
    public Task A_reassigned_local_and_comparisons_are_silent() => Silent("""
        static class C
        {
            public static Rating<Csat5> Loop(int[] answers)
            {
                var last = 0;
                foreach (var answer in answers) last = answer;
                return Rating<Csat5>.From(last);
            }
            public static bool IsMissing([OnScale<Csat5>] int answer) => answer == 0 || answer is 99;
        }
        """);

    [Fact]
    public Task Ranges_that_span_the_scale_are_silent() => Silent("""
        using System.ComponentModel.DataAnnotations;
        sealed class Dto
        {
            [Range(0, 10)] public Rating<Nps> Answer { get; set; }
            [OnScale<Csat5>, Range(1, 5)] public int Score { get; set; }
            [OnScale<Csat5>, Range(typeof(int), "1", "4")] public int Text { get; set; }
            [OnScale<Csat5>, Range(0, 6, MinimumIsExclusive = true, MaximumIsExclusive = true)] public int Open { get; set; }
            [Range(1, 10)] public int Quantity { get; set; }
        }
        """);

    [Fact]
    public Task Enums_that_span_the_scale_are_silent() => Silent("""
        enum Mood { None = 0, Awful = 1, Bad, Fair, Good, Great }
        enum Empty { }
        static class C
        {
            public static Rating<Csat5> Of(Mood mood) => mood == Mood.None ? default : Rating<Csat5>.From((int)mood);
            public static Rating<Csat5> Shifted(DayOfWeek day) => Rating<Csat5>.From((int)day + 1);
            public static bool Try(DayOfWeek day) => Rating<Csat10>.TryFrom((int)day, out _);
            public static Rating<Csat5> Open(Empty open) => Rating<Csat5>.From((int)open);
        }
        """);

    [Fact]
    public Task Runs_that_span_filter_or_sample_the_scale_are_silent() => Silent("""
        static class C
        {
            public static IEnumerable<Rating<Nps>> All() => Enumerable.Range(0, 11).Select(Rating<Nps>.From);
            public static IEnumerable<Rating<Csat5>> Five() => Enumerable.Range(1, 5).Select(Rating<Csat5>.From);
            public static IEnumerable<Rating<Nps>> Low() => Enumerable.Range(1, 3).Select(Rating<Nps>.From);
            public static IEnumerable<Rating<Nps>> Filtered() => Enumerable.Range(0, 99).Where(i => i < 11).Select(Rating<Nps>.From);
            public static IEnumerable<Rating<Nps>> Guarded() => Enumerable.Range(1, 99).Select(i => i > 10 ? default : Rating<Nps>.From(i));
            public static IEnumerable<Rating<Nps>> Shifted() => Enumerable.Range(1, 11).Select(i => Rating<Nps>.From(i - 1));
            public static IEnumerable<int> Other() => Enumerable.Range(1, 10).Select(i => i);
        }
        """);

    [Fact]
    public Task Like_named_types_of_others_are_silent() => Silent("""
        namespace Other
        {
            readonly struct Rating<T> { public static Rating<T> From(int value) => default; }
            [AttributeUsage(AttributeTargets.All)] sealed class OnScaleAttribute<T> : Attribute;
            [AttributeUsage(AttributeTargets.All)] sealed class RangeAttribute(int minimum, int maximum) : Attribute { public int Span => maximum - minimum; }
            sealed class Dto
            {
                [OnScale<Csat5>] public int Answer { get; set; } = 99;
                [Range(1, 10)] public Cx.Core.Scales.Rating<Nps> Rated { get; set; }
                public Rating<Nps> Made => Rating<Nps>.From(11);
            }
        }
        """);
}
