using Cx.Core.Durations;
using Cx.Core.Improvement;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Improvement;

public class HealthTests
{
    private static HealthComponent[] Parts { get; } = [HealthComponent.Of("logins", 0.5, 0, 20), HealthComponent.Of("errors", 0.3, 10, 0), HealthComponent.Of("nps", 0.2, 0, 10)];

    private static Gen<(MissingComponent Missing, double?[] Figures)> Customers { get; } =
        from missing in Gen.Elements(MissingComponent.Renormalise, MissingComponent.Impute(40), MissingComponent.Unknown)
        from figures in Gen.ArrayOf(Gen.OneOf(Gen.Constant((double?)null), Gen.Choose(-5, 30).Select(value => (double?)value)), 3)
        select (missing, figures);

    private static CustomerHealthScore? Score(MissingComponent missing, params double?[] figures) => CustomerHealthScore.From(
        HealthModel.Of(missing, Parts), Parts.Select((part, i) => (part.Name, figures[i])).ToDictionary(pair => pair.Name, pair => pair.Item2, StringComparer.Ordinal));

    [Fact]
    public void Weights_that_do_not_add_up_to_one_are_refused_with_their_sum()
    {
        Assert.Contains("add up to 0.8.", Assert.Throws<ArgumentException>(() => HealthModel.Of(MissingComponent.Unknown, Parts[0], Parts[1])).Message, StringComparison.Ordinal);
        Assert.Contains("add up to 0.", Assert.Throws<ArgumentException>(() => HealthModel.Of(MissingComponent.Unknown)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => HealthModel.Of(MissingComponent.Unknown, HealthComponent.Of("a", 0.5, 0, 1), HealthComponent.Of("a", 0.5, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => HealthComponent.Of("a", 1.5, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HealthComponent.Of("a", -0.5, 0, 1));
        Assert.Throws<ArgumentException>(() => HealthComponent.Of("a", 0.5, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HealthComponent.Of("a", 0.5, double.NaN, 1));
        Assert.Throws<ArgumentException>(() => HealthComponent.Of("a", 0.5, double.MinValue, double.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => MissingComponent.Impute(101));
    }

    // logins 15 of 20 = 75·.5; errors 2 from 10 down = 80·.3; nps 9 = 90·.2.
    [Fact]
    public void A_score_by_hand()
    {
        var score = Score(MissingComponent.Unknown, 15, 2, 9)!;
        Assert.Equal(37.5 + 24 + 18, score.Value, 1e-12);
        Assert.Equal(1, score.Coverage);
        Assert.Equal([37.5, 24, 18], score.Contributions.Select(part => part.Contribution), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal("health 79.5, coverage 1: logins 37.5, errors 24.0, nps 18.0", score.ToString());
        Assert.Equal("errors 0.3: 10 … 0", Parts[1].ToString());
        Assert.Equal("logins 0.5: 0 … 20; errors 0.3: 10 … 0; nps 0.2: 0 … 10; missing: unknown", score.Model.ToString());
    }

    // Without errors: (37.5 + 18)/.7, or 40 points stand in: 37.5 + 12 + 18.
    [Fact]
    public void What_is_missing_is_treated_as_the_model_says()
    {
        Assert.Null(Score(MissingComponent.Unknown, 15, null, 9));
        var stretched = Score(MissingComponent.Renormalise, 15, null, 9)!;
        Assert.Equal(55.5 / 0.7, stretched.Value, 1e-12);
        Assert.Equal(0.7, stretched.Coverage, 1e-12);
        Assert.Equal("errors 0.0 (left out)", stretched.Contributions[1].ToString());
        var imputed = Score(MissingComponent.Impute(40), 15, null, 9)!;
        Assert.Equal(67.5, imputed.Value, 1e-12);
        Assert.True(imputed.Contributions[1].IsImputed);
        Assert.Equal("errors 12.0 (imputed)", imputed.Contributions[1].ToString());
        Assert.Equal("impute 40", imputed.Model.Missing.ToString());
        Assert.All(new[] { MissingComponent.Renormalise, MissingComponent.Impute(40), MissingComponent.Unknown }, missing => Assert.Null(Score(missing, null, null, null)));
        Assert.Contains("none of the components", Assert.Throws<ArgumentException>(() => CustomerHealthScore.From(HealthModel.Of(MissingComponent.Unknown, Parts), new Dictionary<string, double?>(StringComparer.Ordinal) { ["login"] = 1 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Score(MissingComponent.Unknown, double.NaN, 1, 1));
    }

    [Fact]
    public void Contributions_add_up_and_the_score_stays_within_its_range() => Law.Holds(Customers, customer =>
    {
        if (Score(customer.Missing, customer.Figures) is not { } score) return;
        Assert.InRange(score.Value, 0, 100);
        Assert.InRange(score.Coverage, 0.2 - 1e-12, 1);
        Assert.Equal(score.Value, score.Contributions.Sum(part => part.Contribution), 1e-9);
        Assert.Equal(1, score.Contributions.Sum(part => part.Weight), 1e-9);
    });

    [Fact]
    public void A_better_figure_never_lowers_the_score() => Law.Holds(from customer in Customers from place in Gen.Choose(0, 2) from step in Gen.Choose(0, 10) select (customer, place, step), given =>
    {
        var ((missing, figures), place, step) = given;
        if (figures[place] is not { } figure || Score(missing, figures) is not { } before) return;
        double?[] better = [.. figures];
        better[place] = Parts[place].Best > Parts[place].Worst ? figure + step : figure - step;
        Assert.InRange(Score(missing, better)!.Value, before.Value - 1e-9, 100);
    });

    [Fact]
    public void A_band_is_kept_until_it_is_really_left()
    {
        var bands = HealthBands.Of("at risk", ("watch", 40, 35), ("well", 70, 65));
        Assert.Equal(["at risk", "at risk", "watch", "watch", "well"], new[] { 0, 39.9, 40, 69.9, 70 }.Select(points => bands.BandOf(points)));
        Assert.Equal("well", bands.BandOf(67, "well"));
        Assert.Equal("watch", bands.BandOf(67, "watch"));
        Assert.Equal("watch", bands.BandOf(64.9, "well"));
        Assert.Equal("at risk", bands.BandOf(10, "well"));
        Assert.Equal("well", bands.BandOf(90, "at risk"));
        Assert.Equal("watch", bands.BandOf(35, "watch"));
        Assert.Equal("at risk", bands.BandOf(34.9, "watch"));
        Assert.Equal("well", bands.BandOf(Score(MissingComponent.Unknown, 15, 2, 9)!));
        Assert.Equal("at risk, watch from 40 (left below 35), well from 70 (left below 65)", bands.ToString());
        Assert.Equal(["at risk", "watch", "well"], bands.Names);
        Assert.Throws<ArgumentException>(() => bands.BandOf(50, "fine"));
        Assert.Throws<ArgumentOutOfRangeException>(() => bands.BandOf(101));
        Assert.Throws<ArgumentException>(() => HealthBands.Of("a", ("b", 40, 45)));
        Assert.Throws<ArgumentException>(() => HealthBands.Of("a", ("b", 40, 35), ("c", 40, 39)));
        Assert.Throws<ArgumentException>(() => HealthBands.Of("a", ("a", 40, 35)));
        Assert.Throws<ArgumentException>(() => HealthBands.Of("a", ("b", 101, 35)));
    }

    [Fact]
    public void A_band_is_one_whose_borders_the_score_respects() => Law.Holds(from points in Gen.Choose(0, 100) from previous in Gen.Elements("low", "middle", "high") select (points, previous), given =>
    {
        var bands = HealthBands.Of("low", ("middle", 40, 30), ("high", 80, 70));
        var now = bands.BandOf(given.points, given.previous);
        // Staying is stable, and no band is held below where it is left or missed above where the next is entered.
        Assert.Equal(now, bands.BandOf(given.points, now));
        Assert.True(now switch { "low" => given.points < 40, "middle" => given.points is >= 30 and < 80, _ => given.points >= 70 });
    });

    [Fact]
    public void A_score_is_held_against_who_left()
    {
        // Scores 75·.5 + .. by logins alone: 0, 25, 50, 75, 100.
        var customers = new[] { (0, true), (5, true), (10, false), (15, true), (20, false) }
            .Select(customer => (CustomerHealthScore.From(HealthModel.Of(MissingComponent.Unknown, HealthComponent.Of("logins", 1, 0, 20)), new Dictionary<string, double?>(StringComparer.Ordinal) { ["logins"] = customer.Item1 })!, customer.Item2)).ToList();
        var validation = HealthValidation.From(customers, bins: 4)!;
        // Five of the six pairs have the lower score on the one who left.
        Assert.Equal(5 / 6.0, validation.Area!.Value, 1e-12);
        // Risks 1, .75, .5, .25, 0 against 1, 1, 0, 1, 0.
        Assert.Equal((0 + 0.0625 + 0.25 + 0.5625 + 0) / 5, validation.Brier.Value, 1e-12);
        Assert.Equal((3, 5), (validation.Lost.Hits, validation.Lost.N));
        Assert.Equal([(1L, 0L), (1, 1), (1, 0), (2, 2)], validation.Calibration.Select(bin => (bin.Observed.N, bin.Observed.Hits)));
        Assert.StartsWith("AUC 0.833333 (3 against 2); Brier 0.175", validation.ToString(), StringComparison.Ordinal);
        Assert.Null(HealthValidation.From([]));
        Assert.Null(HealthValidation.From(customers.Where(customer => customer.Item2))!.Area);
        Assert.StartsWith("no AUC", HealthValidation.From(customers.Where(customer => customer.Item2))!.ToString(), StringComparison.Ordinal);
        Assert.Equal(validation, HealthValidation.From(customers, bins: 4));
        Assert.NotEqual(validation, HealthValidation.From(customers, bins: 5));
    }

    [Fact]
    public void Signals_carry_their_figure_its_unit_and_its_uncertainty()
    {
        var waits = DurationDistribution.From([.. Enumerable.Range(1, 200).Select(i => CensoredDuration.Resolved(TimeSpan.FromSeconds(i)))])!;
        var latency = ExperienceSignal.Latency("page", waits, QuantileLevel.P90);
        Assert.Equal((180, "seconds", Polarity.LowerIsBetter, 200), (latency.Value, latency.Unit, latency.Polarity, latency.N));
        Assert.InRange(latency.Interval!.Low, 165, 179);
        Assert.InRange(latency.Interval.High, 181, 195);
        var open = DurationDistribution.From(CensoredDuration.StillOpen(TimeSpan.FromSeconds(5)), CensoredDuration.Resolved(TimeSpan.FromSeconds(9)))!;
        Assert.Null(ExperienceSignal.Latency("page", DurationDistribution.From(CensoredDuration.StillOpen(TimeSpan.FromSeconds(5)))!).Value);
        Assert.Null(ExperienceSignal.Latency("page", open).Interval);
        Assert.Equal("page not reached, n 1", ExperienceSignal.Latency("page", DurationDistribution.From(CensoredDuration.StillOpen(TimeSpan.FromSeconds(5)))!).ToString());

        var errors = ExperienceSignal.Errors("checkout", Share.Of(100, 5000)!);
        Assert.Equal((0.02, 5000, Polarity.LowerIsBetter), (errors.Value, errors.N, errors.Polarity));
        Assert.Equal(Share.Of(100, 5000)!.Interval(), errors.Interval);
        Assert.Equal("checkout 0.02 share, n 5000", errors.ToString());

        var contacts = ExperienceSignal.ContactFrequency("contacts", ContactRate.Of(300, 2000)!, customers: 1000);
        Assert.Equal((0.15, 1000), (contacts.Value, contacts.N));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExperienceSignal.ContactFrequency("contacts", ContactRate.Of(300, 2000)!, customers: 0));

        // 0, 2, 4: mean 2, S 2, t(2) 4.302653·2/√3, cut at 0.
        var depth = ExperienceSignal.DepthOfUse("functions", [0, 2, 4])!;
        Assert.Equal((2, Polarity.HigherIsBetter, 0), (depth.Value, depth.Polarity, depth.Interval!.Low));
        Assert.Equal(2 + (4.302652729911 * 2 / Math.Sqrt(3)), depth.Interval.High, 1e-9);
        Assert.Null(ExperienceSignal.DepthOfUse("functions", []));
        Assert.Null(ExperienceSignal.DepthOfUse("functions", [3])!.Interval);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExperienceSignal.DepthOfUse("functions", [-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExperienceSignal.Of("x", double.NaN, "u", default, 1, null));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExperienceSignal.Of("x", 1, "u", default, 0, null));
        Assert.Throws<ArgumentException>(() => ExperienceSignal.Of("x", 1, " ", default, 1, null));
    }

    [Fact]
    public void Loyalty_is_four_numbers()
    {
        var profile = LoyaltyProfile.Of(Share.Of(3, 10), null, Made.Nps(1, 2, 7), Share.Of(1, 4))!;
        Assert.Equal((0.3, null, 60, 0.25), (profile.BuyMore!.Value, profile.BuyAgain, profile.Recommend!.Points, profile.PayMore!.Value));
        Assert.StartsWith("buy more 0.3 (3 of 10); buy again not measured; recommend NPS +60.0", profile.ToString(), StringComparison.Ordinal);
        Assert.Null(LoyaltyProfile.Of(null, null, null, null));
        var wrong = System.Text.Json.JsonSerializer.Serialize(profile).Replace(System.Text.Json.JsonSerializer.Serialize<IScore>(profile.Recommend), System.Text.Json.JsonSerializer.Serialize<IScore>(MeanScore.From(RatingCounts.Of(Rating<Csat5>.From(4), Rating<Csat5>.From(5)))!), StringComparison.Ordinal);
        Assert.Contains("\"recommend\" is a net promoter score", Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<LoyaltyProfile>(wrong)).Message, StringComparison.Ordinal);
    }

    public class Models : JsonContract<HealthModel>
    {
        protected override System.Text.Json.Serialization.JsonSerializerContext Context => ImprovementJsonContext.Default;

        protected override IReadOnlyList<(HealthModel Value, string Json)> Written =>
        [
            (HealthModel.Of(MissingComponent.Impute(40), HealthComponent.Of("a", 1, 10, 0)), """{"missing":"impute","imputed":40,"components":[{"name":"a","weight":1,"worst":10,"best":0}]}"""),
            (HealthModel.Of(MissingComponent.Renormalise, HealthComponent.Of("a", 1, 10, 0)), """{"missing":"renormalise","imputed":null,"components":[{"name":"a","weight":1,"worst":10,"best":0}]}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"missing":"impute","imputed":null,"components":[]}""", "imputed"),
            ("""{"missing":"impute","imputed":400,"components":[]}""", "0…100"),
            ("""{"missing":"zero","imputed":null,"components":[]}""", "renormalise"),
            ("""{"missing":"unknown","imputed":null,"components":[{"name":"a","weight":0.5,"worst":10,"best":0}]}""", "add up to 0.5"),
            ("""{"missing":"unknown","imputed":null,"components":[{"name":"a","weight":1,"worst":0,"best":0}]}""", "different"),
            ("[]", "JSON object"),
        ];
    }

    public class HealthScores : JsonContract<CustomerHealthScore>
    {
        protected override System.Text.Json.Serialization.JsonSerializerContext Context => ImprovementJsonContext.Default;

        protected override IReadOnlyList<(CustomerHealthScore Value, string Json)> Written =>
        [
            (CustomerHealthScore.From(HealthModel.Of(MissingComponent.Renormalise, HealthComponent.Of("a", 0.75, 0, 4), HealthComponent.Of("b", 0.25, 0, 4)), new Dictionary<string, double?>(StringComparer.Ordinal) { ["a"] = 1 })!,
                """{"model":{"missing":"renormalise","imputed":null,"components":[{"name":"a","weight":0.75,"worst":0,"best":4},{"name":"b","weight":0.25,"worst":0,"best":4}]},"figures":{"a":1,"b":null},"value":25,"coverage":0.75}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"model":{"missing":"unknown","imputed":null,"components":[{"name":"a","weight":1,"worst":0,"best":4}]},"figures":{"a":null}}""", "Write null"),
            ("""{"model":{"missing":"unknown","imputed":null,"components":[{"name":"a","weight":1,"worst":0,"best":4}]},"figures":{"a":1},"value":26}""", "value"),
            ("""{"model":{"missing":"unknown","imputed":null,"components":[{"name":"a","weight":1,"worst":0,"best":4}]},"figures":{"b":1}}""", "none of the components"),
            ("""{"model":{"missing":"unknown","imputed":null,"components":[{"name":"a","weight":1,"worst":0,"best":4}]},"figures":[]}""", "object"),
            ("[]", "JSON object"),
        ];
    }

    public class Signals : JsonContract<ExperienceSignal>
    {
        protected override System.Text.Json.Serialization.JsonSerializerContext Context => ImprovementJsonContext.Default;

        protected override IReadOnlyList<(ExperienceSignal Value, string Json)> Written =>
        [
            (ExperienceSignal.Of("a", 2.5, "seconds", Polarity.LowerIsBetter, 3, null), """{"name":"a","value":2.5,"unit":"seconds","polarity":"lowerIsBetter","n":3,"interval":null}"""),
            (ExperienceSignal.Of("a", null, "seconds", Polarity.HigherIsBetter, 3, null), """{"name":"a","value":null,"unit":"seconds","polarity":"higherIsBetter","n":3,"interval":null}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
            [("""{"name":"a","value":2.5,"unit":"seconds","polarity":"lowerIsBetter","n":0,"interval":null}""", "1"), ("""{"name":"a","unit":"seconds","polarity":"low","n":1}""", "polarity"), ("[]", "JSON object")];
    }

    public class Profiles : JsonContract<LoyaltyProfile>
    {
        protected override System.Text.Json.Serialization.JsonSerializerContext Context => ImprovementJsonContext.Default;

        protected override IReadOnlyList<(LoyaltyProfile Value, string Json)> Written =>
            [(LoyaltyProfile.Of(Share.Of(3, 10), null, null, null)!, """{"buyMore":{"hits":3,"n":10,"value":0.3},"buyAgain":null,"recommend":null,"payMore":null}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
            [("""{"buyMore":null,"buyAgain":null,"recommend":null,"payMore":null}""", "Write null"), ("[]", "JSON object")];
    }

    public class BandEquality : EqualityContract<HealthBands>
    {
        protected override IReadOnlyList<Func<HealthBands>> Makers => [() => HealthBands.Of("a"), () => HealthBands.Of("b"), () => HealthBands.Of("a", ("b", 40, 30)), () => HealthBands.Of("a", ("b", 40, 31))];
    }
}
