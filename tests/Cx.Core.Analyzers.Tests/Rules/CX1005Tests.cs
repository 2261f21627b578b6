using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX1005Tests : RuleTests<CX1005_BandsDoNotPartitionTheScale>
{
    [Fact]
    public Task A_switch_expression_that_leaves_a_level_out_is_reported() => Reports(
        """
        static class C
        {
            public static string Low(Rating<Csat5> csat) => [|csat.Value|] switch { 1 or 2 => "low", >= 4 and <= 5 => "high", null => "none" };
            public static string Nps([OnScale<Nps>] int answer) => [|answer|] switch { >= 9 => "promoter", 7 => "passive", < 7 => "detractor" };
            public static string Mean([OnScale<Csat3>] double mean) => [|mean|] switch { <= 1 => "low", >= 2 and <= 3 => "high" };
        }
        """,
        "These bands leave out 3; cover Csat5 from 1 to 5 without gap or overlap, or ask IsFavourable",
        "These bands leave out 8; cover Nps from 0 to 10 without gap or overlap, or ask IsFavourable",
        "These bands leave out 1.5; cover Csat3 from 1 to 3 without gap or overlap, or ask IsFavourable");

    [Fact]
    public Task Statements_that_leave_a_level_out_are_reported() => Reports("""
        static class C
        {
            public static int[] Chain(IEnumerable<Rating<Nps>> answers)
            {
                var counts = new int[3];
                foreach (var answer in answers)
                {
                    if ([|answer.Value >= 9|]) counts[2]++;
                    else if (answer.Value == 7) counts[1]++;
                    else if (answer.Value <= 6) counts[0]++;
                }
                return counts;
            }
            public static int[] Switch([OnScale<Csat5>] int answer, int[] counts)
            {
                switch ([|answer|])
                {
                    case 1: case 2: counts[0]++; break;
                    case 3: counts[1]++; break;
                    case > 4: counts[2]++; break;
                }
                return counts;
            }
            public static void Row(Rating<Nps> answer, int[] counts)
            {
                var value = answer.Value;
                if ([|value is >= 0 and <= 5|]) counts[0]++;
                if (value is 7 or 8) counts[1]++;
                if (value is 9 or 10) { counts[2]++; }
            }
        }
        """);

    [Fact]
    public Task Counts_that_take_a_level_twice_or_never_are_reported() => Reports(
        """
        sealed record Row(Rating<Nps> Nps, [OnScale<Csat5>] int Csat);
        static class C
        {
            public static (int, int, int) Twice(List<Row> rows)
                => (rows.Count(r => r.Nps.Value <= 7), rows.Count(x => [|x.Nps.Value is >= 7 and <= 8|]), rows.Count(r => r.Nps.Value > 8));
            public static (int, int, int) Never(Row[] rows)
                => (rows.Count(r => [|r.Csat <= 2|]), rows.Count(r => r.Csat == 3), rows.Count(r => r.Csat > 4));
        }
        """,
        "These bands count 7 twice; cover Nps from 0 to 10 without gap or overlap, or ask IsFavourable",
        "These bands leave out 4; cover Csat5 from 1 to 5 without gap or overlap, or ask IsFavourable");

    [Fact]
    public Task Neighbouring_ifs_that_share_a_level_are_reported() => Reports("""
        static class C
        {
            public static void Two([OnScale<Csat5>] int answer, int[] counts)
            {
                if (answer <= 3) counts[0]++;
                if ([|3 <= answer|]) counts[1]++;
            }
        }
        """);

    [Fact]
    public Task A_band_of_whole_numbers_on_a_value_with_decimals_is_reported() => Reports(
        """
        static class C
        {
            public static bool Pattern([OnScale<Nps>] double mean) => [|mean is >= 7 and <= 8|];
            public static bool Both([OnScale<Nps>] decimal? mean) => [|mean >= 7 && mean <= 8|];
            public static int Averages(IEnumerable<List<Rating<Nps>>> teams) => teams.Count(team => [|team.Average(r => r.Value) is >= 7 and <= 8|]);
            public static void If([OnScale<Nps>] double mean, int[] counts)
            {
                if ([|mean is <= 8 and >= 7|]) counts[1]++;
            }
        }
        """,
        "These bands leave out values such as 8.5; cover Nps from 0 to 10 without gap or overlap, or ask IsFavourable",
        "These bands leave out values such as 8.5; cover Nps from 0 to 10 without gap or overlap, or ask IsFavourable",
        "These bands leave out values such as 8.5; cover Nps from 0 to 10 without gap or overlap, or ask IsFavourable",
        "These bands leave out values such as 8.5; cover Nps from 0 to 10 without gap or overlap, or ask IsFavourable");

    [Fact]
    public Task Bands_that_partition_the_scale_are_silent() => Silent("""
        sealed record Row(Rating<Nps> Nps);
        static class C
        {
            public static string Arms(Rating<Nps> answer) => answer.Value switch { >= 9 => "promoter", 7 or 8 => "passive", <= 6 => "detractor", null => "none" };
            public static string Half([OnScale<Nps>] double mean) => mean switch { >= 9 => "high", >= 7 and < 9 => "middle", < 7 => "low", double.NaN => "none" };
            public static (int, int, int) Counts(List<Row> rows)
                => (rows.Count(r => r.Nps.Value <= 6), rows.Count(r => r.Nps.Value is 7 or 8), rows.Count(r => r.Nps.Value >= 9));
            public static void Row([OnScale<Csat5>] int answer, int[] counts)
            {
                if (answer <= 2) counts[0]++;
                if (answer == 3) counts[1]++;
                if (answer > 3) counts[2]++;
            }
        }
        """);

    [Fact]
    public Task A_default_takes_what_the_bands_leave() => Silent("""
        static class C
        {
            public static string Arms(Rating<Csat5> csat) => csat.Value switch { 1 or 2 => "low", 4 or 5 => "high", _ => "other" };
            public static string Var(Rating<Csat5> csat) => csat.Value switch { 1 => "low", 5 => "high", var other => other.ToString() ?? "" };
            public static string Else([OnScale<Csat5>] int answer)
            {
                if (answer == 1) return "low";
                else if (answer == 2) return "lower";
                else if (answer == 5) return "high";
                else return "other";
            }
            public static int Switch([OnScale<Csat5>] int answer)
            {
                switch (answer) { case 1: return 0; case 2: return 1; case 5: return 3; default: return 2; }
            }
            public static string Mean([OnScale<Nps>] double mean) => mean >= 9 ? "high" : mean is >= 7 and <= 8 ? "middle" : "low";
            public static string Early([OnScale<Nps>] double mean)
            {
                if (mean is >= 7 and <= 8) return "middle";
                else return "other";
            }
        }
        """);

    [Fact]
    public Task Two_ends_are_boxes_whose_middle_is_not_counted() => Silent("""
        sealed record Row(Rating<Csat5> Csat);
        static class C
        {
            public static int Net(Rating<Nps> answer, int net)
            {
                if (answer.Value >= 9) net++;
                else if (answer.Value <= 6) net--;
                return net;
            }
            public static void Row([OnScale<Csat5>] int answer, int[] counts)
            {
                if (answer >= 4) counts[1]++;
                if (answer <= 2) counts[0]++;
            }
            public static (int, int) Counts(List<Row> rows) => (rows.Count(r => r.Csat.Value <= 2), rows.Count(r => r.Csat.Value >= 4));
            public static void Switch([OnScale<Csat5>] int answer, int[] counts)
            {
                switch (answer) { case 1: case 2: counts[0]++; break; case 4: case 5: counts[1]++; break; }
            }
        }
        """);

    [Fact]
    public Task Boxes_inside_boxes_and_single_levels_are_silent() => Silent("""
        sealed record Row(Rating<Csat5> Csat);
        static class C
        {
            public static (int, int, int) Boxes(List<Row> rows) => (rows.Count(r => r.Csat.Value == 5), rows.Count(r => r.Csat.Value >= 4), rows.Count(r => r.Csat.Value <= 2));
            public static (int, int, int) Picked([OnScale<Nps>] int[] answers) => (answers.Count(a => a == 0), answers.Count(a => a == 5), answers.Count(a => a == 10));
            public static (int, int) Sequences(List<Row> shop, List<Row> app) => (shop.Count(r => r.Csat.Value <= 3), app.Count(r => r.Csat.Value >= 3));
            public static string First([OnScale<Nps>] int answer)
            {
                if (answer >= 9) return "promoter";
                if (answer >= 7) return "passive";
                return "detractor";
            }
            public static string Cascade([OnScale<Nps>] int answer) => answer switch { <= 6 => "detractor", <= 8 => "passive", <= 10 => "promoter", > 10 => "off" };
        }
        """);

    [Fact]
    public Task Bounds_that_are_no_constants_and_other_conditions_are_silent() => Silent("""
        static class C
        {
            public static string Arms([OnScale<Csat5>] int answer, bool strict) => answer switch { 1 or 2 => "low", >= 4 when strict => "high", 5 => "top" };
            public static void Chain([OnScale<Csat5>] int answer, int low, int[] counts)
            {
                if (answer <= low) counts[0]++;
                else if (answer == 3) counts[1]++;
                else if (answer == 5) counts[2]++;
            }
            public static bool Range([OnScale<Nps>] double mean, double low) => mean >= low && mean <= 8;
            public static bool Open([OnScale<Nps>] double mean) => mean is >= 7 and < 9;
            public static bool End([OnScale<Nps>] double mean) => mean is >= 9 and <= 10;
            public static bool Halves([OnScale<Nps>] double mean) => mean is >= 6.5 and <= 8.5;
        }
        """);

    [Fact]
    public Task Unknown_scales_and_plain_numbers_are_silent() => Silent("""
        readonly struct Named : IScale<Named>
        {
            private const int Top = 7;
            public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("named", 1, Top, Polarity.HigherIsBetter);
        }
        static class C
        {
            public static string Plain(int answer) => answer switch { <= 2 => "low", >= 4 => "high" };
            public static string Unknown(Rating<Named> answer) => answer.Value switch { <= 2 => "low", >= 4 => "high" };
            public static bool Mean(double mean) => mean is >= 7 and <= 8;
            public static string Text(string answer) => answer switch { "a" => "low", "b" => "high" };
        }
        """);
}
