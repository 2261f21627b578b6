using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX2006Tests : RuleTests<CX2006_WeightsDoNotSumToOne>
{
    [Fact]
    public Task Weights_of_the_library_that_miss_one_are_reported() => Reports(
        """
        static class C
        {
            public static double? Index(PompScore a, PompScore b, PompScore c) => WeightedSatisfactionIndex.From([|(a, .5), (b, .3), (c, .3)|]);
            public static NetPromoterScore? Strata(RatingCounts<Nps> a, RatingCounts<Nps> b) => NetPromoterScore.Stratified([[|(a, 0.6), (b, 0.3)|]]);
        }
        """,
        "These weights sum to 1.1, not to 1; change one of them",
        "These weights sum to 0.9, not to 1; change one of them");

    [Fact]
    public Task Sequences_of_a_users_api_are_reported() => Reports(
        """
        static class C
        {
            private const double Third = 1.0 / 3;
            private static double Blend([UnitSum] params double[] weights) => weights[0];
            private static double Listed([UnitSum] IEnumerable<decimal> weights) => (double)weights.First();
            private static double Spans([UnitSum] ReadOnlySpan<double> weights) => weights[0];
            public static double A() => Blend([|0.5, 0.6|]);
            public static double B() => Blend(new[] { [|Third, Third|] });
            public static double D() => Listed([[|0.5m, 0.4m|]]);
            public static double E() => Spans(new double[] { [|1, 1|] });
            public static double F()
            {
                double[] weights = [[|.2, .2|]];
                return Blend(weights);
            }
        }
        """,
        "These weights sum to 1.1, not to 1; change one of them",
        "These weights sum to 0.666666666667, not to 1; change one of them",
        "These weights sum to 0.9, not to 1; change one of them",
        "These weights sum to 2, not to 1; change one of them",
        "These weights sum to 0.4, not to 1; change one of them");

    [Fact]
    public Task Several_marked_numbers_of_one_call_are_one_sum() => Reports(
        """
        sealed class Health([UnitSum] double usage, [UnitSum] double support, [UnitSum] double payment = 0.1)
        {
            public double Usage => usage + support + payment;
            public static Health Default() => new([|0.5, support: 0.3|]);
            public static Health All() => new([|usage: 0.5, 0.3, 0.3|]);
        }
        """,
        "These weights sum to 0.9, not to 1; change one of them",
        "These weights sum to 1.1, not to 1; change one of them");

    [Fact]
    public Task Weights_that_sum_to_one_are_silent() => Silent("""
        static class C
        {
            private static double Blend([UnitSum] params double[] weights) => weights[0];
            private static double Floats([UnitSum] params float[] weights) => weights[0];
            public static double? A(PompScore a, PompScore b, PompScore c) => WeightedSatisfactionIndex.From((a, .5), (b, .3), (c, .2));
            public static double B() => Blend(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
            public static double D() => Blend(1.0 / 3, 1.0 / 3, 1.0 / 3);
            public static double E() => Floats(0.1f, 0.2f, 0.7f);
            public static double F() => Blend(0.5, 0.5 + 5e-10);
        }
        """);

    [Fact]
    public Task A_weight_that_is_not_constant_is_silent() => Silent("""
        static class C
        {
            private static double Blend([UnitSum] params double[] weights) => weights[0];
            private static readonly double[] Fixed = [0.5, 0.6];
            public static double A(double x) => Blend(x, 0.9);
            public static double B(double[] rest) => Blend([0.9, .. rest]);
            public static double D() => Blend(Fixed);
            public static double E(int n) => Blend(Enumerable.Repeat(1.0, n).ToArray());
            public static double? F(PompScore a, PompScore b, double x) => WeightedSatisfactionIndex.From((a, x), (b, .3));
            public static double? G((PompScore?, double) part, PompScore b) => WeightedSatisfactionIndex.From(part, (b, .3));
        }
        """);

    [Fact]
    public Task An_array_that_is_written_to_is_silent() => Silent("""
        static class C
        {
            private static double Blend([UnitSum] params double[] weights) => weights[0];
            public static double A()
            {
                double[] weights = [0.5, 0.5, 0];
                weights[2] = 1;
                return Blend(weights);
            }

            public static double B()
            {
                double[] weights = [0.5, 0.6];
                Array.Sort(weights);
                return Blend(weights);
            }
        }
        """);

    [Fact]
    public Task No_weights_and_a_single_number_are_no_sum() => Silent("""
        static class C
        {
            private static double Blend([UnitSum] params double[] weights) => weights.Length;
            private static double Rest([UnitSum] double first) => 1 - first;
            public static double A() => Blend();
            public static double B() => Rest(0.3);
            public static double? D() => WeightedSatisfactionIndex.From();
        }
        """);

    [Fact]
    public Task Parameters_without_the_mark_are_silent() => Silent("""
        static class C
        {
            private static double Blend(params double[] weights) => weights[0];
            private static double Mixed([UnitSum] double a, double b) => a + b;
            public static double A() => Blend(0.5, 0.6);
            public static double B() => Mixed(0.5, 0.6);
        }
        """);

    [Fact]
    public Task Tuples_with_several_fractions_leave_open_which_is_the_weight() => Silent("""
        static class C
        {
            private static double Blend([UnitSum] params (double Value, double Weight)[] parts) => parts[0].Value;
            public static double A() => Blend((4.5, 0.5), (3.5, 0.6));
        }
        """);

    [Fact]
    public Task Weights_that_are_expected_to_be_refused_are_silent() => Silent("""
        static class Expect { public static void Throws(Action act) => act(); }
        static class C
        {
            private static double Blend([UnitSum] params double[] weights) => weights[0];
            public static void Refused() => Expect.Throws(() => Blend(0.5, 0.6));
        }
        """);

    [Fact]
    public Task A_like_named_mark_is_silent() => Silent("""
        sealed class UnitSumAttribute : Attribute;
        static class C
        {
            private static double Blend([global::UnitSum] params double[] weights) => weights[0];
            public static double A() => Blend(0.5, 0.6);
        }
        """);
}
