using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.LawKit;

/// <summary>The kit is fed broken aggregates, and names the law that each breaks. A check that was never seen to fail proves nothing.</summary>
public class LawKitTests
{
    // From −2 to far beyond 32 bits.
    private static readonly Gen<long> Values = Gen.OneOf(
        Gen.Choose(-2, 40).Select(value => (long)value),
        Gen.Choose(30, 60).SelectMany(bits => Gen.Choose(0, 9).Select(more => (1L << bits) + more)));

    private static readonly Dictionary<Fault, Action> Checks = new()
    {
        [Fault.None] = Check<Right>,
        [Fault.MergeSubtracts] = Check<MergeSubtracts>,
        [Fault.MergeForgetsInvalid] = Check<MergeForgetsInvalid>,
        [Fault.MergeLosesMinimum] = Check<MergeLosesMinimum>,
        [Fault.MergeOfEmptyCounts] = Check<MergeOfEmptyCounts>,
        [Fault.MergeDoubles] = Check<MergeDoubles>,
        [Fault.BatchForgetsLast] = Check<BatchForgetsLast>,
        [Fault.RemoveTakesAll] = Check<RemoveTakesAll>,
        [Fault.SubtractStopsAtZero] = Check<SubtractStopsAtZero>,
        [Fault.LastWins] = Check<LastWins>,
        [Fault.MergeShares] = Check<MergeShares>,
        [Fault.CopyShares] = Check<CopyShares>,
        [Fault.BadInputVanishes] = Check<BadInputVanishes>,
        [Fault.BadInputThrows] = Check<BadInputThrows>,
        [Fault.QuantilesFall] = Check<QuantilesFall>,
        [Fault.ShortShift] = Check<ShortShift>,
        [Fault.StaticScratch] = Check<StaticScratch>,
    };

    [Fact]
    public void An_aggregate_without_defect_passes() => Checks[Fault.None]();

    // A merge that shares its array is found by what it does to the other state; a copy that shares by the first merge into a copy.
    [Theory]
    [InlineData("MergeSubtracts", "MergeHasIdentity")]
    [InlineData("MergeForgetsInvalid", "MergeHasIdentity")]
    [InlineData("MergeLosesMinimum", "MergeHasIdentity")]
    [InlineData("MergeOfEmptyCounts", "MergeHasIdentity")]
    [InlineData("MergeDoubles", "MergeIsAssociative AddIsMergeOfSingleton MergeHasIdentity MergeIsCommutative")]
    [InlineData("BatchForgetsLast", "AddRangeIsRepeatedAdd")]
    [InlineData("RemoveTakesAll", "RemoveUndoesAdd")]
    [InlineData("SubtractStopsAtZero", "SubtractUndoesMerge")]
    [InlineData("LastWins", "AddIsMergeOfSingleton")]
    [InlineData("MergeShares", "MergeKeepsNothingOfTheOther")]
    [InlineData("CopyShares", "MergeIsCommutative CopySharesNothing")]
    [InlineData("BadInputVanishes", "NothingIsLost")]
    [InlineData("BadInputThrows", "AddTakesEveryValue")]
    [InlineData("QuantilesFall", "QuantilesRise")]
    [InlineData("ShortShift", "QuantilesHoldTheirValue QuantilesRise")]
    [InlineData("StaticScratch", "ThreadsDoNotMatter")]
    public void A_broken_aggregate_is_named_by_the_law_it_breaks(string fault, string laws)
    {
        var failure = Assert.Throws<LawBrokenException>(() => Checks[Enum.Parse<Fault>(fault)]());

        Assert.Contains(failure.Law.ToString(), laws.Split(' '));
        Assert.Contains(failure.Law.ToString(), failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_defect_is_tried()
        => Assert.Equal(Enum.GetValues<Fault>().Order(), Checks.Keys.Order());

    [Fact]
    public void The_case_that_is_shown_is_as_small_as_can_be()
    {
        var failure = Assert.Throws<LawBrokenException>(Checks[Fault.MergeForgetsInvalid]);

        // One invalid value is enough, and nothing but it.
        Assert.Matches("(?m)^a: \\[-[12]\\]$", failure.Message);
        Assert.Contains("b: []", failure.Message, StringComparison.Ordinal);
        Assert.Contains("seed 20260101", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_made_simpler_where_the_user_says_how()
    {
        var failure = Assert.Throws<LawBrokenException>(() => AggregateLaws.Check<Broken<BadInputVanishes>, long>(
            Gen.Choose(-1_000, -500).Select(value => (long)value),
            new AggregateLawOptions<Broken<BadInputVanishes>, long> { Offered = state => state.Offered, Shrink = value => value < -1 ? [-1, value / 2] : [] }));

        Assert.Contains("[-1]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_guide_keeps_all_laws()
        => AggregateLaws.CheckReversible(
            Gen.Choose(-1, 4).Select(value => (FirstContactOutcome)value),
            new AggregateLawOptions<FirstContact, FirstContactOutcome> { Offered = state => state.Offered });

    [Fact]
    public void A_generator_is_sampled_as_often_as_asked()
    {
        var seen = 0;
        AggregateLaws.Check<FirstContact, FirstContactOutcome>(
            Gen.Choose(0, 2).Select(value => (FirstContactOutcome)value),
            new AggregateLawOptions<FirstContact, FirstContactOutcome> { Cases = 3, Offered = state => state.Offered, Show = _ => $"{++seen}" });

        Assert.Equal(0, seen);
        Assert.Throws<ArgumentOutOfRangeException>(() => AggregateLaws.Check<FirstContact, FirstContactOutcome>(
            Gen.Choose(0, 2).Select(value => (FirstContactOutcome)value), new AggregateLawOptions<FirstContact, FirstContactOutcome> { Cases = 0 }));
    }

    [Fact]
    public void Scales_of_a_user_are_proved_and_one_that_cannot_be_says_what_to_change()
    {
        ScaleLaws.Check<WaitTime>();
        var failure = Assert.Throws<LawBrokenException>(ScaleLaws.Check<Backwards>);

        Assert.Equal(Law.ScaleIsDefined, failure.Law);
        Assert.Contains("backwards", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counters_that_threads_share_without_care_are_caught()
    {
        var values = Gen.Choose(0, 3);
        ConcurrencyLaws.Check(values, () => new long[4], (cells, value) => Interlocked.Increment(ref cells[value]), cells => [.. cells.Select((_, i) => Volatile.Read(ref cells[i]))]);

        var lost = Assert.Throws<LawBrokenException>(() => ConcurrencyLaws.Check(values, () => new long[4], Careless, cells => [.. cells]));
        Assert.Contains(lost.Law, (Law[])[Law.NoWriterIsForgotten, Law.CountersNeverFall]);

        var falls = Assert.Throws<LawBrokenException>(() => ConcurrencyLaws.Check(
            values, () => new long[4], (cells, value) => Interlocked.Increment(ref cells[value]), cells => [.. cells.Select((_, i) => Interlocked.Exchange(ref cells[i], 0))]));
        Assert.Contains(falls.Law, (Law[])[Law.NoWriterIsForgotten, Law.CountersNeverFall]);

        var throws = Assert.Throws<LawBrokenException>(() => ConcurrencyLaws.Check(values, () => new long[3], (cells, value) => Interlocked.Increment(ref cells[value]), cells => [.. cells]));
        Assert.Contains("IndexOutOfRangeException", throws.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(ForgetsTheLast), "SnapshotComesBack")]
    [InlineData(typeof(WritesUnsorted), "SnapshotIsCanonical")]
    [InlineData(typeof(ThrowsOnBytes), "DamageIsSeen")]
    [InlineData(typeof(IgnoresTheRest), "DamageIsSeen")]
    [InlineData(typeof(BelievesLengths), "ReadingIsBounded DamageIsSeen")]
    [InlineData(typeof(NeedsMore), "SnapshotFits")]
    public void A_broken_codec_is_named_by_the_law_it_breaks(Type codec, string laws)
    {
        var check = typeof(LawKitTests).GetMethod(nameof(CheckCodec), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(codec);

        var failure = Assert.IsType<LawBrokenException>(Assert.Throws<System.Reflection.TargetInvocationException>(() => check.Invoke(null, null)).InnerException);

        Assert.Contains(failure.Law.ToString(), laws.Split(' '));
    }

    [Fact]
    public void A_codec_of_a_user_passes() => CheckCodec<Sound>();

    [Fact]
    public void Every_aggregate_of_the_library_keeps_the_laws()
    {
        AggregateLaws.CheckReversible(
            Ratings<Nps>(), new AggregateLawOptions<RatingCounts<Nps>, Rating<Nps>> { Offered = counts => counts.Offered });
        AggregateLaws.CheckReversible(
            Ratings<Slider100>(), new AggregateLawOptions<RatingCounts<Slider100>, Rating<Slider100>> { Offered = counts => counts.Offered, Cases = 60 });
        AggregateLaws.CheckReversible(
            Ratings<Nps>().SelectMany(rating => Gen.Choose(0, 300).Select(weight => new WeightedRating<Nps>(rating, weight / 100.0))),
            new AggregateLawOptions<WeightedRatingCounts<Nps>, WeightedRating<Nps>> { Offered = counts => counts.Offered });
        AggregateLaws.CheckReversible(
            Ratings<Csat10>().Three().Select(three => new ThreeItemAnswers(three.Item1, three.Item2, three.Item3)),
            new AggregateLawOptions<ThreeItemCounts, ThreeItemAnswers>());
        AggregateLaws.CheckReversible(Streaming.DurationSketchTests.Durations(), new AggregateLawOptions<DurationSketch, TimeSpan>
        {
            Offered = sketch => sketch.N + sketch.Invalid,
            ValueOf = duration => duration < TimeSpan.Zero ? null : duration.Ticks,
            Quantile = (sketch, level) => sketch.Quantile(level) is { } quantile ? new QuantileReading(quantile.Low.Ticks, quantile.Estimate.Ticks, quantile.High.Ticks) : null,
        });
        AggregateLaws.CheckReversible(
            Gen.Choose(-40_000, 40_000).Select(minute => DateTimeOffset.UnixEpoch.AddMinutes(minute)), new AggregateLawOptions<OpenCases, DateTimeOffset> { Offered = open => open.N });
        AggregateLaws.Check<DistinctCounter, ulong>(Gen.Choose(0, 500).Select(id => (ulong)id));
        AggregateLaws.Check<DistinctCounter, string?>(Gen.Choose(0, 500).Select(id => id == 0 ? null : $"c-{id}"));
    }

    [Fact]
    public void Every_codec_of_the_library_keeps_the_laws()
    {
        CodecLaws.Check<RatingCountsCodec<Nps>, RatingCounts<Nps>>(Ratings<Nps>().ListOf().Select(list => RatingCounts.Of(list)));
        CodecLaws.Check<DurationSketchCodec, DurationSketch>(States<DurationSketch, TimeSpan>(Streaming.DurationSketchTests.Durations()));
        CodecLaws.Check<OpenCasesCodec, OpenCases>(States<OpenCases, DateTimeOffset>(Gen.Choose(-40_000, 40_000).Select(minute => DateTimeOffset.UnixEpoch.AddMinutes(minute))));
        CodecLaws.Check<DistinctCounterCodec, DistinctCounter>(States<DistinctCounter, ulong>(Gen.Choose(0, 5_000).Select(id => (ulong)id)));
    }

    [Fact]
    public void Every_scale_of_the_library_keeps_the_laws()
    {
        ScaleLaws.Check<Nps>();
        ScaleLaws.Check<Ces5>();
        ScaleLaws.Check<Thumbs>();
        ScaleLaws.Check<Slider100>();
    }

    private static void Check<TFault>()
        where TFault : IFault
        => AggregateLaws.CheckReversible(Values, new AggregateLawOptions<Broken<TFault>, long>
        {
            Offered = state => state.Offered,
            ValueOf = value => value < 0 ? null : value,
            Quantile = (state, level) => state.Quantile(level),
        });

    private static void CheckCodec<TCodec>()
        where TCodec : ISnapshotCodec<TCodec, List<long>>
        => CodecLaws.Check<TCodec, List<long>>(Gen.Choose(0, 999).Select(value => (long)value).ListOf().Select(list => list.ToList()), (one, other) => one.SequenceEqual(other));

    private static void Careless(long[] cells, int value)
    {
        var seen = cells[value];
        Thread.Yield();
        cells[value] = seen + 1;
    }

    private static Gen<Rating<TScale>> Ratings<TScale>()
        where TScale : struct, IScale<TScale>
    {
        var scale = ScaleDefinition.Of<TScale>();
        return Gen.OneOf(
            Gen.Choose(scale.Min, scale.Max).Select(Rating<TScale>.From),
            Gen.Elements(Rating<TScale>.NotAnswered, Rating<TScale>.Skipped, Rating<TScale>.NotApplicable));
    }

    private static Gen<TState> States<TState, TIn>(Gen<TIn> values)
        where TState : struct, IAggregate<TState, TIn>
        => Gen.Choose(0, 60).SelectMany(length => values.ListOf(length < 50 ? length : 7 * length)).Select(list =>
        {
            TState state = default;
            foreach (var value in list) TState.Add(ref state, value);
            return state;
        });

    private readonly struct WaitTime : IScale<WaitTime>
    {
        public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("wait-time", 1, 6, Polarity.LowerIsBetter)
            .WithLabels("none", "short", "acceptable", "long", "very long", "gave up");
    }

    private readonly struct Backwards : IScale<Backwards>
    {
        public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("backwards", 6, 1, Polarity.LowerIsBetter);
    }

    private sealed class Right : IFault { public static Fault Fault => Fault.None; }

    private sealed class MergeSubtracts : IFault { public static Fault Fault => Fault.MergeSubtracts; }

    private sealed class MergeForgetsInvalid : IFault { public static Fault Fault => Fault.MergeForgetsInvalid; }

    private sealed class MergeLosesMinimum : IFault { public static Fault Fault => Fault.MergeLosesMinimum; }

    private sealed class MergeOfEmptyCounts : IFault { public static Fault Fault => Fault.MergeOfEmptyCounts; }

    private sealed class MergeDoubles : IFault { public static Fault Fault => Fault.MergeDoubles; }

    private sealed class BatchForgetsLast : IFault { public static Fault Fault => Fault.BatchForgetsLast; }

    private sealed class RemoveTakesAll : IFault { public static Fault Fault => Fault.RemoveTakesAll; }

    private sealed class SubtractStopsAtZero : IFault { public static Fault Fault => Fault.SubtractStopsAtZero; }

    private sealed class LastWins : IFault { public static Fault Fault => Fault.LastWins; }

    private sealed class MergeShares : IFault { public static Fault Fault => Fault.MergeShares; }

    private sealed class CopyShares : IFault { public static Fault Fault => Fault.CopyShares; }

    private sealed class BadInputVanishes : IFault { public static Fault Fault => Fault.BadInputVanishes; }

    private sealed class BadInputThrows : IFault { public static Fault Fault => Fault.BadInputThrows; }

    private sealed class QuantilesFall : IFault { public static Fault Fault => Fault.QuantilesFall; }

    private sealed class ShortShift : IFault { public static Fault Fault => Fault.ShortShift; }

    private sealed class StaticScratch : IFault { public static Fault Fault => Fault.StaticScratch; }
}
