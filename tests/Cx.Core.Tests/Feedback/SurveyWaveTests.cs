using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Scales;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Feedback;

public class SurveyWaveTests
{
    private static Gen<ResponseDispositions> Dispositions { get; } =
        from counts in Gen.ArrayOf(Gen.Choose(0, 50).Select(count => (long)count), 7)
        select new ResponseDispositions(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]);

    [Fact]
    public void The_six_rates_keep_their_order() => Law.Holds(
        from wave in Dispositions from e in Gen.Choose(0, 10) select (wave, e: e / 10.0),
        given =>
        {
            var (wave, e) = given;
            if (ResponseRate.RR5(wave) is not { } rr5)
            {
                Assert.Equal(0, wave.KnownEligible);
                Assert.Null(ResponseRate.RR6(wave));
                return;
            }

            double[] odd = [ResponseRate.RR1(wave)!.Value, ResponseRate.RR3(wave, e)!.Value, rr5.Value];
            double[] even = [ResponseRate.RR2(wave)!.Value, ResponseRate.RR4(wave, e)!.Value, ResponseRate.RR6(wave)!.Value];
            Assert.True(odd[0] <= odd[1] && odd[1] <= odd[2]);
            Assert.True(even[0] <= even[1] && even[1] <= even[2]);
            Assert.All(odd.Zip(even), pair => Assert.True(0 <= pair.First && pair.First <= pair.Second && pair.Second <= 1));
            Assert.Equal(odd[0], ResponseRate.RR3(wave, 1)!.Value);
            Assert.Equal(odd[2], ResponseRate.RR3(wave, 0)!.Value);
        });

    [Fact]
    public void Dispositions_add_up_and_merge_class_by_class() => Law.Holds(from a in Dispositions from b in Dispositions select (a, b), pair =>
    {
        var both = pair.a.Merge(pair.b);
        Assert.Equal(pair.a.Total + pair.b.Total, both.Total);
        Assert.Equal(both.Total, both.KnownEligible + both.Unknown);
        Assert.Equal(both, pair.b.Merge(pair.a));
    });

    [Fact]
    public void A_rate_says_its_definition_and_what_was_estimated()
    {
        var wave = new ResponseDispositions(600, 50, 150, 120, 30, 40, 10);

        Assert.Equal("RR1 0.6 (600 of 1000)", ResponseRate.RR1(wave)!.ToString());
        Assert.Equal("RR4 0.663265 (650 of 980, e 0.6)", ResponseRate.RR4(wave, 0.6)!.ToString());
        Assert.Equal(("RR3", 600, 980.0, 0.6), (ResponseRate.RR3(wave, 0.6)!.Definition, ResponseRate.RR3(wave, 0.6)!.Responses, ResponseRate.RR3(wave, 0.6)!.Invited, ResponseRate.RR3(wave, 0.6)!.EligibleShareOfUnknown));
        Assert.Equal((Share.Of(150, 950), Share.Of(830, 950)), (wave.RefusalShare, wave.ContactShare));
        Assert.Equal("I 600, P 50, R 150, NC 120, O 30, UH 40, UO 10", wave.ToString());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void An_estimate_that_is_no_share_is_refused(double e)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ResponseRate.RR3(default, e));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResponseRate.RR4(default, e));
    }

    [Fact]
    public void A_negative_count_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ResponseDispositions(0, 0, 0, 0, 0, 0, -1));

    [Fact]
    public void A_wave_has_its_rates_each_with_its_base()
    {
        var wave = SurveyWave.Of("spring", invited: 1000, delivered: 950, started: 400, completed: 300);

        Assert.True(wave.HasList);
        Assert.Equal((Share.Of(950, 1000), Share.Of(400, 950), Share.Of(300, 400), Share.Of(300, 1000)), (wave.DeliveryRate, wave.ParticipationRate, wave.CompletionRate, wave.CompletedOfInvited));
        Assert.Equal("spring: invited 1000, delivered 950, started 400, completed 300", wave.ToString());
    }

    [Fact]
    public void A_wave_without_list_has_no_rate_of_the_invited()
    {
        var wave = SurveyWave.WithoutList("kiosk", shown: 900, started: 90, completed: 45);

        Assert.False(wave.HasList);
        Assert.Equal((null, Share.Of(90, 900), Share.Of(45, 90), null), (wave.DeliveryRate, wave.ParticipationRate, wave.CompletionRate, wave.CompletedOfInvited));
        Assert.Equal("kiosk: shown 900, started 90, completed 45", wave.ToString());
    }

    [Theory]
    [InlineData(10, 11, 5, 5, "delivered is 11 and invited is 10")]
    [InlineData(10, 9, 10, 5, "started is 10 and delivered is 9")]
    [InlineData(10, 9, 8, 9, "completed is 9 and started is 8")]
    [InlineData(10, 9, 8, -1, "completed is -1")]
    public void More_cannot_come_out_of_a_step_than_went_in(long invited, long delivered, long started, long completed, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => SurveyWave.Of("w", invited, delivered, started, completed)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_wave_has_a_name()
    {
        Assert.Throws<ArgumentException>(() => SurveyWave.Of(" ", 1, 1, 1, 1));
        Assert.Throws<ArgumentException>(() => SurveyWave.WithoutList("", 1, 1, 1));
    }

    [Fact]
    public void What_people_say_and_what_they_did_stand_side_by_side()
    {
        var signal = AdvocacySignal.From(
        [
            (Rating<Nps>.From(10), 2), (Rating<Nps>.From(9), 0), (Rating<Nps>.From(9), null),
            (Rating<Nps>.From(8), 1), (Rating<Nps>.From(3), 0), (Rating<Nps>.From(0), 1),
            (Rating<Nps>.Skipped, 4),
        ])!;

        // 3 promoters, 1 passive, 2 detractors of 6 answers.
        Assert.Equal(100.0 / 6, signal.Stated!.Points, 1e-9);
        Assert.Equal(Share.Of(4, 6), signal.Actual);
        Assert.Equal((Share.Of(1, 2), Share.Of(1, 1), Share.Of(1, 2)), (signal.Promoters, signal.Passives, signal.Detractors));
        Assert.Equal((8, 2), (signal.Referrals, signal.Incomplete));
        Assert.EndsWith("; referred 0.666667 (4 of 6)", signal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_people_there_is_no_signal_and_without_an_answer_nothing_is_stated()
    {
        Assert.Null(AdvocacySignal.From([]));
        var silent = AdvocacySignal.From([(default, null)])!;
        Assert.Equal((null, null, null, 1), (silent.Stated, silent.Actual, silent.Promoters, silent.Incomplete));
        Assert.Equal("stated nothing; referred not known", silent.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => AdvocacySignal.From([(default, -1)]));
    }

    public class WaveJson : JsonContract<SurveyWave>
    {
        protected override JsonSerializerContext Context => FeedbackJsonContext.Default;

        protected override IReadOnlyList<(SurveyWave Value, string Json)> Written =>
        [
            (SurveyWave.Of("w", 4, 3, 2, 1), """{"name":"w","invited":4,"delivered":3,"started":2,"completed":1}"""),
            (SurveyWave.WithoutList("w", 3, 2, 1), """{"name":"w","shown":3,"started":2,"completed":1}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"name":"w","invited":4,"delivered":5,"started":2,"completed":1}""", "delivered is 5"),
            ("""{"name":"w","shown":3,"invited":4,"started":2,"completed":1}""", "not both"),
            ("""{"name":"w","invited":4,"started":2,"completed":1}""", "needs \"delivered\""),
            ("""{"name":"w","shown":1,"started":2,"completed":1}""", "started is 2"),
            ("""{"name":"w","people":1}""", "no member"),
        ];
    }

    public class WaveEquality : EqualityContract<SurveyWave>
    {
        protected override IReadOnlyList<Func<SurveyWave>> Makers =>
        [
            () => SurveyWave.Of("w", 4, 3, 2, 1),
            () => SurveyWave.WithoutList("w", 3, 2, 1),
            () => SurveyWave.Of("v", 4, 3, 2, 1),
        ];
    }
}
