using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX3001Tests : RuleTests<CX3001_SkippedAnswerBecomesANumber>
{
    [Fact]
    public Task A_fallback_made_into_a_rating_is_reported() => Reports(
        """
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static Rating<Csat5> Of(Row row) => Rating<Csat5>.From([|row.Answer ?? 0|]);
            public static Rating<Nps> Of2(Row row) => Rating<Nps>.From([|row.Recommend ?? 0|]);
        }
        """,
        "A missing answer on Csat5 becomes 0, which is off the scale; use Rating<Csat5>.FromNullable",
        "A missing answer on Nps becomes 0, which is the worst answer; use Rating<Nps>.FromNullable");

    [Fact]
    public Task The_factory_says_the_scale_where_nobody_else_does() => Reports(
        """
        static class C
        {
            public static Rating<Nps> Read(int? score) => Rating<Nps>.From([|score ?? 0|]);
        }
        """,
        "A missing answer on Nps becomes 0, which is the worst answer; use Rating<Nps>.FromNullable");

    [Fact]
    public Task A_fallback_that_is_averaged_is_reported() => Reports(
        """
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static double Plain(List<Row> rows) => rows.Average(r => [|r.Answer ?? 0|]);
            public static double Selected(List<Row> rows) => rows.Select(r => [|r.Answer ?? 0|]).Where(a => a < 6).Average();
            public static double Query(List<Row> rows) => (from r in rows select [|r.Answer ?? 0|]).Average();
            public static double Tree(IQueryable<Row> rows) => rows.Average(r => [|r.Answer ?? 0|]);
            public static double Block(List<Row> rows) => rows.Average(r => { return [|r.Csat.Value ?? 0|]; });
            public static int Lowest(List<Row> rows) => rows.Min(r => [|r.Answer ?? 0|]);
        }
        """,
        "A missing answer on Csat5 becomes 0, which is off the scale; drop the fallback: an average of nullable values skips who did not answer",
        "A missing answer on Csat5 becomes 0, which is off the scale; drop the fallback: an average of nullable values skips who did not answer",
        "A missing answer on Csat5 becomes 0, which is off the scale; drop the fallback: an average of nullable values skips who did not answer",
        "A missing answer on Csat5 becomes 0, which is off the scale; drop the fallback: an average of nullable values skips who did not answer",
        "A missing answer on Csat5 becomes 0, which is off the scale; drop the fallback: an average of nullable values skips who did not answer",
        "A missing answer on Csat5 becomes 0, which is off the scale; drop the fallback: Min and Max of nullable values skip who did not answer");

    [Fact]
    public Task A_fallback_that_is_calculated_with_is_reported() => Reports(
        """
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static double Half(Row a, Row b) => ([|a.Answer ?? 0|]) / 2.0 + ([|b.Answer.GetValueOrDefault()|]) / 2.0;
            public static double Sum(List<Row> rows) => rows.Sum(r => [|r.Answer ?? 0|]) / (double)rows.Count;
            public static int Total(List<Row> rows)
            {
                var total = 0;
                foreach (var row in rows) total += [|row.Recommend ?? 0|];
                return total / rows.Count;
            }
        }
        """,
        "A missing answer on Csat5 becomes 0, which is off the scale; calculate with those who answered",
        "A missing answer on Csat5 becomes 0, which is off the scale; calculate with those who answered",
        "A missing answer on Csat5 becomes 0, which is off the scale; calculate with those who answered",
        "A missing answer on Nps becomes 0, which is the worst answer; calculate with those who answered");

    [Fact]
    public Task Every_form_of_a_null_test_is_a_fallback() => Reports("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static void Count(ref RatingCounts<Csat5> counts, Row r)
            {
                counts.Add(Rating<Csat5>.From([|r.Answer == null ? 0 : r.Answer.Value|]));
                counts.Add(Rating<Csat5>.From([|null != r.Answer ? r.Answer.Value : 0|]));
                counts.Add(Rating<Csat5>.From([|r.Answer.HasValue ? r.Answer.Value : default|]));
                counts.Add(Rating<Csat5>.From([|!r.Answer.HasValue ? 0 : r.Answer.Value|]));
                counts.Add(Rating<Csat5>.From([|r.Answer is null ? 0 : (int)r.Answer|]));
                counts.Add(Rating<Csat5>.From([|r.Answer is not null ? r.Answer.GetValueOrDefault() : 0|]));
                counts.Add(Rating<Csat5>.From([|r.Answer is { } a ? a : 0|]));
                counts.Add(Rating<Csat5>.From([|r.Answer is int b ? b : 0|]));
                counts.Add(Rating<Csat5>.From([|r.Answer is not { } c ? 0 : c|]));
                counts.Add(Rating<Csat5>.From([|r.Answer switch { null => 0, int d => d }|]));
                counts.Add(Rating<Csat5>.From([|r.Answer switch { { } e => e, _ => 0 }|]));
                counts.Add(Rating<Csat5>.From([|r.Answer switch { null => 0, var f => f.Value }|]));
                counts.Add(Rating<Csat5>.From([|r.Csat.TryGetValue(out var g) ? g : 0|]));
                counts.Add(Rating<Csat5>.From([|r.Csat.IsAnswered ? r.Csat.Value!.Value : 0|]));
                counts.Add(Rating<Csat5>.From([|r.Answer.GetValueOrDefault(0)|]));
                counts.Add(Rating<Csat5>.From([|r.Answer ?? default|]));
                counts.Add(Rating<Csat5>.From(value: [|r.Answer ?? default(int)|]));
            }
        }
        """);

    [Fact]
    public Task A_constant_off_the_scale_is_reported_where_0_would_be_right() => Reports(
        """
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            private const int Missing = 99;
            public static int Sum(List<Row> rows) => rows.Where(r => r.Clicks is not null).Sum(r => [|r.Answer ?? Missing|]);
            public static void Count(ref RatingCounts<Csat5> counts, Row row) => counts.AddValue([|row.Answer ?? -1|]);
        }
        """,
        "A missing answer on Csat5 becomes 99, which is off the scale; calculate with those who answered",
        "A missing answer on Csat5 becomes -1, which is off the scale; count the missing value itself");

    [Fact]
    public Task A_fallback_held_in_a_local_is_followed() => Reports("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static Rating<Csat5> Of(Row? row)
            {
                var answer = row?.Answer;
                var number = [|answer ?? 0|];
                return Rating<Csat5>.From(number);
            }

            public static double Mean(List<Row> rows)
            {
                var numbers = rows.Select(r => [|r.Answer ?? 0|]).ToList();
                return numbers.Average();
            }

            public static List<Rating<Csat5>> Ratings(List<Row> rows) => rows.Select(r => [|r.Answer ?? 0|]).Select(Rating<Csat5>.From).ToList();
            public static List<Rating<Csat5>> Lambda(List<Row> rows) => rows.Select(r => [|r.Answer ?? 0|]).Select(a => Rating<Csat5>.From(a)).ToList();
            public static double Two(Row a, Row b) => new[] { [|a.Answer ?? 0|], [|b.Answer ?? 0|] }.Average();
            public static int Loop(List<Row> rows)
            {
                var total = 0;
                foreach (var answer in rows.Select(r => [|r.Answer ?? 0|])) total += answer;
                return total / rows.Count;
            }
        }
        """);

    [Fact]
    public Task Elements_of_an_annotated_sequence_have_its_scale() => Reports("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static double Mean([OnScale<Ces7>] IEnumerable<int?> answers) => answers.Where(a => a != 7).Average(a => [|a ?? 0|]);
            public static double Loop([OnScale<Ces7>] int?[] answers)
            {
                var total = 0.0;
                foreach (var answer in answers) total += [|answer ?? 0|];
                return total / answers.Length;
            }
        }
        """);

    [Fact]
    public Task An_empty_list_filled_with_a_number_is_reported() => Reports(
        """
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static double Mean(List<Row> rows) => [|rows.Where(r => r.Csat.IsAnswered).Select(r => r.Csat.Value!.Value).DefaultIfEmpty(0)|].Average();
            public static double Default([OnScale<Nps>] int[] answers) => [|answers.DefaultIfEmpty()|].Average();
            public static int Highest([OnScale<Nps>] List<int> answers) => [|answers.DefaultIfEmpty(-1)|].Max();
        }
        """,
        "A list without answers on Csat5 becomes 0, which is off the scale; leave DefaultIfEmpty out and cast the values to int?, so that no data stays null",
        "A list without answers on Nps becomes 0, which is the worst answer; leave DefaultIfEmpty out and cast the values to int?, so that no data stays null",
        "A list without answers on Nps becomes -1, which is off the scale; leave DefaultIfEmpty out and cast the values to int?, so that no data stays null");

    [Fact]
    public Task Top_level_statements_are_read() => Reports(
        "int? answer = args.Length > 0 ? args.Length : null;\nConsole.WriteLine(Rating<Csat5>.From([|answer ?? 0|]));\n");

    [Fact]
    public Task A_local_annotated_by_its_method_is_known() => Reports("""
        static class C
        {
            [return: OnScale<Nps>] static Task<int?> Ask() => Task.FromResult<int?>(null);
            public static async Task<double> Twice() => ([|await Ask() ?? 0|]) * 2;
        }
        """);

    [Fact]
    public Task A_result_that_is_only_shown_or_stored_is_silent() => Silent("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        sealed class Shown { public int Answer { get; set; } public int Other; }
        static class C
        {
            public static string Text(Row r) => $"{r.Answer ?? 0} of 5";
            public static string Joined(Row r) => "answer: " + (r.Answer ?? 0);
            public static void Print(Row r) => Console.WriteLine(r.Answer ?? 0);
            public static Shown Map(Row r) => new() { Answer = r.Answer ?? 0, Other = r.Answer.GetValueOrDefault() };
            public static List<int> Column(List<Row> rows) => rows.Select(r => r.Answer ?? 0).ToList();
            public static int Plain(Row r) => r.Answer ?? 0;
        }
        """);

    [Fact]
    public Task An_imputed_level_is_silent() => Silent("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        sealed class Settings { public int Usual { get; set; } }
        static class C
        {
            public static double Middle(List<Row> rows) => rows.Average(r => r.Answer ?? 3);
            public static double Member(List<Row> rows, Settings s) => rows.Average(r => r.Answer ?? s.Usual);
            public static Rating<Csat5> Other(Row r, int usual) => Rating<Csat5>.From(r.Answer ?? usual);
            public static double Between(List<Row> rows) => rows.Average(r => r.Answer ?? 3.5);
            public static Rating<Csat5> Next(Row r) => Rating<Csat5>.From(r.Answer ?? r.Clicks ?? 1);
        }
        """);

    [Fact]
    public Task A_pure_comparison_is_silent() => Silent("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static bool High(Row r) => (r.Answer ?? 0) >= 4;
            public static bool Same(Row a, Row b) => (a.Answer ?? 0) == (b.Answer ?? 0);
            public static bool Pattern(Row r) => r.Answer.GetValueOrDefault() is 4 or 5;
            public static int Count(List<Row> rows) => rows.Count(r => (r.Answer ?? 0) >= 4);
            public static IEnumerable<Row> Sorted(List<Row> rows) => rows.OrderBy(r => r.Answer ?? 0);
            public static double Filtered(List<Row> rows) => rows.Where(r => (r.Answer ?? 0) > 2).Average(r => r.Clicks ?? 0);
        }
        """);

    [Fact]
    public Task A_number_of_no_known_scale_is_silent() => Silent("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static double Clicks(List<Row> rows) => rows.Average(r => r.Clicks ?? 0);
            public static int Sum(int? a, int? b) => (a ?? 0) + (b ?? 0);
            public static double Empty(List<int> numbers) => numbers.DefaultIfEmpty(0).Average();
            public static double Other(Dictionary<string, int> counts) => counts.Values.DefaultIfEmpty().Average();
        }
        """);

    [Fact]
    public Task What_keeps_null_is_silent() => Silent("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static Rating<Csat5> Nullable(Row r) => Rating<Csat5>.FromNullable(r.Answer);
            public static double? Mean(List<Row> rows) => rows.Average(r => r.Answer);
            public static double? Empty(List<Row> rows) => rows.Select(r => r.Answer).DefaultIfEmpty().Average();
            public static double? Cast([OnScale<Nps>] int[] answers) => answers.Select(a => (int?)a).Average();
            public static Rating<Csat5> Asked(Row r) => r.Answer is { } answer ? Rating<Csat5>.From(answer) : Rating<Csat5>.NotAnswered;
            public static Rating<Csat5> Chosen(Row r) => Rating<Csat5>.FromNullable(r.Answer is { } answer ? answer : null);
            public static int? Twice(Row r) => r.Answer == null ? null : r.Answer.Value * 2;
        }
        """);

    [Fact]
    public Task A_fallback_that_can_never_be_used_is_silent() => Silent("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static double Filtered(List<Row> rows) => rows.Where(r => r.Answer != null).Average(r => r.Answer ?? 0);
            public static double HasValue(List<Row> rows) => rows.Where(r => r.Answer.HasValue).OrderBy(r => r.Clicks).Average(r => r.Answer.GetValueOrDefault());
            public static double Values([OnScale<Csat5>] List<int?> answers) => answers.Where(a => a is not null).Average(a => a ?? 0);
            public static double Answered(List<Row> rows) => rows.Where(r => r.Csat.IsAnswered).Average(r => r.Csat.Value ?? 0);
            public static void If(ref RatingCounts<Csat5> counts, Row r)
            {
                if (r.Answer.HasValue) counts.Add(Rating<Csat5>.From(r.Answer.GetValueOrDefault()));
                if (r.Answer is not null && r.Clicks > 2) counts.Add(Rating<Csat5>.From(r.Answer ?? 0));
            }

            public static bool And(Row r) => r.Answer != null && Rating<Csat5>.From(r.Answer ?? 0).IsFavourable == true;
            public static Rating<Csat5> Early(Row r)
            {
                if (!r.Answer.HasValue) return default;
                return Rating<Csat5>.From(r.Answer.GetValueOrDefault());
            }
        }
        """);

    [Fact]
    public Task A_sum_beside_a_count_of_those_who_answered_is_silent() => Silent("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static double Mean(List<Row> rows) => rows.Sum(r => r.Answer ?? 0) / (double)rows.Count(r => r.Answer != null);
            public static double Loop(List<Row> rows)
            {
                int total = 0, n = 0;
                foreach (var row in rows)
                {
                    total += row.Answer ?? 0;
                    n += row.Answer.HasValue ? 1 : 0;
                }

                return total / (double)n;
            }

            public static int Empty([OnScale<Nps>] int[] answers) => answers.DefaultIfEmpty(0).Sum();
        }
        """);

    [Fact]
    public Task A_sum_that_nobody_divides_is_silent() => Silent("""
        sealed record Row([OnScale<Thumbs>] int? Thumb, [OnScale<Csat5>] int? Answer);
        static class C
        {
            public static int Likes(List<Row> rows) => rows.Sum(r => r.Thumb ?? 0);
            public static int Total(List<Row> rows)
            {
                var total = 0;
                foreach (var row in rows) total += row.Answer ?? 0;
                return total;
            }
        }
        """);

    [Fact]
    public Task A_sum_that_is_divided_later_is_reported() => Reports("""
        sealed record Row([OnScale<Csat5>] int? Answer);
        static class C
        {
            public static double Mean(List<Row> rows)
            {
                double mean = rows.Sum(r => [|r.Answer ?? 0|]);
                mean /= rows.Count;
                return mean;
            }

            public static int Sentinel(List<Row> rows) => rows.Sum(r => [|r.Answer ?? -1|]);
        }
        """);

    [Fact]
    public Task A_refused_number_is_no_answer_and_silent() => Silent("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static bool Try(Row r, out Rating<Csat5> rating) => Rating<Csat5>.TryFrom(r.Answer ?? 0, out rating);
        }
        """);

    [Fact]
    public Task A_try_that_takes_the_number_is_reported() => Reports(
        """
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static bool Try(Row r, out Rating<Nps> rating) => Rating<Nps>.TryFrom([|r.Recommend ?? 0|], out rating);
        }
        """,
        "A missing answer on Nps becomes 0, which is the worst answer; use Rating<Nps>.FromNullable");

    [Fact]
    public Task A_scale_of_unknown_bounds_knows_only_0() => Reports(
        """
        static class C
        {
            public static Rating<T> Generic<T>(int? value) where T : struct, IScale<T> => Rating<T>.From(value ?? 0);
            public static Rating<Own> Zero(int? value) => Rating<Own>.From([|value ?? 0|]);
            public static Rating<Own> Other(int? value) => Rating<Own>.From(value ?? 9);
        }
        readonly struct Own : IScale<Own>
        {
            private static readonly ScaleDefinition Made = Make(1, 4);
            public static ScaleDefinition Definition => Made;
            private static ScaleDefinition Make(int min, int max) => ScaleDefinition.Create("own", min, max, Polarity.HigherIsBetter);
        }
        """,
        "A missing answer on Own becomes 0, which nobody said; use Rating<Own>.FromNullable");

    [Fact]
    public Task Like_named_types_of_the_user_are_silent() => Silent("""
        namespace Mine
        {
            public readonly struct Rating<T> { public static Rating<T> From(int value) => default; public int? Value => null; }
            public sealed class OnScaleAttribute<T> : Attribute;
            public sealed record Row([OnScale<Csat5>] int? Answer, Rating<Csat5> Csat);
            static class C
            {
                public static Rating<Csat5> Of(Row row) => Rating<Csat5>.From(row.Answer ?? 0);
                public static double Mean(List<Row> rows) => rows.Average(r => r.Answer ?? 0) + rows.Average(r => r.Csat.Value ?? 0);
            }
        }
        """);

    [Fact]
    public Task A_choice_that_asks_something_else_is_silent() => Silent("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static Rating<Csat5> Of(Row row, bool skip) => Rating<Csat5>.From(skip ? 0 : row.Answer!.Value);
            public static Rating<Csat5> Level(Row row) => Rating<Csat5>.From(row.Answer switch { > 5 => 5, null => 1, int a => a });
            public static Rating<Csat5> Of(object? answer) => Rating<Csat5>.From(answer is int number ? number : 0);
            public static int Twice(Row row) => row.Clicks == null ? 0 : row.Answer!.Value;
        }
        """);

    [Fact]
    public Task FromNullable_takes_the_missing_value() => Fixes(
        """
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static void Count(ref RatingCounts<Csat5> counts, Row r)
            {
                // a survey
                counts.Add(Rating<Csat5>.From([|r.Answer ?? 0|])); // skipped
                counts.Add(Rating<Csat5>
                    .From([|r.Answer.HasValue ? r.Answer.Value : 0|]));
                counts.Add(Rating<Csat5>.From([|r.Answer is { } a ? a : 0|]));
                counts.Add(Rating<Csat5>.From([|r.Answer switch { null => 0, int d => d }|]));
                counts.AddValue([|r.Answer ?? 0|]);
            }

            public static Rating<Csat5> Of(Row r) => Rating<Csat5>.From(value: ([|r.Answer.GetValueOrDefault()|]));
        }
        """,
        """
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static void Count(ref RatingCounts<Csat5> counts, Row r)
            {
                // a survey
                counts.Add(Rating<Csat5>.FromNullable(r.Answer)); // skipped
                counts.Add(Rating<Csat5>
                    .FromNullable(r.Answer));
                counts.Add(Rating<Csat5>.FromNullable(r.Answer));
                counts.Add(Rating<Csat5>.FromNullable(r.Answer));
                counts.AddValue(r.Answer);
            }

            public static Rating<Csat5> Of(Row r) => Rating<Csat5>.FromNullable(value: r.Answer);
        }
        """);

    [Fact]
    public Task An_average_that_may_be_null_drops_the_fallback() => Fixes(
        """
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static double? Mean(List<Row> rows) => rows.Average(r => [|r.Answer ?? 0|]);
            public static double? Selected(List<Row> rows) => rows.Where(r => r.Clicks > 0).Select(r => ([|r.Csat.Value ?? 0|])).Average();
            public static void Print(List<Row> rows)
            {
                var mean = rows.Average(r => [|r.Answer ?? 0|] /* all */);
                Console.WriteLine(mean);
            }
        }
        """,
        """
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static double? Mean(List<Row> rows) => rows.Average(r => r.Answer);
            public static double? Selected(List<Row> rows) => rows.Where(r => r.Clicks > 0).Select(r => r.Csat.Value).Average();
            public static void Print(List<Row> rows)
            {
                var mean = rows.Average(r => r.Answer /* all */);
                Console.WriteLine(mean);
            }
        }
        """);

    [Fact]
    public Task Where_null_does_not_fit_no_fix_is_offered() => OffersNoFix("""
        sealed record Row([OnScale<Csat5>] int? Answer, [OnScale<Nps>] int? Recommend, Rating<Csat5> Csat, int? Clicks);
        static class C
        {
            public static double Mean(List<Row> rows) => rows.Average(r => [|r.Answer ?? 0|]);
            public static double Half(Row row) => ([|row.Answer ?? 0|]) / 2.0;
            public static bool Try(Row r, out Rating<Nps> rating) => Rating<Nps>.TryFrom([|r.Recommend ?? 0|], out rating);
            public static Rating<Csat5> Answered(Row r) => Rating<Csat5>.From([|r.Csat.IsAnswered ? r.Csat.Value!.Value : 0|]);
            public static double Empty([OnScale<Nps>] int[] answers) => [|answers.DefaultIfEmpty()|].Average();
            public static Rating<Csat5> Local(Row row)
            {
                var number = [|row.Answer ?? 0|];
                return Rating<Csat5>.From(number);
            }
        }
        """);
}
