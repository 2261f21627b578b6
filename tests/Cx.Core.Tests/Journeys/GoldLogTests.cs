using System.Globalization;
using System.Text.Json.Nodes;
using Cx.Core.Durations;
using Cx.Core.Journeys;
using Cx.Core.Retention;
using Cx.Core.Statistics;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Journeys;

/// <summary>Every number of the journey vectors, which were calculated by brute force with exact fractions.</summary>
public class GoldLogTests
{
    [DataFact]
    public void The_graph_is_the_one_that_was_counted()
    {
        var gold = GoldLog.Json("gold_expected.json");
        var graph = GoldLog.Log().Read(new TransitionGraphSpec(), GoldLog.End);

        Assert.Equal((936, 120), (graph.Interactions, graph.Journeys));
        Assert.Equal(
            gold["dfg"]!.AsArray().Select(row => ((string)row![0]!, (string)row[1]!, (long)row[2]!)),
            graph.Edges.Select(edge => (edge.From.Text, edge.To.Text, edge.Count)).OrderBy(edge => edge.Item1, StringComparer.Ordinal).ThenBy(edge => edge.Item2, StringComparer.Ordinal));
        Assert.Equal(816, graph.Edges.Sum(edge => edge.Count));
        foreach (var row in gold["dfg_perf_seconds"]!.AsArray())
        {
            var times = graph.Edge((string)row![0]!, (string)row[1]!)!.Times;
            var expected = row[2]!;
            GoldLog.Close((double)expected["mean"]!, times.MeanSeconds);
            GoldLog.Close((double)expected["median"]!, times.MedianSeconds);
            GoldLog.Close((double)expected["min"]!, times.ShortestSeconds);
            GoldLog.Close((double)expected["max"]!, times.LongestSeconds);
            GoldLog.Close((double)expected["sum"]!, times.MeanSeconds * times.N);
            GoldLog.Close((double)expected["stdev"]!, times.StandardDeviationSeconds);
        }

        Assert.Equal(Counts(gold["start"]!), graph.Events.Where(one => one.Starts > 0).ToDictionary(one => one.Event.Text, one => one.Starts));
        Assert.Equal(Counts(gold["end"]!), graph.Events.Where(one => one.Ends > 0).ToDictionary(one => one.Event.Text, one => one.Ends));
    }

    [DataFact]
    public void The_variants_are_those_that_were_counted()
    {
        var gold = GoldLog.Json("gold_expected.json");
        var table = GoldLog.Log().Read(new VariantSpec(), GoldLog.End);

        Assert.Equal(92, table.Count);
        Assert.Equal([11, 6, 4], table.All.Take(3).Select(one => one.Count));
        Assert.Equal(
            gold["variants"]!.AsArray().Select(row => $"{(long)row![0]!} {string.Join(' ', row[1]!.AsArray().Select(step => (string)step!))}"),
            table.All.Select(one => $"{one.Count} {string.Join(' ', one.Steps.Select(step => step.Text))}"));
    }

    [DataFact]
    public void Every_funnel_reaches_what_was_counted()
    {
        var gold = GoldLog.Json("gold_expected.json")["funnels"]!;
        var log = GoldLog.Log();
        foreach (var days in (int[])[7, 14, 30, 60, 1_000_000])
        {
            var a = days == 1_000_000 ? FunnelSpec.Unlimited(GoldLog.FunnelA) : FunnelSpec.Of(TimeSpan.FromDays(days), GoldLog.FunnelA);
            // The keys of the file say strict for what is contiguous here.
            Same($"ordered_{days}d", a);
            Same($"strict_{days}d", a with { Order = FunnelOrder.Contiguous });
            Same($"any_order_{days}d", a with { Order = FunnelOrder.AnyOrder });
            Same($"first_entry_{days}d", a with { Anchor = FunnelAnchor.FirstEntry });
        }

        var b = FunnelSpec.Of(TimeSpan.FromDays(7), GoldLog.FunnelB);
        Same("B_ordered_7d", b);
        Same("B_strict_allow_repeat_7d", b with { Order = FunnelOrder.Strict });
        Same("B_posthog_strict_7d", b with { Order = FunnelOrder.Strict });
        Same("B_contiguous_7d", b with { Order = FunnelOrder.Contiguous });
        Same("B_any_order_7d", b with { Order = FunnelOrder.AnyOrder });

        void Same(string key, FunnelSpec spec)
            => Assert.Equal(gold[key]!.AsArray().Select(count => (long)count!), log.Read(spec, GoldLog.End).Steps.Select(step => step.Reached));
    }

    [DataFact]
    public void Entrants_in_progress_and_the_three_conversions_are_those_that_were_calculated()
    {
        var gold = GoldLog.Json("gold_analyses.json");
        var spec = FunnelSpec.Of(TimeSpan.FromDays(60), GoldLog.FunnelA);
        foreach (var (name, asOf) in ((string, DateTimeOffset)[])[("2025-04-15", GoldLog.April), ("2025-07-01", GoldLog.End)])
        {
            var expected = gold[$"funnel_A_60d_asof_{name}"]!;
            var result = GoldLog.Log().Read(spec, asOf);
            Assert.Equal((long)expected["entrants"]!, result.Entrants);
            Assert.Equal((long)expected["converted"]!, result.Converted);
            Assert.Equal((long)expected["in_progress"]!, result.InProgress);
            Assert.Equal((long)expected["dropped"]!, result.Dropped);
            Assert.Equal(
                expected["dropped_at_level"]!.AsObject().Select(one => (int.Parse(one.Key, CultureInfo.InvariantCulture), (long)one.Value!)),
                result.Steps.Select((step, j) => (j + 1, step.Dropped)).Where(one => one.Dropped > 0));
            GoldLog.Close((double)expected["naive"]!, result.Conversion.Naive?.Value);
            GoldLog.Close((double)expected["matured"]!, result.Conversion.Matured?.Value);
            GoldLog.Close((double)expected["kaplan_meier"]!, result.Conversion.KaplanMeier);
            GoldLog.Close((double)expected["greenwood_se"]!, result.Conversion.StandardError);
            GoldLog.Close((double)expected["log_log_95"]![0]!, result.Conversion.Interval()!.Low);
            GoldLog.Close((double)expected["log_log_95"]![1]!, result.Conversion.Interval()!.High);
            // Drop-off: the product of what is left over all steps is the matured conversion.
            GoldLog.Close(result.Conversion.Matured!.Value, Enumerable.Range(1, 3).Aggregate(1.0, (left, step) => left * (1 - result.DropOffAt(step)!.Value)));
        }
    }

    [DataFact]
    public void Customers_are_stuck_where_they_were_found_stuck()
    {
        var expected = GoldLog.Json("gold_analyses.json")["stuck_points_asof_2025-04-15"]!.AsObject();
        var found = GoldLog.Log().Read(new StuckPointSpec { MinExits = 1 }, GoldLog.April);

        Assert.Equal(expected.Select(one => one.Key).Order(StringComparer.Ordinal), found.Points.Select(point => point.Event.Text).Order(StringComparer.Ordinal));
        foreach (var point in found.Points)
        {
            var row = expected[point.Event.Text]!;
            Assert.Equal(((long)row["stays"]!, (long)row["exits"]!, (long)row["present"]!, (long?)row["stuck"]!), (point.Stays, point.Exits, point.Present, point.Stuck));
            GoldLog.Close((double)row["never_leave"]!, point.NeverLeave);
        }

        Assert.Equal(found.Points.Sum(point => point.Stuck), found.Customers.Count);
    }

    [DataFact]
    public void Time_to_first_value_counts_those_who_never_came()
    {
        var expected = GoldLog.Json("gold_analyses.json")["time_to_first_value"]!;
        var spec = MilestoneSpec.Of(["signup"], ["first_value"]) with { Leave = [new("cancel")], EarlyLeave = EarlyLeave.CompetingLoss };
        var times = GoldLog.Log().Read(spec, GoldLog.End)!;

        Assert.Equal(((long)expected["n"]!, (long)expected["reached"]!), (times.N, times.Reached));
        GoldLog.Close((double)expected["median_first_time_at_or_below_half"]!, times.Median.Value!.Value.TotalDays);
        GoldLog.Close((double)expected["activated_by_14_days"]!, times.ActivatedWithin(TimeSpan.FromDays(14)));
        GoldLog.Close((double)expected["median_of_reached_only"]!, times.Distribution.ResolvedOnly is null ? null
            : SampleQuantile.Of([.. GoldLog.Table("gold_ttfv.csv").Where(row => row[2] == "1").Select(row => double.Parse(row[1], CultureInfo.InvariantCulture)).Order()], default, QuantileMethod.Linear));
    }

    [DataFact]
    public void Churn_is_the_published_curve()
    {
        var stays = GoldLog.Log().Read(ChurnSpec.Of(["signup"], ["cancel"]), GoldLog.End)!;

        Assert.Equal((102, 19), (stays.N, stays.Resolved));
        GoldLog.Close(.9019607843137255, stays.OpenAfter(TimeSpan.FromDays(30)));
        Assert.Equal(.0294437862, stays.StandardError(TimeSpan.FromDays(30))!.Value, 1e-9);
        Assert.Equal(.8254508952, stays.OpenAfterInterval(TimeSpan.FromDays(30))!.Low, 1e-9);
        Assert.Equal(.9460087134, stays.OpenAfterInterval(TimeSpan.FromDays(30))!.High, 1e-9);
        foreach (var row in GoldLog.Table("gold_km_churn.csv").Where(row => row[2] != "0"))
        {
            var time = TimeSpan.FromTicks((long)Math.Round(double.Parse(row[0], CultureInfo.InvariantCulture) * TimeSpan.TicksPerDay / TimeSpan.TicksPerSecond) * TimeSpan.TicksPerSecond);
            Assert.Equal(double.Parse(row[4], CultureInfo.InvariantCulture), stays.OpenAfter(time)!.Value, 1e-9);
        }
    }

    [DataFact]
    public void Segments_are_compared_by_the_log_rank_test()
    {
        var segments = GoldLog.Table("gold_events.csv").Select(row => row[2]).Distinct(StringComparer.Ordinal).ToList();
        var curves = segments.ConvertAll(segment => GoldLog.Log(segment: segment).Read(ChurnSpec.Of(["signup"], ["cancel"]), GoldLog.End)!.Curve);

        // .4908140422: the value of the design page.
        Assert.Contains(.4908140422, new[] { LogRank.Of([.. curves])!.Test.Statistic!.Value, LogRank.Of([.. curves])!.Test.PValue }.Select(value => Math.Round(value, 10)));
    }

    [DataFact]
    public void Retention_lifecycle_and_stickiness_are_those_that_were_counted()
    {
        var gold = GoldLog.Json("gold_retention.json");
        var log = GoldLog.Log();
        var months = CalendarPeriod.Months(TimeZoneInfo.Utc);
        var rolling = RetentionSpec.Of(["signup"], ["use"], months, RetentionPeriod.Rolling(TimeSpan.FromDays(30)));
        Same("rolling30_on", rolling);
        Same("rolling30_on_or_after", rolling with { Mode = RetentionMode.OnOrAfter });
        Same("calendar_month_on", RetentionSpec.Of(["signup"], ["use"], months, RetentionPeriod.Calendar(months)));

        var triangle = log.Read(rolling, GoldLog.End)!;
        Assert.Equal(gold["cohort_size"]!.AsArray().Select(row => ((string)row!["cohort"]!, long.Parse((string)row["n"]!, CultureInfo.InvariantCulture))), triangle.Cohorts.Select(cohort => (Name(cohort.Start), cohort.Size)));

        var lifecycle = log.Read(LifecycleSpec.Of(months, "use"), GoldLog.End).ToDictionary(period => Name(period.Start));
        foreach (var row in gold["lifecycle_month"]!.AsArray())
        {
            var period = lifecycle[((string)row!["month"]!)[..7]];
            Assert.Equal((Number(row["n_new"]), Number(row["n_returning"]), Number(row["n_resurrecting"])), (period.New, period.Returning, period.Resurrected));
        }

        foreach (var row in gold["lifecycle_dormant"]!.AsArray()) Assert.Equal(Number(row!["dormant"]), lifecycle[((string)row["month"]!)[..7]].Dormant);

        var days = log.Read(StickinessSpec.Of(CalendarPeriod.Days(TimeZoneInfo.Utc), "use"), GoldLog.End);
        Assert.Equal(gold["stickiness_use_days"]!.AsArray().Select(row => ((int)Number(row!["d"]), Number(row["n"]))).Order(), days.Counts);
        Assert.Equal(gold["stickiness_use_days"]!.AsArray().Where(row => Number(row!["d"]) >= 3).Sum(row => Number(row!["n"])), days.AtLeast(3));

        void Same(string key, RetentionSpec spec)
        {
            var cells = log.Read(spec, GoldLog.End)!.Cohorts.SelectMany(cohort => cohort.Cells.Select(cell => (Name(cohort.Start), cell.Age, cell.Retained))).Where(cell => cell.Retained > 0);
            Assert.Equal(gold[key]!.AsArray().Select(row => ((string)row!["cohort"]!, (int)Number(row["k"]), Number(row["n"]))).Order(), cells.Order());
        }

        static string Name(DateTimeOffset start) => start.ToString("yyyy-MM", CultureInfo.InvariantCulture);

        static long Number(JsonNode? text) => long.Parse((string)text!, CultureInfo.InvariantCulture);
    }

    [DataFact]
    public void Hand_offs_bounces_and_escalations_are_those_that_were_counted()
    {
        var matrix = GoldLog.Json("gold_expected.json")["channel_handoffs"]!;
        var expected = GoldLog.Json("gold_analyses.json")["handoffs"]!;
        var found = GoldLog.Log().Read(HandoffSpec.Of("phone", "chat"), GoldLog.End);

        Assert.Equal(
            matrix["matrix"]!.AsArray().Select(row => ((string)row![0]!, (string)row[1]!, (long)row[2]!)),
            found.All.Select(one => (one.From.Text, one.To.Text, one.Count)).OrderBy(one => one.Item1, StringComparer.Ordinal).ThenBy(one => one.Item2, StringComparer.Ordinal));
        Assert.Equal(Share.Of((long)expected["handoffs"]!, (long)expected["pairs"]!), found.Rate);
        Assert.Equal(Share.Of((long)expected["bounces"]!, (long)expected["triples"]!), found.Bounces);
        Assert.Equal(Share.Of((long)expected["escalations"]!, (long)expected["pairs_from_unassisted"]!), found.Escalations);
        Assert.Null(found.ContextKept);
    }

    [DataFact]
    public void Friction_is_the_one_that_was_calculated()
    {
        var gold = GoldLog.Json("gold_expected.json")["friction"]!.AsObject();
        var log = GoldLog.Log(abandonAfter: TimeSpan.FromDays(14));
        var spec = new FrictionSpec { Contacts = [new("support_ticket")] };
        var found = log.Read(spec, GoldLog.End);
        foreach (var (name, row) in gold)
        {
            var point = found.At(name)!;
            Assert.Equal(((long)row!["occurrences"]!, (long)row["customers"]!), (point.Occurrences, point.Journeys));
            // Where a denominator is 0, or the event an end, the file holds 0 and the library nothing.
            Part(FrictionKind.DropOff, "dropoff");
            Part(FrictionKind.Rework, "rework");
            Part(FrictionKind.Contact, "contact48h");
            Part(FrictionKind.HandOff, "handoff");
            Assert.Null(point.Component(FrictionKind.Wait));
            Assert.Null(point.Component(FrictionKind.Effort));

            void Part(FrictionKind kind, string key) => GoldLog.Close((double)row[key]!, point.Component(kind)?.Value ?? 0, $"{name} {key}");
        }

        var repeatable = log.Read(spec with { Repeatable = [new("use")] }, GoldLog.End).At("use")!;
        GoldLog.Close((double)GoldLog.Json("gold_analyses.json")["friction_use_without_rework"]!, repeatable.Blend);
        Assert.Null(repeatable.Component(FrictionKind.Rework));
        GoldLog.Close((double)gold["use"]!["friction_equal_weights"]!, found.At("use")!.Blend);
    }

    [DataTheory]
    [InlineData(PlayerKind.Channel, "gold_removal_channel.csv")]
    [InlineData(PlayerKind.Event, "gold_removal_touchpoint.csv")]
    public void Removal_effects_are_those_of_solving_the_chain_without_each_player(PlayerKind players, string file)
    {
        var found = GoldLog.Log(abandonAfter: TimeSpan.FromDays(14)).Read(AttributionSpec.Of(players, "first_value"), GoldLog.End);

        Assert.Equal((70, 50, 0), (found.Converted, found.Lost, found.Active));
        GoldLog.Close(7.0 / 12, found.Removal!.BaseConversion);
        var rows = GoldLog.Table(file);
        Assert.Equal(rows.Count, found.Removal.Players.Count);
        foreach (var row in rows)
        {
            var player = found.Removal.Players.Single(one => one.Player == row[0]);
            GoldLog.Close(double.Parse(row[1], CultureInfo.InvariantCulture), player.Effect, row[0]);
            GoldLog.Close(double.Parse(row[2], CultureInfo.InvariantCulture), player.Share, row[0]);
        }
    }

    [DataFact]
    public void Shapley_divides_the_conversions_of_each_set_equally()
    {
        var expected = GoldLog.Json("gold_analyses.json")["shapley_channel"]!.AsObject();
        var found = GoldLog.Log(abandonAfter: TimeSpan.FromDays(14)).Read(AttributionSpec.Of(PlayerKind.Channel, "first_value"), GoldLog.End).Shapley;

        Assert.Equal(expected.Select(one => one.Key), found.Players.Select(one => one.Player));
        foreach (var player in found.Players) GoldLog.Close(GoldLog.Fraction((string)expected[player.Player]!), player.Credit);
    }

    [DataFact]
    public void Journeys_that_are_under_way_have_no_path_yet()
    {
        var found = GoldLog.Log().Read(AttributionSpec.Of(PlayerKind.Channel, "first_value"), GoldLog.April);

        Assert.True(found.Active > 0);
        Assert.Equal(found.Journeys, found.Converted + found.Lost + found.Active);
    }

    [DataFact]
    public void Six_paths_give_the_exact_fractions_of_the_vector()
    {
        var vector = GoldLog.Json("attribution_micro.json");
        var paths = vector["paths"]!.AsArray().Select(path => AttributionPath.Of(path!["path"]!.AsArray().Select(player => (string)player!), (long)path["converted"]!, (long)path["lost"]!)).ToList();
        var removal = RemovalEffect.From(paths)!;

        GoldLog.Close(GoldLog.Fraction((string)vector["base_conversion"]!), removal.BaseConversion);
        foreach (var player in removal.Players)
        {
            GoldLog.Close(GoldLog.Fraction((string)vector["removal_effect"]![player.Player]!), player.Effect);
            GoldLog.Close(GoldLog.Fraction((string)vector["removal_credit"]![player.Player]!), player.Credit);
        }

        foreach (var player in ShapleyCredit.From(paths).Players) GoldLog.Close(GoldLog.Fraction((string)vector["shapley_conversions"]![player.Player]!), player.Credit);
        foreach (var player in ShapleyCredit.From(paths, ShapleyGame.Rate).Players) GoldLog.Close(GoldLog.Fraction((string)vector["shapley_rate"]![player.Player]!), player.Credit);
    }

    [DataFact]
    public void Emotions_and_peak_end_are_those_that_were_calculated()
    {
        var gold = GoldLog.Json("gold_analyses.json");
        var found = GoldLog.Log().Read(new EmotionSpec { Expected = [ExpectedEmotion.Of("survey", 0.5)] }, GoldLog.End);
        foreach (var (name, row) in gold["emotion"]!.AsObject())
        {
            var point = found.At(name)!;
            Assert.Equal((long)row!["n"]!, point.N);
            GoldLog.Close((double)row["mean_emotion"]!, point.Emotion);
        }

        Assert.Equal((long)gold["peak_end"]!["journeys"]!, found.PeakEnd!.Journeys);
        GoldLog.Close(-17.0 / 168, found.PeakEnd.Mean);
        GoldLog.Close(found.At("survey")!.Emotion - 0.5, found.At("survey")!.Gap);
        Assert.Equal("survey", found.WorstMoment!.Event.Text);
    }

    // The blueprint of check_vectors.py as a graph.
    [DataFact]
    public void Conformance_summed_up_in_one_pass_is_that_of_every_case()
    {
        var gold = GoldLog.Json("gold_expected.json")["conformance"]!;
        var builder = JourneyBlueprint.Define("gold", "1.0.0").Channel("web", Medium.Web).Stage("all", stage =>
        {
            stage.Component(ExperienceComponent.Product);
            foreach (var name in (string[])["ad_view", "referral", "signup", "onboarding_email", "setup", "first_value", "use", "support_ticket", "renewal_notice", "renew", "cancel"])
                stage.Touchpoint(name, touchpoint => { touchpoint.Channels("web"); if (name is "onboarding_email" or "support_ticket") touchpoint.Optional(); if (name == "use") touchpoint.Repeatable(); });
        }).Entry("ad_view").Entry("referral").Success("renew").Failure("cancel");
        foreach (var (from, to) in ((string, string)[])[("ad_view", "signup"), ("referral", "signup"), ("signup", "onboarding_email"), ("onboarding_email", "setup"), ("setup", "first_value"), ("first_value", "use"), ("use", "support_ticket"), ("use", "renewal_notice"), ("support_ticket", "use"), ("renewal_notice", "renew"), ("renewal_notice", "cancel")])
            builder = to == "use" && from == "support_ticket" ? builder.Loop(from, to) : builder.Next(from, to);
        var result = builder.Build();
        var spec = ConformanceSpec.Of(result.OrThrow().Compile());
        var found = GoldLog.Log().Read(spec, GoldLog.End);

        Assert.Equal(((long)gold["total_cost"]!, (long)gold["fit_traces"]!, (long)gold["prefix_fit_traces"]!), (found.TotalCost, found.Fitting!.Hits, found.PrefixFitting!.Hits));
        GoldLog.Close((double)gold["avg_fitness"]!, found.MeanFitness);
        GoldLog.Close((double)gold["log_fitness_int"]!, found.LogFitness);
        Assert.Equal(gold["per_case_prefix_cost"]!.AsObject().Sum(one => (long)one.Value!), found.TotalPrefixCost);
        Assert.Equal("gold@1.0.0", found.Blueprint);

        var tracker = new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.FromDays(400))).Track(spec);
        foreach (var one in GoldLog.Interactions().Reverse()) tracker.Offer(in one);
        tracker.AdvanceTo(GoldLog.End);
        var restored = new JourneyTracker(tracker.Options).Track(spec);
        Assert.True(restored.TryRestore(tracker.ToSnapshot(), default, out var error), error.ToString());
        Assert.Equal((found.TotalCost, found.MeanFitness), (restored.Read(spec).TotalCost, restored.Read(spec).MeanFitness));
    }

    [DataFact]
    public void What_is_counted_in_different_ways_agrees()
    {
        var log = GoldLog.Log(abandonAfter: TimeSpan.FromDays(14));
        foreach (var asOf in (DateTimeOffset[])[GoldLog.April, GoldLog.End])
        {
            var reading = log.ReadAll(
                asOf, new TransitionGraphSpec(), new VariantSpec(), HandoffSpec.Of("phone"), FunnelSpec.Of(TimeSpan.FromDays(30), GoldLog.FunnelA), FunnelSpec.Of(TimeSpan.FromDays(20), GoldLog.FunnelA) with { Order = FunnelOrder.Strict, Anchor = FunnelAnchor.FirstEntry }, ConformanceSpec.Of(Blueprints.Gold().Compile()), new FrictionSpec(), new EmotionSpec(), new StuckPointSpec(), AttributionSpec.Of(PlayerKind.Channel, "first_value"));
            var checks = Reconciliation.Check(reading.Results);
            Assert.True(checks.Holds, checks.ToString());
            Assert.True(checks.Checks.Count > 40);
        }
    }

    [Fact]
    public void What_does_not_agree_is_named()
    {
        var (one, other) = (Small.Log((0, "a"), (1, "b"), (2, "a")), Small.Log((0, "a"), (1, "b")));
        var asOf = Small.At(5);
        Assert.True(Reconciliation.Check(one.Read(new TransitionGraphSpec(), asOf), one.Read(HandoffSpec.Of(), asOf)).Holds);
        var checks = Reconciliation.Check(one.Read(new TransitionGraphSpec(), asOf), other.Read(HandoffSpec.Of(), asOf));
        Assert.False(checks.Holds);
        Assert.Equal(["interactions of the results", "pairs of hand-offs and of the graph"], checks.Checks.Where(check => !check.Holds).Select(check => check.Name));

        // Of one log a looser funnel is reached by no fewer; the looser one of a log without the steps is.
        var (strict, loose) = (FunnelSpec.Of(TimeSpan.FromSeconds(3), "a", "b") with { Order = FunnelOrder.Contiguous }, FunnelSpec.Of(TimeSpan.FromSeconds(9), "a", "b"));
        Assert.True(Reconciliation.Check(one.Read(strict, asOf), one.Read(loose, asOf)).Holds);
        Assert.Contains(Reconciliation.Check(one.Read(strict, asOf), Small.Log((0, "x"), (1, "b"), (2, "a")).Read(loose, asOf)).Checks, check => !check.Holds && check.Name.StartsWith("journeys at step 2 of", StringComparison.Ordinal));
    }

    [DataFact]
    public void A_difference_exchanged_is_its_negative_and_a_result_differs_from_itself_in_nothing()
    {
        var (one, other) = (GoldLog.Log(segment: "smb"), GoldLog.Log(segment: "enterprise"));
        Check(one.Read(new TransitionGraphSpec(), GoldLog.End), other.Read(new TransitionGraphSpec(), GoldLog.End), JourneyDiff.Between);
        Check(one.Read(new VariantSpec(), GoldLog.End), other.Read(new VariantSpec(), GoldLog.End), JourneyDiff.Between);
        Check(one.Read(new EmotionSpec(), GoldLog.End), other.Read(new EmotionSpec(), GoldLog.End), JourneyDiff.Between);
        var funnel = FunnelSpec.Of(TimeSpan.FromDays(30), GoldLog.FunnelA);
        Check(one.Read(funnel, GoldLog.End), other.Read(funnel, GoldLog.End), JourneyDiff.Between);

        static void Check<T>(T first, T second, Func<T, T, JourneyDiff> between)
        {
            Assert.Empty(between(first, first).Differences);
            var (forth, back) = (between(first, second), between(second, first));
            Assert.NotEmpty(forth.Differences);
            Assert.Equal(forth.Differences.Count, back.Differences.Count);
            foreach (var difference in forth.Differences)
            {
                var exchanged = back.Differences.Single(one => one.Kind == difference.Kind && one.Name == difference.Name);
                Assert.Equal(-difference.Difference, exchanged.Difference, 1e-12);
                if (difference.PValue is { } p) Assert.Equal(p, exchanged.PValue!.Value, 1e-9);
                if (difference.AdjustedPValue is { } adjusted) Assert.True(adjusted >= difference.PValue - 1e-12);
            }
        }
    }

    [DataFact]
    public void Two_questions_are_not_compared()
    {
        var log = GoldLog.Log();
        Assert.Throws<ArgumentException>(() => JourneyDiff.Between(log.Read(new TransitionGraphSpec(), GoldLog.End), log.Read(new TransitionGraphSpec { OncePerJourney = true }, GoldLog.End)));
    }

    private static Dictionary<string, long> Counts(JsonNode counts) => counts.AsObject().ToDictionary(one => one.Key, one => (long)one.Value!);
}
