using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Streaming;

namespace Cx.Core.Tests.Streaming;

/// <summary>Alarm and detector keep what they promise. Seeded; CX_VALIDATION=full runs the sizes of the design, else fewer with a bound that fits.</summary>
public class ChangeTests
{
    private const double Alpha = 0.05;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("CX_VALIDATION") is "full";
    private static readonly int Runs = IsFull ? 2_000 : 300;
    private const int Looks = 300;

    // Probabilities of the levels, and with them the true mean in the unit of the score.
    private static readonly double[] NpsShares = [.02, .01, .02, .02, .03, .05, .05, .1, .2, .2, .3];

    // NPS: 50 % promoters, 20 % detractors.
    private const double NpsTarget = 30;

    // Every one of the 2¹² sequences, each with its probability: the evidence has the expectation 1.
    [Theory]
    [InlineData(0.3, AlarmSide.Falls)]
    [InlineData(0.3, AlarmSide.Rises)]
    [InlineData(0.02, AlarmSide.Falls)]
    [InlineData(0.9, AlarmSide.Either)]
    public void The_evidence_against_a_true_target_has_the_expectation_one(double target, AlarmSide side)
    {
        var sum = 0.0;
        for (var sequence = 0; sequence < 1 << 12; sequence++)
        {
            RatingCounts<Thumbs> counts = default;
            var probability = 1.0;
            for (var i = 0; i < 12; i++)
            {
                var isUp = (sequence >> i) & 1;
                counts.Add(Rating<Thumbs>.From(isUp));
                probability *= isUp == 1 ? target : 1 - target;
            }

            sum += probability * Math.Exp(MeanAlarm.TopBox<Thumbs>(target, Alpha, side).Look(counts).LogEvidence);
        }

        Assert.Equal(1, sum, 1e-12);
    }

    [Fact]
    public void The_evidence_is_the_mean_of_the_products_of_the_bets()
    {
        // Levels of the mean of Csat3: 0, ½, 1; answers 1, 1, 2, 3 against a mean of 2.2, which is m = 0.6.
        double[] values = [0, 0, 0.5, 1];
        double falls = 0, rises = 0;
        for (var j = 1; j <= 8; j++)
        {
            var stake = Math.Pow(2, -j);
            falls += values.Aggregate(1.0, (product, y) => product * (1 - stake + (stake * (1 - y) / 0.4))) / 8;
            rises += values.Aggregate(1.0, (product, y) => product * (1 - stake + (stake * y / 0.6))) / 8;
        }

        var counts = RatingCounts.Of(Rating<Csat3>.From(1), Rating<Csat3>.From(1), Rating<Csat3>.From(2), Rating<Csat3>.From(3));
        Assert.Equal(Math.Log(falls), MeanAlarm.Mean<Csat3>(2.2, Alpha, AlarmSide.Falls).Look(counts).LogEvidence, 1e-12);
        Assert.Equal(Math.Log(rises), MeanAlarm.Mean<Csat3>(2.2, Alpha, AlarmSide.Rises).Look(counts).LogEvidence, 1e-12);
        Assert.Equal(Math.Log((falls + rises) / 2), MeanAlarm.Mean<Csat3>(2.2, Alpha).Look(counts).LogEvidence, 1e-12);
    }

    public static TheoryData<string> Distributions => ["nps", "top box", "rare", "skewed"];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void The_alarm_is_rarely_raised_while_the_target_holds_however_often_it_is_looked_at(string distribution)
    {
        var alarms = distribution switch
        {
            "nps" => Alarms<Nps>(() => MeanAlarm.Nps(NpsTarget, Alpha), NpsShares, 1),
            "top box" => Alarms<Csat5>(() => MeanAlarm.TopBox<Csat5>(0.8, Alpha), [.05, .05, .1, .3, .5], 2),
            "rare" => Alarms<Thumbs>(() => MeanAlarm.TopBox<Thumbs>(0.02, Alpha), [.98, .02], 3),
            _ => Alarms<Csat5>(() => MeanAlarm.Mean<Csat5>(4.5, Alpha), [.02, .03, .05, .23, .67], 4),
        };

        Assert.InRange(alarms, 0, (Alpha * Runs) + (3 * Math.Sqrt(Alpha * (1 - Alpha) * Runs)));
    }

    [Fact]
    public void The_true_score_is_rarely_ever_outside_of_the_confidence_sequence()
    {
        // The interval is asked for at some looks only; that is what costs.
        var runs = IsFull ? 2_000 : 100;
        var random = new Random(5);
        var outside = 0;
        for (var run = 0; run < runs; run++)
        {
            var alarm = MeanAlarm.Nps(0, Alpha);
            RatingCounts<Nps> counts = default;
            var isOutside = false;
            for (var look = 1; look <= Looks; look++)
            {
                counts.Add(Draw<Nps>(random, NpsShares));
                if (look % 15 == 0) isOutside |= !alarm.Look(counts).Interval.Contains(NpsTarget);
            }

            outside += isOutside ? 1 : 0;
        }

        Assert.InRange(outside, 0, (Alpha * runs) + (3 * Math.Sqrt(Alpha * (1 - Alpha) * runs)));
    }

    [Fact]
    public void The_confidence_sequence_is_what_the_evidence_does_not_speak_against()
    {
        RatingCounts<Nps> counts = default;
        var random = new Random(6);
        for (var i = 0; i < 1_000; i++) counts.Add(Draw<Nps>(random, NpsShares));
        var interval = MeanAlarm.Nps(0, Alpha).Look(counts).Interval;

        // Just outside of a limit the one-sided evidence reaches 2/α, just inside it does not.
        var threshold = Math.Log(2 / Alpha);
        Assert.True(MeanAlarm.Nps(interval.Low - 1e-6, Alpha, AlarmSide.Rises).Look(counts).LogEvidence >= threshold);
        Assert.True(MeanAlarm.Nps(interval.Low + 1e-6, Alpha, AlarmSide.Rises).Look(counts).LogEvidence < threshold);
        Assert.True(MeanAlarm.Nps(interval.High + 1e-6, Alpha, AlarmSide.Falls).Look(counts).LogEvidence >= threshold);
        Assert.True(MeanAlarm.Nps(interval.High - 1e-6, Alpha, AlarmSide.Falls).Look(counts).LogEvidence < threshold);

        // The price on the page: ± 8.3 points at n = 1,000.
        Assert.InRange(interval.Width / 2, 7, 9.5);
        Assert.Equal(0.95, interval.Confidence.Level, 1e-12);
        Assert.Equal((-100, 100), (MeanAlarm.Nps(0, Alpha).Look<Nps>(default).Interval.Low, MeanAlarm.Nps(0, Alpha).Look<Nps>(default).Interval.High));
    }

    [Fact]
    public void Without_a_change_a_signal_takes_at_least_as_many_slices_as_asked_for()
    {
        const int length = 100;
        var runs = IsFull ? 1_000 : 60;
        var random = new Random(7);
        double sum = 0, squares = 0;
        for (var run = 0; run < runs; run++)
        {
            var detector = ChangeDetector.Nps(NpsTarget, length, AlarmSide.Falls);
            ChangeReading reading;
            do
            {
                reading = detector.Next(Slice(random, NpsShares, 50));
            }
            while (!reading.IsSignal);
            sum += reading.Slice;
            squares += (double)reading.Slice * reading.Slice;
        }

        var mean = sum / runs;
        Assert.True(mean >= length - (3 * Math.Sqrt(((squares / runs) - (mean * mean)) / runs)), $"A signal after {mean} slices on average.");
    }

    [Fact]
    public void A_drop_of_ten_points_is_found_within_the_recorded_delay()
    {
        // 45 % promoters, 25 % detractors: NPS 20 instead of 30, 100 answers a slice, a false signal every 1,000 slices.
        double[] fallen = [.03, .02, .03, .03, .04, .05, .05, .1, .2, .2, .25];
        var runs = IsFull ? 1_000 : 100;
        var random = new Random(8);
        double sum = 0;
        for (var run = 0; run < runs; run++)
        {
            var detector = ChangeDetector.Nps(NpsTarget, 1_000, AlarmSide.Falls);
            while (!detector.Next(Slice(random, fallen, 100)).IsSignal)
            {
            }

            sum += detector.Slices;
        }

        // 10.63 slices in 1,500 runs of a program of another language on these shares (standard error 0.12); the mean over 100 runs has a standard error of 0.48, and four of them are never met by chance.
        Assert.InRange(sum / runs, 5, 10.63 + (4 * 0.48));
    }

    [Fact]
    public void A_detector_begins_anew_after_a_signal()
    {
        var detector = ChangeDetector.TopBox<Thumbs>(0.9, 20, AlarmSide.Falls);
        var bad = RatingCounts.Of(Enumerable.Repeat(Rating<Thumbs>.From(0), 30));

        var first = detector.Next(bad);
        var second = detector.Next(bad);

        Assert.True(first.IsSignal);
        Assert.Equal((2, 1, first.LogEvidence), (second.Slice, second.SlicesSinceRestart, second.LogEvidence));
    }

    [Fact]
    public void The_alarm_depends_on_the_counts_alone_and_stays_raised()
    {
        var alarm = MeanAlarm.TopBox<Thumbs>(0.5, Alpha, AlarmSide.Falls);
        var raised = alarm.Look(RatingCounts.Of(Enumerable.Repeat(Rating<Thumbs>.From(0), 40)));
        var counts = RatingCounts.Of(Enumerable.Repeat(Rating<Thumbs>.From(0), 40).Concat(Enumerable.Repeat(Rating<Thumbs>.From(1), 400)));

        Assert.True(raised.IsRaised);
        var later = alarm.Look(counts);
        Assert.True(later.IsRaised);
        Assert.True(later.LogEvidence < 0);
        Assert.False(MeanAlarm.TopBox<Thumbs>(0.5, Alpha, AlarmSide.Falls).Look(counts).IsRaised);
        Assert.Equal(440, later.N);
    }

    [Fact]
    public void After_a_withdrawal_nothing_is_guaranteed()
    {
        var alarm = MeanAlarm.TopBox<Thumbs>(0.5, Alpha);
        var counts = RatingCounts.Of(Rating<Thumbs>.From(0), Rating<Thumbs>.From(1));
        Assert.True(alarm.Look(counts).IsGuaranteed);
        counts.Remove(Rating<Thumbs>.From(0));
        Assert.False(alarm.Look(counts).IsGuaranteed);
        counts.Remove(Rating<Thumbs>.From(0));
        Assert.Contains("-1", Assert.Throws<InvalidOperationException>(() => alarm.Look(counts)).Message, StringComparison.Ordinal);
        var told = MeanAlarm.TopBox<Thumbs>(0.5, Alpha);
        told.NoteWithdrawal();
        Assert.False(told.Look<Thumbs>(default).IsGuaranteed);
    }

    [Theory]
    [InlineData(-100, 0.05)]
    [InlineData(100, 0.05)]
    [InlineData(double.NaN, 0.05)]
    [InlineData(0, 0)]
    [InlineData(0, 0.5)]
    public void Targets_and_rates_that_cannot_be_are_refused(double target, double alpha)
        => Assert.Throws<ArgumentOutOfRangeException>(() => MeanAlarm.Nps(target, alpha));

    [Fact]
    public void Another_scale_another_side_and_a_scale_without_box_are_refused()
    {
        Assert.Throws<ScaleMismatchException>(() => MeanAlarm.Nps(0, Alpha).Look(RatingCounts.Of(Rating<Csat5>.From(1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChangeDetector.Nps(0, 100, AlarmSide.Either));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChangeDetector.Nps(0, 1, AlarmSide.Falls));
        Assert.Throws<InvalidOperationException>(() => MeanAlarm.TopBox<Slider100>(0.5, Alpha));
        RatingCounts<Nps> negative = default;
        negative.Remove(Rating<Nps>.From(3));
        Assert.Throws<InvalidOperationException>(() => ChangeDetector.Nps(0, 100, AlarmSide.Falls).Next(negative));
    }

    [Fact]
    public void Charts_are_fed_from_counts()
    {
        var good = RatingCounts.Of(Rating<Nps>.From(10), Rating<Nps>.From(9), Rating<Nps>.From(7), Rating<Nps>.From(3));
        var points = RatingCharts.Gather([good, good, good, good, good], minN: 8, out var pending);

        Assert.Equal(2, points.Count);
        Assert.Equal(good, pending);
        var net = RatingCharts.NetScore(points)!;
        Assert.Equal(25, net.Centre);
        Assert.Equal(NetScoreChart.From([(2, 2, 4), (2, 2, 4)]), net);
        Assert.Equal(25, net.Point(good)!.Value);
        Assert.Equal(PChart.From([4, 4], [8, 8]), RatingCharts.Box(points));
        Assert.Equal(0.5, RatingCharts.Box(points)!.Point(good)!.Value);
        Assert.Throws<InvalidOperationException>(() => RatingCharts.Box<Slider100>([default]));
    }

    [Fact]
    public void Weights_halve_with_each_half_life_and_the_effective_n_says_by_how_much()
    {
        var start = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var day = TimeSpan.FromDays(1);
        var good = RatingCounts.Of(Rating<Nps>.From(10), Rating<Nps>.From(9), Rating<Nps>.From(3), Rating<Nps>.Skipped);
        var bad = RatingCounts.Of(Rating<Nps>.From(0), Rating<Nps>.From(1), Rating<Nps>.From(8));

        var view = Decay.Of([(start, day, good), (start.AddDays(7), day, bad)], halfLife: TimeSpan.FromDays(7), asOf: start.AddDays(7.5));

        // Ages 7 days and 0: weights ½ and 1. NPS = 100·(½·2 − ½·1 − 2)/(½·3 + 3) = −150/4.5; effective n = 4.5²/(¼·3 + 3).
        Assert.Equal(-150 / 4.5, NetPromoterScore.From(view.Counts)!.Points, 1e-6);
        Assert.Equal(4.5 * 4.5 / 3.75, view.EffectiveN!.Value, 1e-6);
        Assert.Equal(view.EffectiveN.Value, NetPromoterScore.From(view.Counts)!.Weighting!.EffectiveN, 1e-9);
        Assert.Equal(1, view.Counts.Skipped);
        Assert.Equal(default, view.Forgotten);
        Assert.Contains("7.00:00:00", view.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_weighs_nothing_any_more_is_said_and_the_future_is_refused()
    {
        var start = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var good = RatingCounts.Of(Rating<Nps>.From(10));
        var slices = new[] { (start, TimeSpan.FromHours(1), good) };

        var view = Decay.Of(slices, halfLife: TimeSpan.FromHours(1), asOf: start.AddHours(40));

        Assert.Equal(good, view.Forgotten);
        Assert.Null(view.EffectiveN);
        Assert.Null(NetPromoterScore.From(view.Counts));
        Assert.Throws<ArgumentOutOfRangeException>(() => Decay.Of(slices, TimeSpan.FromHours(1), start.AddTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Decay.Of(slices, TimeSpan.Zero, start));

        // In the first half of its slice a rating has no age yet.
        Assert.Equal(1, Decay.Of(slices, TimeSpan.FromHours(1), start.AddMinutes(1)).Counts[10], 1e-12);
    }

    private static int Alarms<TScale>(Func<MeanAlarm> create, double[] shares, int seed)
        where TScale : struct, IScale<TScale>
    {
        var random = new Random(seed);
        var alarms = 0;
        for (var run = 0; run < Runs; run++)
        {
            var alarm = create();
            RatingCounts<TScale> counts = default;
            for (var look = 0; look < Looks && !alarm.IsRaised; look++)
            {
                counts.Add(Draw<TScale>(random, shares));
                alarm.Look(counts);
            }

            alarms += alarm.IsRaised ? 1 : 0;
        }

        return alarms;
    }

    private static RatingCounts<Nps> Slice(Random random, double[] shares, int answers)
    {
        RatingCounts<Nps> counts = default;
        for (var i = 0; i < answers; i++) counts.Add(Draw<Nps>(random, shares));
        return counts;
    }

    private static Rating<TScale> Draw<TScale>(Random random, double[] shares)
        where TScale : struct, IScale<TScale>
    {
        var at = random.NextDouble();
        var level = 0;
        while (level < shares.Length - 1 && (at -= shares[level]) >= 0) level++;
        return Rating<TScale>.From(RatingCounts<TScale>.Scale.Min + level);
    }
}
