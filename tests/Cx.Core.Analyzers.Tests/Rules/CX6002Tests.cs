using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX6002Tests : RuleTests<CX6002_ConfidenceIsAPercentOrAnAlpha>
{
    [Fact]
    public Task A_percentage_is_reported() => Reports(
        """
        static class C
        {
            public static Confidence Usual => [|Confidence.Of(95)|];
            public static Confidence Odd => [|Confidence.Of(97.5)|];
        }
        """,
        "95 is no confidence level, which lies between 0.5 and 1; use Confidence.P95 for 95 %",
        "97.5 is no confidence level, which lies between 0.5 and 1; use Confidence.Of(0.975) for 97.5 %");

    [Fact]
    public Task An_error_rate_is_reported() => Reports(
        """
        static class C
        {
            public static Confidence Usual => [|Confidence.Of(0.05)|];
            public static Confidence Strict => [|Confidence.Of(.002)|];
        }
        """,
        "0.05 is no confidence level, which lies between 0.5 and 1; use Confidence.P95 for an error rate of 0.05",
        "0.002 is no confidence level, which lies between 0.5 and 1; use Confidence.Of(0.998) for an error rate of 0.002");

    [Fact]
    public Task A_constant_that_could_be_anything_is_reported_without_a_guess() => Reports(
        """
        static class C
        {
            public static Confidence[] Levels => [[|Confidence.Of(0)|], [|Confidence.Of(0.5)|], [|Confidence.Of(1)|], [|Confidence.Of(5)|], [|Confidence.Of(100)|], [|Confidence.Of(-0.95)|], [|Confidence.Of(1e-30)|]];
        }
        """,
        "0 is no confidence level, which lies between 0.5 and 1; use a level such as Confidence.P95",
        "0.5 is no confidence level, which lies between 0.5 and 1; use a level such as Confidence.P95",
        "1 is no confidence level, which lies between 0.5 and 1; use a level such as Confidence.P95",
        "5 is no confidence level, which lies between 0.5 and 1; use a level such as Confidence.P95",
        "100 is no confidence level, which lies between 0.5 and 1; use a level such as Confidence.P95",
        "-0.95 is no confidence level, which lies between 0.5 and 1; use a level such as Confidence.P95",
        "1E-30 is no confidence level, which lies between 0.5 and 1; use a level such as Confidence.P95");

    [Fact]
    public Task A_named_constant_is_a_constant() => Reports("""
        static class C
        {
            private const int Percent = 90;
            public static Interval? Of(NetPromoterScore nps) => nps.Interval([|Confidence.Of(level: Percent)|]);
            public static Interval? Local(NetPromoterScore? nps)
            {
                const double Alpha = 0.01;
                return nps?.Interval([|Confidence.Of(Alpha)|]);
            }
        }
        """);

    [Fact]
    public Task A_level_is_silent() => Silent("""
        static class C
        {
            private const double Usual = 0.95;
            public static Confidence[] Levels => [Confidence.P95, default, Confidence.Of(.9), Confidence.Of(Usual), Confidence.Of(0.501), Confidence.Of(0.9999), Confidence.Of(1 - 0.05), Confidence.Of(95 / 100.0)];
        }
        """);

    [Fact]
    public Task What_is_not_constant_is_silent() => Silent("""
        static class C
        {
            public static Confidence Given(double level) => Confidence.Of(level);
            public static Confidence Percent(int percent) => Confidence.Of(percent / 100.0);
            public static IEnumerable<Confidence> Many(IEnumerable<double> levels) => levels.Select(Confidence.Of);
            public static Confidence Read(string text) => Confidence.Parse(text, null);
        }
        """);

    [Fact]
    public Task Code_that_is_meant_to_fail_is_silent() => Silent("""
        static class Assert { public static void Throws<T>(Func<object?> code) { } public static void ThrowsAny(Action code) { } }
        static class C
        {
            public static void A_percentage_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Confidence.Of(95));
            public static void An_alpha_is_refused() => Assert.ThrowsAny(() => { Confidence.Of(0.05); });
        }
        """);

    [Fact]
    public Task A_lambda_given_to_another_method_is_reported() => Reports("""
        static class C
        {
            public static Lazy<Confidence> Later { get; } = new(() => [|Confidence.Of(95)|]);
            public static IEnumerable<Confidence> Many(int[] n) => n.Select(_ => [|Confidence.Of(95)|]);
        }
        """);

    [Fact]
    public Task Another_type_of_that_name_is_silent() => Silent("""
        namespace Mine
        {
            public readonly struct Confidence { public static Confidence Of(double level) => default; }
            static class C
            {
                public static Confidence Usual => Confidence.Of(95);
            }
        }
        """);

    [Fact]
    public Task Other_numbers_of_95_are_silent() => Silent("""
        static class C
        {
            public static Share? Percent(long hits) => Share.Of(95, 100);
            public static long Size => SampleSize.ForShare(0.5, 0.05, Confidence.P90);
        }
        """);

    [Fact]
    public Task The_named_level_is_used_where_there_is_one() => Fixes(
        """
        using static Cx.Core.Statistics.Confidence;
        static class C
        {
            // usual
            public static Confidence A => [|Confidence.Of(95)|]; // of 100
            public static Confidence B => [|Cx.Core.Statistics.Confidence.Of(0.1)|];
            public static Confidence D => [|Of(level: 99.0)|];
        }
        """,
        """
        using static Cx.Core.Statistics.Confidence;
        static class C
        {
            // usual
            public static Confidence A => Confidence.P95; // of 100
            public static Confidence B => Cx.Core.Statistics.Confidence.P90;
            public static Confidence D => P99;
        }
        """);

    [Fact]
    public Task Else_the_level_is_written_as_a_share() => Fixes(
        """
        static class C
        {
            private const int Percent = 95;
            private const decimal Alpha = 0.05m;
            public static Confidence A => [|Confidence.Of(97.5)|];
            public static Confidence B => [|Confidence.Of(0.002)|];
            public static Confidence D => [|Confidence.Of(/* usual */ 95)|];
            public static Confidence E => [|Confidence.Of(Percent)|];
            public static Confidence F => [|Confidence.Of((double)Alpha)|];
            public static Confidence G => [|Confidence.Of(C.Percent + 1)|];
        }
        """,
        """
        static class C
        {
            private const int Percent = 95;
            private const decimal Alpha = 0.05m;
            public static Confidence A => Confidence.Of(0.975);
            public static Confidence B => Confidence.Of(0.998);
            public static Confidence D => Confidence.Of(/* usual */ 0.95);
            public static Confidence E => Confidence.Of(Percent / 100.0);
            public static Confidence F => Confidence.Of(1 - (double)Alpha);
            public static Confidence G => Confidence.Of((C.Percent + 1) / 100.0);
        }
        """);

    [Fact]
    public Task Where_nobody_can_tell_what_was_meant_no_fix_is_offered() => OffersNoFix("""
        static class C
        {
            public static Confidence A => [|Confidence.Of(5)|];
            public static Confidence B => [|Confidence.Of(1)|];
        }
        """);
}
