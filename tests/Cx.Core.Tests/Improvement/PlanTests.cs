using Cx.Core.Improvement;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Interval = Cx.Core.Statistics.Interval;

namespace Cx.Core.Tests.Improvement;

public class PlanTests
{
    private static readonly DateTimeOffset June = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static Clock At(DateTimeOffset now) => new Clock(now);

    [Fact]
    public void An_allocation_that_does_not_add_up_to_one_is_refused_with_its_sum()
    {
        Assert.Contains("add up to 0.9.", Assert.Throws<ArgumentException>(() => ResourceAllocation.Of(("service", 0.6), ("product", 0.3))).Message, StringComparison.Ordinal);
        Assert.Contains("add up to 100.", Assert.Throws<ArgumentException>(() => ResourceAllocation.Of(("service", 60), ("product", 40))).Message, StringComparison.Ordinal);
        Assert.Contains("add up to 0.", Assert.Throws<ArgumentException>(() => ResourceAllocation.Of()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ResourceAllocation.Of(("a", 1.2), ("b", -0.2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResourceAllocation.Of(("a", double.NaN)));
        Assert.Throws<ArgumentException>(() => ResourceAllocation.Of(("a", 0.5), ("a", 0.5)));
        Assert.Throws<ArgumentException>(() => ResourceAllocation.Of((" ", 1)));
        Assert.Throws<ArgumentException>(() => ResourceAllocation.Recommended(" ", ("a", 1)));
        Assert.NotNull(ResourceAllocation.Of(("a", 0.1), ("b", 0.2), ("c", 0.7 + 1e-10)));
    }

    [Fact]
    public void The_sum_in_the_message_is_the_sum() => Law.Holds(from a in Gen.Choose(0, 100) from b in Gen.Choose(0, 100) select (a, b), parts =>
    {
        if (parts.a + parts.b == 100) return;
        var sum = (parts.a / 100.0) + (parts.b / 100.0);
        var message = Assert.Throws<ArgumentException>(() => ResourceAllocation.Of(("a", parts.a / 100.0), ("b", parts.b / 100.0))).Message;
        Assert.Contains($"these add up to {sum.ToString("G15", System.Globalization.CultureInfo.InvariantCulture)}.", message, StringComparison.Ordinal);
    });

    // 300, 500, 200 of 1000 against .60, .20, .20: -.3 + .3 + 0.
    [Fact]
    public void The_distance_to_the_plan_is_the_share_that_would_have_to_move()
    {
        var spent = ResourceAllocation.OfAmounts(("service", 300), ("product", 500), ("experience", 200))!;
        Assert.Equal(0.3, spent.DistanceTo(ResourceAllocation.ServiceFirst), 1e-12);
        Assert.Equal([-0.3, 0.3, 0], spent.DeviationsFrom(ResourceAllocation.ServiceFirst).Select(part => part.Share), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal((0.3, 0), (spent.ShareOf("service"), spent.ShareOf("advertising")));
        Assert.Equal("service 0.30, product 0.50, experience 0.20", spent.ToString());
        Assert.Equal(1, ResourceAllocation.Of(("a", 1)).DistanceTo(ResourceAllocation.Of(("b", 1))));
        Assert.Equal(["b", "a"], ResourceAllocation.Of(("a", 1)).DeviationsFrom(ResourceAllocation.Of(("b", 1))).Select(part => part.Name));
        Assert.Null(ResourceAllocation.OfAmounts(("a", 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResourceAllocation.OfAmounts(("a", -1)));
        Assert.Equal(0.5, ResourceAllocation.OfAmounts(("a", 1e308), ("b", 1e308))!.ShareOf("a"), 1e-12);
    }

    [Fact]
    public void The_preset_names_where_it_comes_from_and_is_the_60_20_20_plan()
    {
        Assert.Equal([("service", 0.6), ("product", 0.2), ("experience", 0.2)], ResourceAllocation.ServiceFirst.Parts.Select(part => (part.Name, part.Share)));
        Assert.Contains("cites no study", ResourceAllocation.ServiceFirst.Source, StringComparison.Ordinal);
        Assert.Contains("cites no study", CompoundImprovement.ThreePercent.Source, StringComparison.Ordinal);
        Assert.Equal("board", ResourceAllocation.Recommended("board", ("a", 1)).Source);
        Assert.Null(ResourceAllocation.Of(("a", 1)).Source);
    }

    [Fact]
    public void Distances_are_symmetric_and_keep_the_triangle() => Law.Holds(from shares in Gen.ArrayOf(Gen.Choose(1, 20), 9) select shares, amounts =>
    {
        ResourceAllocation Of(int from) => ResourceAllocation.OfAmounts(("a", amounts[from]), ("b", amounts[from + 1]), ("c", amounts[from + 2]))!;
        var (one, two, three) = (Of(0), Of(3), Of(6));
        Assert.Equal(one.DistanceTo(two), two.DistanceTo(one), 1e-12);
        Assert.InRange(one.DistanceTo(three), 0, one.DistanceTo(two) + two.DistanceTo(three) + 1e-12);
        Assert.Equal(0, one.DeviationsFrom(two).Sum(part => part.Share), 1e-12);
        Assert.Equal(0, one.DistanceTo(one));
    });

    [Fact]
    public void Steps_compound() => Law.Holds(from rate in Gen.Choose(-50, 200) from n in Gen.Choose(0, 40) from m in Gen.Choose(0, 40) select (rate / 1000.0, n, m), given =>
    {
        var (rate, n, m) = given;
        var plan = CompoundImprovement.Of(rate);
        Assert.Equal(1, plan.Factor(n) * plan.Factor(m) / plan.Factor(n + m), 1e-12);
        if (rate <= 0)
        {
            Assert.Null(plan.StepsToDouble);
            return;
        }

        Assert.Equal(2, plan.Factor(plan.StepsToDouble!.Value), 1e-9);
        if (n > 0) Assert.Equal(rate, CompoundImprovement.Required(plan.Factor(n), n).Rate, 1e-10);
    });

    [Fact]
    public void A_rate_of_zero_changes_nothing_and_minus_one_is_refused()
    {
        Assert.Equal(1, CompoundImprovement.Of(0).Factor(1000));
        Assert.Null(CompoundImprovement.Of(0).StepsTo(1.5));
        Assert.Equal(0, CompoundImprovement.Of(0).StepsTo(1));
        Assert.Equal(Math.Log(0.5) / Math.Log(0.9), CompoundImprovement.Of(-0.1).StepsTo(0.5)!.Value, 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => CompoundImprovement.Of(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CompoundImprovement.Of(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => CompoundImprovement.Of(0.1).Factor(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CompoundImprovement.Of(10).Factor(1e9));
        Assert.Throws<ArgumentOutOfRangeException>(() => CompoundImprovement.Of(0.1).StepsTo(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => CompoundImprovement.Required(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CompoundImprovement.Required(2, 0));
        // 2^(1/12) - 1, the step of a well-tempered scale.
        Assert.Equal(0.0594630943592953, CompoundImprovement.Required(2, 12).Rate, 1e-15);
        Assert.Equal("0.03 a step", CompoundImprovement.ThreePercent.ToString());
    }

    [Theory]
    [InlineData(30, 40, Verdict.Met, Verdict.Undecided)]
    [InlineData(20, 30, Verdict.Undecided, Verdict.Met)]
    [InlineData(20, 29.9, Verdict.NotMet, Verdict.Met)]
    [InlineData(30.1, 40, Verdict.Met, Verdict.NotMet)]
    [InlineData(25, 35, Verdict.Undecided, Verdict.Undecided)]
    public void A_target_is_met_only_by_a_whole_interval(double low, double high, Verdict atLeast, Verdict atMost)
    {
        var interval = Interval.Of(low, high, default, "made");
        Assert.Equal(atLeast, Target.AtLeast("x", 30).Judge(interval));
        Assert.Equal(atMost, Target.AtMost("x", 30).Judge(interval));
    }

    [Fact]
    public void A_target_judges_every_kind_of_score_by_its_own_interval()
    {
        RatingCounts<Csat5> counts = default;
        for (var i = 0; i < 200; i++) counts.AddValue(i % 10 == 0 ? 2 : 5);
        ThreeItemCounts items = default;
        for (var i = 0; i < 50; i++) items.Add(new ThreeItemAnswers(Rating<Csat10>.From(8 + (i % 2)), Rating<Csat10>.From(8), Rating<Csat10>.From(9)));
        // Each score, and what it is certainly above and certainly below.
        (IScore Score, double Below, double Above)[] scores =
        [
            (Made.Nps(10, 20, 170), 50, 99),
            (BoxScore.From(counts)!, 0.7, 0.99),
            (NetBoxScore.From(counts)!, 50, 99),
            (MeanScore.From(counts)!, 4, 4.99),
            (PompScore.From(counts)!, 70, 99),
            (EffortScore.From(RatingCounts.Of(Enumerable.Range(0, 100).Select(i => Rating<Ces5>.From(1 + (i % 2)))))!, 1.1, 2),
            (ThreeItemSatisfactionIndex.From(items)!, 70, 99),
        ];
        Assert.All(scores, one =>
        {
            Assert.Equal(Verdict.Met, Target.AtLeast("x", one.Below).Judge(one.Score));
            Assert.Equal(Verdict.NotMet, Target.AtLeast("x", one.Above).Judge(one.Score));
            Assert.Equal(Verdict.Undecided, Target.AtLeast("x", one.Score.Value).Judge(one.Score));
        });
        // 50 of 100 are within .40 and .60 with .95, and within .458 and .542 with .6.
        Assert.Equal((Verdict.Undecided, Verdict.Met), (Target.AtLeast("x", 0.45).Judge(Made.Box(50, 100)), Target.AtLeast("x", 0.45).Judge(Made.Box(50, 100), Confidence.Of(0.6))));
        Assert.Equal(Verdict.Undecided, Target.AtLeast("x", 1).Judge((IScore?)null));
        Assert.Equal(Verdict.Undecided, Target.AtLeast("x", 1).Judge((Interval?)null));
        Assert.Equal("NPS at least 30 (support)", Target.AtLeast("NPS", 30, "support").ToString());
        Assert.Equal("effort at most 2.5", Target.AtMost("effort", 2.5).ToString());
        Assert.Throws<ArgumentException>(() => Target.AtLeast(" ", 1));
        Assert.Throws<ArgumentException>(() => Target.AtLeast("x", 1, " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => Target.AtMost("x", double.PositiveInfinity));
    }

    [Fact]
    public void An_old_benchmark_warns()
    {
        var benchmark = Benchmark.Of("NPS of the sector", 27, "panel", June);
        Assert.Null(benchmark.Warning(At(June.AddDays(364))));
        Assert.Contains("365 days ago", benchmark.Warning(At(June.AddDays(365))), StringComparison.Ordinal);
        Assert.Contains("still to come", benchmark.Warning(At(June.AddDays(-1))), StringComparison.Ordinal);
        Assert.Contains("30 days ago", benchmark.Warning(At(June.AddDays(30)), TimeSpan.FromDays(10)), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => benchmark.Warning(At(June), TimeSpan.FromDays(-1)));
        Assert.Equal("NPS of the sector 27 (2026-06-01, panel)", benchmark.ToString());
        Assert.Throws<ArgumentException>(() => Benchmark.Of("x", 1, " ", June));
        Assert.Throws<ArgumentException>(() => Benchmark.Of(" ", 1, "x", June));
        Assert.Throws<ArgumentOutOfRangeException>(() => Benchmark.Of("x", double.NaN, "x", June));
    }

    [Fact]
    public void A_score_is_compared_with_a_benchmark_by_its_interval()
    {
        var score = Made.Nps(10, 30, 160);
        var comparison = Benchmark.Of("NPS", 60, "panel", June).CompareWith(score, At(June));
        Assert.Equal((15, Verdict.Met, null), (comparison.Difference, comparison.Reached, comparison.Warning));
        Assert.Equal(score, comparison.Score);
        Assert.Equal("+15 against NPS 60 (2026-06-01, panel): Met", comparison.ToString());
        Assert.Equal(Verdict.Undecided, Benchmark.Of("NPS", 74, "panel", June).CompareWith(score, At(June)).Reached);
        Assert.Equal(Verdict.NotMet, Benchmark.Of("effort", 1.5, "panel", June, Polarity.LowerIsBetter).CompareWith(Made.Effort(3, 3, 4, 4, 3, 4), At(June)).Reached);
        Assert.EndsWith("than panel.", Benchmark.Of("NPS", 60, "panel", June).CompareWith(score, At(June.AddYears(2))).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_gate_closes_when_a_foundation_misses_its_target()
    {
        var target = Target.AtLeast("NPS", 30);
        BusinessPillar good = BusinessPillar.Product(Made.Nps(10, 30, 160), target), bad = BusinessPillar.Service(Made.Nps(100, 50, 50), target), unclear = BusinessPillar.Service(Made.Nps(2, 3, 5), target), poor = BusinessPillar.Experience(Made.Nps(100, 50, 50), target);

        var closed = PillarGate.Of(good, bad, poor);
        Assert.Equal(GateState.Closed, closed.State);
        Assert.Equal([bad], closed.Blocking);
        Assert.Equal("Closed: repair service first (NPS at least 30)", closed.ToString());
        var undecided = PillarGate.Of(good, unclear, poor);
        Assert.Equal((GateState.Undecided, "Undecided: measure service (NPS at least 30)"), (undecided.State, undecided.ToString()));
        Assert.Equal([unclear], undecided.Unclear);
        // The experience misses its target, which is what one wants to work on.
        Assert.Equal((GateState.Open, "Open"), (PillarGate.Of(good, poor).State, PillarGate.Of(good, poor).ToString()));
        Assert.Equal(Verdict.NotMet, poor.Verdict);
        Assert.Equal("experience: NotMet, NPS at least 30", poor.ToString());
        Assert.Equal(Verdict.Undecided, BusinessPillar.Product(null, target).Verdict);
        Assert.Throws<ArgumentException>(() => PillarGate.Of(poor));
        Assert.Throws<ArgumentException>(() => PillarGate.Of(good, good));
        Assert.Throws<ArgumentException>(() => BusinessPillar.Of(" ", true, null, target));
    }

    [Fact]
    public void An_effect_is_claimed_only_when_the_interval_excludes_zero()
    {
        var item = ImprovementItem.Of("call back", Made.Nps(80, 60, 60), Target.AtLeast("NPS", 30, "support"), June);
        Assert.Equal((ImprovementEffect.NotMeasured, Verdict.Undecided), (item.Effect(), item.Verdict()));
        Assert.Null(item.Difference);

        var better = item.Measured(Made.Nps(20, 60, 120));
        Assert.Equal((ImprovementEffect.Improved, Verdict.Met), (better.Effect(), better.Verdict()));
        Assert.Equal(60, better.Difference!.Value, 1e-12);
        Assert.Equal("call back: NPS at least 30 (support), Improved, Met", better.ToString());
        Assert.Equal((ImprovementEffect.Worsened, Verdict.NotMet), (item.Measured(Made.Nps(140, 30, 30)).Effect(), item.Measured(Made.Nps(140, 30, 30)).Verdict()));
        Assert.Equal(ImprovementEffect.Undecided, item.Measured(Made.Nps(78, 60, 62)).Effect());
        // Better than before, and not yet where it should be.
        Assert.Equal((ImprovementEffect.Improved, Verdict.NotMet), (item.Measured(Made.Nps(50, 90, 60)).Effect(Confidence.P90), item.Measured(Made.Nps(50, 90, 60)).Verdict()));
    }

    [Fact]
    public void Every_kind_of_score_is_compared_with_its_own_kind()
    {
        RatingCounts<Csat5> low = default, high = default;
        for (var i = 0; i < 60; i++)
        {
            low.AddValue(1 + (i % 4));
            high.AddValue(2 + (i % 4));
        }

        ThreeItemCounts lowItems = default, highItems = default;
        for (var i = 0; i < 50; i++)
        {
            lowItems.Add(new ThreeItemAnswers(Rating<Csat10>.From(5 + (i % 2)), Rating<Csat10>.From(6), Rating<Csat10>.From(7)));
            highItems.Add(new ThreeItemAnswers(Rating<Csat10>.From(8 + (i % 2)), Rating<Csat10>.From(8), Rating<Csat10>.From(9)));
        }

        (IScore Before, IScore After, ScoreDifference? Difference)[] pairs =
        [
            (NetBoxScore.From(low)!, NetBoxScore.From(high)!, NetBoxScore.From(high)!.CompareWith(NetBoxScore.From(low)!)),
            (BoxScore.From(low)!, BoxScore.From(high)!, BoxScore.From(high)!.CompareWith(BoxScore.From(low)!)),
            (MeanScore.From(low)!, MeanScore.From(high)!, MeanScore.From(high)!.CompareWith(MeanScore.From(low)!)),
            (PompScore.From(low)!, PompScore.From(high)!, PompScore.From(high)!.CompareWith(PompScore.From(low)!)),
            (EffortScore.From(low)!, EffortScore.From(high)!, EffortScore.From(high)!.CompareWith(EffortScore.From(low)!)),
            (ThreeItemSatisfactionIndex.From(lowItems)!, ThreeItemSatisfactionIndex.From(highItems)!, ThreeItemSatisfactionIndex.From(highItems)!.CompareWith(ThreeItemSatisfactionIndex.From(lowItems)!)),
        ];
        Assert.All(pairs, pair =>
        {
            var item = ImprovementItem.Of("x", pair.Before, Target.AtLeast("x", 0)).Measured(pair.After);
            Assert.Equal(pair.Difference, item.Difference);
            Assert.NotNull(item.Difference);
            Assert.Contains("\"due\":null", System.Text.Json.JsonSerializer.Serialize(item), StringComparison.Ordinal);
            Assert.Equal(item, System.Text.Json.JsonSerializer.Deserialize<ImprovementItem>(System.Text.Json.JsonSerializer.Serialize(item)));
        });
        Assert.Throws<ArgumentException>(() => ImprovementItem.Of("x", pairs[0].Before, Target.AtLeast("x", 0)).Measured(pairs[1].After));
    }

    [Fact]
    public void Where_less_is_better_a_fall_is_an_improvement()
    {
        var item = ImprovementItem.Of("shorter form", Made.Effort([.. Enumerable.Range(0, 60).Select(i => 3 + (i % 3))]), Target.AtMost("effort", 3));
        Assert.Equal(ImprovementEffect.Improved, item.Measured(Made.Effort([.. Enumerable.Range(0, 60).Select(i => 1 + (i % 3))])).Effect());
        Assert.Equal(ImprovementEffect.Worsened, item.Measured(Made.Effort([.. Enumerable.Range(0, 60).Select(i => 4 + (i % 2))])).Effect());
        Assert.Equal(ImprovementEffect.Undecided, item.Measured(Made.Effort(1)).Effect());
        Assert.Throws<ArgumentException>(() => item.Measured(Made.Nps(1, 1, 1)));
        Assert.Throws<ScaleMismatchException>(() => item.Measured(MeanScore.From(RatingCounts.Of(Rating<Csat5>.From(1), Rating<Csat5>.From(2)))!));
        Assert.Throws<ArgumentException>(() => ImprovementItem.Of(" ", Made.Effort(1), Target.AtMost("effort", 3)));
    }

    [Fact]
    public void A_backlog_counts_and_corrects_for_many_looks()
    {
        var target = Target.AtLeast("NPS", 30);
        ImprovementItem Item(string name, NetPromoterScore? after)
        {
            var item = ImprovementItem.Of(name, Made.Nps(80, 60, 60), target, June);
            return after is null ? item : item.Measured(after);
        }

        var backlog = ImprovementBacklog.Of(Item("a", Made.Nps(20, 60, 120)), Item("b", Made.Nps(50, 70, 80)), Item("c", null), Item("d", Made.Nps(140, 30, 30)));

        Assert.Equal("4 improvements: 2 improved, 1 worsened, 0 undecided, 1 not measured", backlog.ToString());
        Assert.Equal((1, 2, 1), (backlog.CountOf(Verdict.Met), backlog.CountOf(Verdict.NotMet), backlog.CountOf(Verdict.Undecided)));
        var raw = backlog.Items.Select(item => item.Difference?.PValue).ToArray();
        Assert.Equal(MultipleComparisons.Adjust(raw), backlog.AdjustedPValues());
        Assert.Null(backlog.AdjustedPValues()[2]);
        Assert.Equal(["c"], backlog.Overdue(At(June.AddDays(1))).Select(item => item.Name));
        Assert.Empty(backlog.Overdue(At(June)));
        Assert.Throws<ArgumentException>(() => ImprovementBacklog.Of(Item("a", null), Item("a", null)));
        Assert.Empty(ImprovementBacklog.Of().Items);
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    public class Allocations : JsonContract<ResourceAllocation>
    {
        protected override System.Text.Json.Serialization.JsonSerializerContext Context => ImprovementJsonContext.Default;

        protected override IReadOnlyList<(ResourceAllocation Value, string Json)> Written =>
        [
            (ResourceAllocation.Of(("a", 0.25), ("b", 0.75)), """{"parts":[{"name":"a","share":0.25},{"name":"b","share":0.75}],"source":null}"""),
            (ResourceAllocation.Recommended("board", ("a", 1)), """{"parts":[{"name":"a","share":1}],"source":"board"}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"parts":[{"name":"a","share":0.25}],"source":null}""", "add up to 0.25"),
            ("""{"parts":{},"source":null}""", "list"),
            ("""{"parts":[],"source":null}""", "add up to 0"),
            ("""{"source":null}""", "parts"),
            ("3", "JSON object"),
        ];
    }

    public class Plans : JsonContract<CompoundImprovement>
    {
        protected override System.Text.Json.Serialization.JsonSerializerContext Context => ImprovementJsonContext.Default;

        protected override IReadOnlyList<(CompoundImprovement Value, string Json)> Written =>
            [(CompoundImprovement.Of(0.03), """{"rate":0.03,"source":null}"""), (CompoundImprovement.Of(-0.5, "me"), """{"rate":-0.5,"source":"me"}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
            [("""{"rate":-1,"source":null}""", "above -1"), ("""{"source":null}""", "rate"), ("""{"rate":0.1,"source":3}""", "source"), ("[]", "JSON object")];
    }

    public class Targets : JsonContract<Target>
    {
        protected override System.Text.Json.Serialization.JsonSerializerContext Context => ImprovementJsonContext.Default;

        protected override IReadOnlyList<(Target Value, string Json)> Written =>
        [
            (Target.AtLeast("NPS", 30), """{"metric":"NPS","value":30,"direction":"atLeast","owner":null}"""),
            (Target.AtMost("effort", 2.5, "support"), """{"metric":"effort","value":2.5,"direction":"atMost","owner":"support"}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
            [("""{"metric":"NPS","value":30,"direction":"up","owner":null}""", "atLeast"), ("""{"metric":"","value":30,"direction":"atMost","owner":null}""", "empty"), ("""{"metric":"NPS","direction":"atMost"}""", "value"), ("1", "JSON object")];
    }

    public class Benchmarks : JsonContract<Benchmark>
    {
        protected override System.Text.Json.Serialization.JsonSerializerContext Context => ImprovementJsonContext.Default;

        protected override IReadOnlyList<(Benchmark Value, string Json)> Written =>
            [(Benchmark.Of("NPS", 27.5, "panel", June, Polarity.LowerIsBetter), """{"metric":"NPS","value":27.5,"source":"panel","asOf":"2026-06-01T00:00:00+00:00","direction":"lowerIsBetter"}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"metric":"NPS","value":27.5,"source":"panel","direction":"lowerIsBetter"}""", "asOf"),
            ("""{"metric":"NPS","value":27.5,"source":"panel","asOf":"yesterday","direction":"lowerIsBetter"}""", "instant"),
            ("""{"metric":"NPS","value":27.5,"source":"panel","asOf":"2026-06-01T00:00:00+00:00","direction":"low"}""", "direction"),
            ("""{"metric":"NPS","value":27.5,"source":"","asOf":"2026-06-01T00:00:00+00:00","direction":"lowerIsBetter"}""", "empty"),
            ("1", "JSON object"),
        ];
    }

    public class AllocationEquality : EqualityContract<ResourceAllocation>
    {
        protected override IReadOnlyList<Func<ResourceAllocation>> Makers =>
            [() => ResourceAllocation.Of(("a", 0.25), ("b", 0.75)), () => ResourceAllocation.Of(("b", 0.75), ("a", 0.25)), () => ResourceAllocation.Recommended("board", ("a", 0.25), ("b", 0.75))];
    }

    public class ItemEquality : EqualityContract<ImprovementItem>
    {
        private static readonly Target Target = Target.AtLeast("NPS", 30);

        protected override IReadOnlyList<Func<ImprovementItem>> Makers =>
        [
            () => ImprovementItem.Of("a", Made.Nps(1, 2, 3), Target),
            () => ImprovementItem.Of("a", Made.Nps(1, 2, 3), Target, June),
            () => ImprovementItem.Of("a", Made.Nps(1, 2, 3), Target).Measured(Made.Nps(1, 2, 4)),
            () => ImprovementItem.Of("b", Made.Nps(1, 2, 3), Target),
        ];
    }

    public class GateEquality : EqualityContract<PillarGate>
    {
        protected override IReadOnlyList<Func<PillarGate>> Makers =>
        [
            () => PillarGate.Of(BusinessPillar.Product(null, Target.AtLeast("NPS", 30))),
            () => PillarGate.Of(BusinessPillar.Product(null, Target.AtLeast("NPS", 31))),
            () => PillarGate.Of(BusinessPillar.Product(Made.Nps(1, 2, 3), Target.AtLeast("NPS", 30))),
        ];
    }

    public class BacklogEquality : EqualityContract<ImprovementBacklog>
    {
        protected override IReadOnlyList<Func<ImprovementBacklog>> Makers =>
            [() => ImprovementBacklog.Of(), () => ImprovementBacklog.Of(ImprovementItem.Of("a", Made.Nps(1, 2, 3), Target.AtLeast("NPS", 30))), () => ImprovementBacklog.Of(ImprovementItem.Of("b", Made.Nps(1, 2, 3), Target.AtLeast("NPS", 30)))];
    }
}
