using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Statistics;

public class PredictionTests
{
    private static Gen<(double[] Positives, double[] Negatives)> Groups { get; } =
        from positives in Gen.NonEmptyListOf(Gen.Choose(0, 12))
        from negatives in Gen.NonEmptyListOf(Gen.Choose(0, 12))
        select (positives.Select(value => (double)value).ToArray(), negatives.Select(value => (double)value).ToArray());

    [Fact]
    public void The_area_is_the_share_of_pairs_in_order() => Law.Holds(Groups, groups =>
    {
        var (positives, negatives) = groups;
        var area = AreaUnderRoc.Of(positives, negatives)!;
        var pairs = positives.SelectMany(p => negatives.Select(n => p > n ? 1 : p == n ? 0.5 : 0));
        Assert.Equal(pairs.Average(), area.Value, 1e-12);
        Assert.Equal(1 - area.Value, AreaUnderRoc.Of(negatives, positives)!.Value, 1e-12);
        Assert.Equal((positives.Length, negatives.Length), (area.Positives, area.Negatives));
    });

    // DeLong's components written out: for each case the share of the other group that it is in order with.
    [Fact]
    public void The_standard_error_is_DeLongs() => Law.Holds(Groups, groups =>
    {
        var (positives, negatives) = groups;
        var area = AreaUnderRoc.Of(positives, negatives)!;
        if (positives.Length < 2 || negatives.Length < 2)
        {
            Assert.Null(area.StandardError);
            Assert.Null(area.Interval());
            return;
        }

        var v10 = positives.Select(p => negatives.Average(n => p > n ? 1 : p == n ? 0.5 : 0)).ToArray();
        var v01 = negatives.Select(n => positives.Average(p => p > n ? 1 : p == n ? 0.5 : 0)).ToArray();
        Assert.Equal(Math.Sqrt((Variance(v10) / v10.Length) + (Variance(v01) / v01.Length)), area.StandardError!.Value, 1e-9);
        if (area.Interval() is not { } interval) return;
        Assert.InRange(interval.Low, 0, area.Value + 1e-12);
        Assert.InRange(interval.High, area.Value - 1e-12, 1);

        static double Variance(double[] values) => values.Sum(value => (value - values.Average()) * (value - values.Average())) / (values.Length - 1);
    });

    [Fact]
    public void The_example_of_the_area_is_right()
    {
        var area = AreaUnderRoc.Of([0.9, 0.8, 0.35], [0.6, 0.3, 0.2])!;
        Assert.Equal(8 / 9.0, area.Value, 1e-15);
        Assert.Equal("AUC 0.888889 (3 against 3)", area.ToString());
        Assert.Null(AreaUnderRoc.Of([], [1]));
        Assert.Null(AreaUnderRoc.Of([1], []));
        Assert.Null(AreaUnderRoc.Of([3, 4], [1, 2])!.Interval());
        Assert.Throws<ArgumentException>(() => AreaUnderRoc.Of([double.NaN], [1]));
    }

    // (0.2² + 0.2² + 0.6²)/3; the reference is 2/3·1/3; squares .04 .04 .36, their variance .0341333.
    [Fact]
    public void The_Brier_score_by_hand()
    {
        var score = BrierScore.Of([0.8, 0.2, 0.4], [true, false, true])!;
        Assert.Equal(0.44 / 3, score.Value, 1e-15);
        Assert.Equal(2 / 9.0, score.Reference, 1e-15);
        Assert.Equal(1 - (0.44 / 3 * 4.5), score.Skill!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.034133333333333335 / 3), score.StandardError!.Value, 1e-12);
        Assert.Equal(0, score.Interval()!.Low);
        Assert.Equal(3, score.N);
        Assert.Equal("Brier 0.146667 (reference 0.222222, n 3)", score.ToString());
        Assert.Null(BrierScore.Of([], []));
        Assert.Null(BrierScore.Of([1], [true])!.Skill);
        Assert.Null(BrierScore.Of([1], [true])!.Interval());
        Assert.Throws<ArgumentOutOfRangeException>(() => BrierScore.Of([1.5], [true]));
        Assert.Throws<ArgumentException>(() => BrierScore.Of([1], []));
    }

    [Fact]
    public void Always_saying_the_share_that_happened_gives_the_reference() => Law.Holds(Gen.NonEmptyListOf(Gen.Elements(true, false)), happened =>
    {
        var share = happened.Count(one => one) / (double)happened.Count;
        var score = BrierScore.Of([.. happened.Select(_ => share)], [.. happened])!;
        Assert.Equal(score.Reference, score.Value, 1e-12);
    });

    [Fact]
    public void The_rows_of_a_calibration_table_hold_every_prediction_once() => Law.Holds(
        Gen.ArrayOf(from p in Gen.Choose(0, 20) from happened in Gen.Elements(true, false) select (P: p / 20.0, Happened: happened)),
        predictions =>
        {
            var table = CalibrationBin.Table([.. predictions.Select(one => one.P)], [.. predictions.Select(one => one.Happened)], bins: 5);
            Assert.Equal(predictions.Length, table.Sum(bin => bin.Observed.N));
            Assert.Equal(predictions.Count(one => one.Happened), table.Sum(bin => bin.Observed.Hits));
            Assert.Equal(predictions.Sum(one => one.P), table.Sum(bin => bin.MeanPredicted * bin.Observed.N), 1e-9);
            Assert.All(table, bin => Assert.InRange(bin.MeanPredicted, bin.From - 1e-12, bin.To + 1e-12));
        });

    [Fact]
    public void A_row_of_the_table_reads_as_text()
    {
        var table = CalibrationBin.Table([0.25, 0.25, 1], [true, false, true], bins: 4);
        Assert.Equal(["0.25…0.5: predicted 0.25, observed 0.5 (1 of 2)", "0.75…1: predicted 1, observed 1 (1 of 1)"], table.Select(bin => bin.ToString()));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationBin.Table([0.5], [true], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationBin.Table([-0.5], [true]));
        Assert.Throws<ArgumentException>(() => CalibrationBin.Table([0.5], []));
    }

    public class Areas : EqualityContract<AreaUnderRoc>
    {
        protected override IReadOnlyList<Func<AreaUnderRoc>> Makers => [() => AreaUnderRoc.Of([1, 2], [0, 3])!, () => AreaUnderRoc.Of([1, 4], [0, 3])!, () => AreaUnderRoc.Of([1], [0])!];
    }

    public class Briers : EqualityContract<BrierScore>
    {
        protected override IReadOnlyList<Func<BrierScore>> Makers => [() => BrierScore.Of([1], [true])!, () => BrierScore.Of([1], [false])!, () => BrierScore.Of([1, 1], [true, true])!];
    }

    public class Rows : EqualityContract<CalibrationBin>
    {
        protected override IReadOnlyList<Func<CalibrationBin>> Makers => [() => CalibrationBin.Table([0.5], [true])[0], () => CalibrationBin.Table([0.5], [false])[0], () => CalibrationBin.Table([0.5], [true], 2)[0]];
    }
}
