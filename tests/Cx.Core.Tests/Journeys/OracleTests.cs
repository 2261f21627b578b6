using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Retention;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Journeys;

/// <summary>Every streaming analysis beside its definition written out in plain loops, on ten thousand small logs each, in every partition, final and provisional.</summary>
public class OracleTests
{
    private const int Hours = 3600;

    [Fact]
    public void Graphs_count_the_pairs_that_there_are()
    {
        var (all, gapped, once) = (new TransitionGraphSpec(), new TransitionGraphSpec { MaxGap = TimeSpan.FromSeconds(2) }, new TransitionGraphSpec { OncePerJourney = true });
        foreach (var small in SmallCase.TenThousand(101, all, gapped, once))
        {
            var pairs = small.Journeys.SelectMany((journey, j) => Enumerable.Range(1, journey.Steps.Count - 1).Select(i => (Journey: j, From: journey.Event(i - 1), To: journey.Event(i), Elapsed: journey.At(i) - journey.At(i - 1)))).ToList();
            Check(all, pairs, 0);
            Check(gapped, pairs.Where(pair => pair.Elapsed <= 2), pairs.Count(pair => pair.Elapsed > 2));
            Check(once, pairs.DistinctBy(pair => (pair.Journey, pair.From, pair.To)), 0);

            void Check(TransitionGraphSpec spec, IEnumerable<(int Journey, string From, string To, double Elapsed)> counted, long broken)
            {
                var graph = small.Read(spec);
                small.SameAll(
                    counted.GroupBy(pair => (pair.From, pair.To)).Select(pair => (pair.Key.From, pair.Key.To, pair.LongCount(), Math.Round(pair.Average(one => one.Elapsed), 9))).Order(),
                    graph.Edges.Select(edge => (edge.From.Text, edge.To.Text, edge.Count, Math.Round(edge.Times.MeanSeconds, 9))).Order(), "edges");
                small.SameAll(graph.Edges.OrderByDescending(edge => edge.Count).ThenBy(edge => edge.From.Text, StringComparer.Ordinal).ThenBy(edge => edge.To.Text, StringComparer.Ordinal), graph.Edges, "order");
                small.SameAll(
                    small.Journeys.SelectMany(journey => journey.Events).GroupBy(name => name, StringComparer.Ordinal).Select(name => (name.Key, name.LongCount(), small.Journeys.LongCount(journey => journey.First == name.Key), small.Journeys.LongCount(journey => journey.Last == name.Key))).Order(),
                    graph.Events.Select(one => (one.Event.Text, one.Occurrences, one.Starts, one.Ends)).Order(), "events");
                small.Same((broken, (long)small.Journeys.Count, small.Journeys.Sum(journey => (long)journey.Steps.Count)), (graph.BrokenGaps, graph.Journeys, graph.Interactions), "sums");
            }
        }
    }

    [Fact]
    public void Variants_are_the_sequences_that_there_are()
    {
        var (all, folded, frequent) = (new VariantSpec(), new VariantSpec { MaxDepth = 2 }, new VariantSpec { MinimumN = 2 });
        foreach (var small in SmallCase.TenThousand(102, all, folded, frequent))
        {
            var ways = small.Journeys.Select(journey => string.Join(' ', journey.Events)).ToList();
            small.SameAll(Counted(ways), Found(small.Read(all)), "variants");
            small.SameAll(Counted(small.Journeys.Select(journey => string.Join(' ', journey.Events.Take(2)))), Found(small.Read(folded)), "folded");
            small.Same(small.Journeys.LongCount(journey => journey.Steps.Count > 2), small.Read(folded).Folded, "folded journeys");
            small.SameAll(Counted(ways).Where(way => way.Count >= 2), Found(small.Read(frequent)), "frequent");
            var rare = Counted(ways).Where(way => way.Count < 2).ToList();
            small.Same((rare.Count, rare.Sum(way => way.Count)), ((int)small.Read(frequent).OtherVariants, small.Read(frequent).OtherJourneys), "rare");
        }

        static IEnumerable<(long Count, string Way)> Counted(IEnumerable<string> ways) => ways.GroupBy(way => way, StringComparer.Ordinal).Select(way => (way.LongCount(), way.Key)).OrderByDescending(way => way.Item1).ThenBy(way => way.Key, StringComparer.Ordinal);

        static IEnumerable<(long Count, string Way)> Found(VariantTable table) => table.All.Select(one => (one.Count, string.Join(' ', one.Steps.Select(step => step.Text))));
    }

    [Fact]
    public void Funnels_have_the_outcomes_the_times_and_the_curve_of_the_longest_chains()
    {
        FunnelSpec[] specs =
        [
            FunnelSpec.Of(TimeSpan.FromSeconds(6), "a", "b", "c"), FunnelSpec.Of(TimeSpan.FromSeconds(4), "a", "a"), FunnelSpec.Of(TimeSpan.FromSeconds(9), "b"), FunnelSpec.Of(TimeSpan.FromSeconds(12), "a", "b", "d", "b"),
            FunnelSpec.Of(TimeSpan.FromSeconds(7), "a", "b", "c") with { Anchor = FunnelAnchor.FirstEntry }, FunnelSpec.Of(TimeSpan.FromSeconds(7), "a", "b", "d") with { Order = FunnelOrder.AnyOrder },
        ];
        foreach (var small in SmallCase.TenThousand(103, specs))
        {
            foreach (var spec in specs)
            {
                var found = small.Read(spec);
                var chains = small.Journeys.Select(journey => SmallChain.Of(journey, spec, (small.AsOf - Small.Midnight).TotalSeconds)).Where(chain => chain.Level > 0).ToList();
                var k = spec.Steps.Count;
                small.SameAll(Enumerable.Range(1, k).Select(j => chains.LongCount(chain => chain.Level >= j)), found.Steps.Select(step => step.Reached), $"reached {spec}");
                small.SameAll(
                    Enumerable.Range(1, k).Select(j => (chains.LongCount(chain => chain.Level == j && chain.Level < k && chain.IsOpen), chains.LongCount(chain => chain.Level == j && chain.Level < k && !chain.IsOpen))),
                    found.Steps.Select(step => (step.InProgress, step.Dropped)), $"in progress and dropped {spec}");
                small.Same(chains.LongCount(chain => chain.Level == k), found.Converted, $"converted {spec}");
                var window = spec.Within!.Value.TotalSeconds;
                var cases = chains.ConvertAll(chain => chain.Level == k ? (chain.Duration, true) : chain.IsOpen ? (chain.Age, false) : (window, false));
                if (chains.Count > 0 && cases.Max(one => one.Item1) >= window) small.Close(1 - Survival(cases, window), found.Conversion.KaplanMeier, $"Kaplan-Meier {spec}");
                for (var j = 1; j <= k && spec.Order != FunnelOrder.AnyOrder; j++)
                {
                    var gaps = chains.Where(chain => chain.Level >= j && j > 1).Select(chain => chain.Gaps[j - 1]).ToList();
                    small.Close(gaps.Count == 0 ? null : gaps.Average(), found.Steps[j - 1].Times?.MeanSeconds, $"time to step {j} {spec}");
                    var next = chains.Where(chain => chain.Level == j && chain.Level < k && !chain.IsOpen).GroupBy(chain => chain.Next ?? "-", StringComparer.Ordinal).Select(one => (one.Key, one.LongCount())).Order();
                    small.SameAll(next, found.NextAfter(j).Select(one => (one.Event?.Text ?? "-", one.Journeys)).Order(), $"next after step {j} {spec}");
                }
            }
        }
    }

    [Theory]
    [InlineData(false, RetentionMode.On, true)]
    [InlineData(false, RetentionMode.OnOrAfter, false)]
    [InlineData(true, RetentionMode.On, false)]
    [InlineData(true, RetentionMode.OnOrBefore, true)]
    [InlineData(true, RetentionMode.Streak, false)]
    public void Retention_counts_who_came_back_at_each_age(bool isRecurring, RetentionMode mode, bool isCalendar)
    {
        var days = CalendarPeriod.Days(TimeZoneInfo.Utc);
        var spec = RetentionSpec.Of(["a", "d"], ["b", "a"], days, isCalendar ? RetentionPeriod.Calendar(days) : RetentionPeriod.Rolling(TimeSpan.FromHours(20))) with { IsRecurring = isRecurring, Mode = mode };
        foreach (var small in SmallCase.TenThousand(104 + (int)mode, 5 * Hours, spec))
        {
            var members = new List<(long Cohort, DateTimeOffset Birth, SortedSet<int> Ages)>();
            long early = 0;
            foreach (var own in small.Customers)
            {
                var births = own.Index().Where(one => one.Item.Touchpoint.Text is "a" or "d").ToList();
                if (births.Count > 0) early += own.Take(births[0].Index).Count(one => one.Touchpoint.Text is "b" or "a");
                foreach (var (index, birth) in isRecurring ? births.DistinctBy(one => Day(one.Item.OccurredAt)).ToList() : births.Take(1))
                    members.Add((Day(birth.OccurredAt), birth.OccurredAt, [.. own.Skip(index + 1).Where(one => one.Touchpoint.Text is "b" or "a").Select(one => Age(birth.OccurredAt, one.OccurredAt))]));
            }

            var found = small.Read(spec);
            small.Same(members.Count == 0 ? 0 : early, found?.BeforeBirth ?? 0, "before birth");
            var cohorts = members.GroupBy(member => member.Cohort).OrderBy(cohort => cohort.Key).ToList();
            small.SameAll(cohorts.Select(cohort => (cohort.Key, cohort.LongCount())), found?.Cohorts.Select(cohort => (Day(cohort.Start), cohort.Size)) ?? [], "cohorts");
            foreach (var (cohort, cells) in cohorts.Zip(found?.Cohorts.Select(one => one.Cells) ?? []))
            {
                small.SameAll(Enumerable.Range(0, cohort.Max(member => Age(member.Birth, small.AsOf)) + 1).Select(age => (age, cohort.LongCount(member => IsRetained(member.Birth, member.Ages, age)), IsOver(cohort, age))), cells.Select(cell => (cell.Age, cell.Retained, cell.IsComplete)), "cells");
            }

            bool IsRetained(DateTimeOffset birth, SortedSet<int> ages, int age) => mode switch
            {
                RetentionMode.On => ages.Contains(age),
                RetentionMode.OnOrAfter => ages.Any(one => one >= age),
                RetentionMode.OnOrBefore => ages.Any(one => one <= age) && age <= Age(birth, small.AsOf),
                _ => Enumerable.Range(0, age + 1).All(ages.Contains),
            };

            bool IsOver(IGrouping<long, (long Cohort, DateTimeOffset Birth, SortedSet<int> Ages)> cohort, int age) => Day(small.AsOf) > cohort.Key && cohort.All(member => Age(member.Birth, small.AsOf) > age);
        }

        static long Day(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerDay;

        int Age(DateTimeOffset birth, DateTimeOffset at) => isCalendar ? (int)(Day(at) - Day(birth)) : (int)((at - birth).TotalHours / 20);
    }

    [Fact]
    public void Hand_offs_bounces_escalations_and_kept_cases_are_those_that_there_are()
    {
        var spec = HandoffSpec.Of("phone");
        foreach (var small in SmallCase.TenThousand(110, spec))
        {
            long pairs = 0, known = 0, triples = 0, bounces = 0, unassisted = 0, escalations = 0, withCase = 0, kept = 0;
            var matrix = new Dictionary<(string, string), (long Count, double Seconds)>();
            foreach (var journey in small.Journeys)
            {
                for (var i = 1; i < journey.Steps.Count; i++)
                {
                    pairs++;
                    if (journey.Steps[i - 1].Channel?.Text is not { } from || journey.Steps[i].Channel?.Text is not { } to) continue;
                    known++;
                    if (from != "phone") unassisted++;
                    if (from != "phone" && to == "phone") escalations++;
                    if (i > 1 && journey.Steps[i - 2].Channel?.Text is { } before)
                    {
                        triples++;
                        if (before == to && from != to) bounces++;
                    }

                    if (from == to) continue;
                    var (count, seconds) = matrix.GetValueOrDefault((from, to));
                    matrix[(from, to)] = (count + 1, seconds + journey.At(i) - journey.At(i - 1));
                    withCase++;
                    if (journey.Steps[i - 1].Case == journey.Steps[i].Case) kept++;
                }
            }

            var found = small.Read(spec);
            small.SameAll(matrix.Select(one => (one.Key.Item1, one.Key.Item2, one.Value.Count, Math.Round(one.Value.Seconds / one.Value.Count, 9))).Order(), found.All.Select(one => (one.From.Text, one.To.Text, one.Count, Math.Round(one.Times.MeanSeconds, 9))).Order(), "matrix");
            small.Same((pairs, known), (found.Pairs, found.KnownPairs), "pairs");
            Part(matrix.Values.Sum(one => one.Count), known, found.Rate, "rate");
            Part(bounces, triples, found.Bounces, "bounces");
            Part(escalations, unassisted, found.Escalations, "escalations");
            Part(kept, withCase, found.ContextKept, "kept");

            void Part(long hits, long n, Share? share, string what) => small.Same(n == 0 ? ((long, long)?)null : (hits, n), share is null ? null : (share.Hits, share.N), what);
        }
    }

    [Fact]
    public void Who_is_stuck_has_stayed_longer_than_nine_in_ten_of_those_who_move_on()
    {
        var spec = new StuckPointSpec { StreamBin = TimeSpan.FromSeconds(1), MinExits = 2, Threshold = 0.4, MaxWaits = [EventWait.Of("b", TimeSpan.FromSeconds(9))] };
        foreach (var small in SmallCase.TenThousand(111, spec))
        {
            var now = (small.AsOf - Small.Midnight).TotalSeconds;
            var found = small.Read(spec);
            var stuck = new List<(string, string, double)>();
            var points = new List<(string, long, long, long, long?)>();
            foreach (var name in (string[])["a", "b"])
            {
                var stays = new List<(double Length, bool Ended)>();
                var present = new List<(SmallJourney Journey, double Age)>();
                foreach (var journey in small.Journeys)
                {
                    for (var i = 0; i < journey.Steps.Count; i++)
                    {
                        if (journey.Event(i) != name || (i > 0 && journey.Event(i - 1) == name)) continue;
                        var next = Enumerable.Range(i, journey.Steps.Count - i).Where(j => journey.Event(j) != name).Cast<int?>().FirstOrDefault();
                        stays.Add(next is { } until ? (journey.At(until) - journey.At(i), true) : (now - journey.At(i), false));
                        if (next is null && journey.State == JourneyState.Active) present.Add((journey, now - journey.At(i)));
                    }
                }

                if (stays.Count == 0) continue;
                var exits = stays.Count(stay => stay.Ended);
                var never = Survival(stays, double.MaxValue);
                var decides = exits >= 2 && never < 1;
                var own = present.Where(one => (name == "b" && one.Age > 9) || (decides && (Survival(stays, one.Age) - never) / (1 - never) <= 0.4 + 1e-9)).ToList();
                stuck.AddRange(own.Select(one => (one.Journey.Customer, name, one.Age)));
                points.Add((name, stays.Count, exits, present.Count, decides || name == "b" ? own.Count : null));
                small.Close(exits == 0 ? null : never, found.Points.Single(point => point.Event.Text == name).NeverLeave, $"never leave {name}");
            }

            small.SameAll(points.Order(), found.Points.Select(point => (point.Event.Text, point.Stays, point.Exits, point.Present, point.Stuck)).Order(), "points");
            small.SameAll(stuck.Order(), found.Customers.Select(one => (one.Customer.Text, one.Event.Text, one.Age.TotalSeconds)).Order(), "customers");
        }
    }

    [Fact]
    public void Times_to_first_value_and_stays_count_from_the_first_start()
    {
        var milestone = MilestoneSpec.Of(["a"], ["b"]) with { Leave = [new("d")], EarlyLeave = EarlyLeave.CompetingLoss };
        var churn = ChurnSpec.Of(["a"], ["c", "d"]);
        foreach (var small in SmallCase.TenThousand(112, milestone, churn))
        {
            var now = (small.AsOf - Small.Midnight).TotalSeconds;
            var (values, stays) = (new List<(double Length, bool Ended)>(), new List<(double Length, bool Ended)>());
            foreach (var journey in small.Journeys)
            {
                if (!journey.Events.Contains("a")) continue;
                var start = journey.At(journey.Events.ToList().IndexOf("a"));
                var (value, left, end) = (Earliest(journey, start, "b"), Earliest(journey, start, "d"), Earliest(journey, start, "c", "d"));
                values.Add(value is { } reached && !(left < reached) ? (reached - start, true) : (now - start, false));
                stays.Add(end is { } ended ? (ended - start, true) : (now - start, false));
            }

            var (found, kept) = (small.Read(milestone), small.Read(churn));
            small.Same((values.Count, values.Count(one => one.Ended)), ((int)(found?.N ?? 0), (int)(found?.Reached ?? 0)), "time to first value");
            small.Same((stays.Count, stays.Count(one => one.Ended)), ((int)(kept?.N ?? 0), (int)(kept?.Resolved ?? 0)), "churn");
            foreach (var after in (int[])[0, 1, 3, 8])
            {
                // Beyond the longest time nobody was observed.
                if (values.Count > 0 && after <= values.Max(one => one.Length)) small.Close(1 - Survival(values, after), found!.ActivatedWithin(TimeSpan.FromSeconds(after)), $"activated within {after}");
                if (stays.Count > 0 && after <= stays.Max(one => one.Length)) small.Close(Survival(stays, after), kept!.OpenAfter(TimeSpan.FromSeconds(after)), $"there after {after}");
            }
        }

        static double? Earliest(SmallJourney journey, double start, params string[] names)
            => Enumerable.Range(0, journey.Steps.Count).Where(i => journey.At(i) >= start && names.Contains(journey.Event(i))).Select(i => (double?)journey.At(i)).Min();
    }

    [Fact]
    public void Lifecycle_and_stickiness_are_those_of_the_days_that_there_are()
    {
        var (life, sticky) = (LifecycleSpec.Of(CalendarPeriod.Days(TimeZoneInfo.Utc), "a", "b"), StickinessSpec.Of(CalendarPeriod.Days(TimeZoneInfo.Utc), "a", "b"));
        foreach (var small in SmallCase.TenThousand(113, 9 * Hours, life, sticky))
        {
            var active = small.Customers.Select(own => own.Where(one => one.Touchpoint.Text is "a" or "b").Select(one => one.OccurredAt.UtcTicks / TimeSpan.TicksPerDay).ToHashSet()).Where(days => days.Count > 0).ToList();
            small.SameAll(active.GroupBy(days => days.Count).Select(days => (days.Key, days.LongCount())).Order(), small.Read(sticky).Counts, "stickiness");
            var today = small.AsOf.UtcTicks / TimeSpan.TicksPerDay;
            var found = small.Read(life);
            small.Same(active.Count == 0 ? 0 : today - active.Min(days => days.Min()) + 1, found.Count, "periods");
            foreach (var period in found)
            {
                var day = period.Start.UtcTicks / TimeSpan.TicksPerDay;
                small.Same(
                    (active.LongCount(days => days.Min() == day), active.LongCount(days => days.Contains(day) && days.Contains(day - 1)), active.LongCount(days => days.Contains(day) && !days.Contains(day - 1) && days.Min() < day), day < today ? active.LongCount(days => !days.Contains(day) && days.Contains(day - 1)) : null),
                    (period.New, period.Returning, period.Resurrected, period.Dormant), $"day {period.Start:O}");
            }
        }
    }

    [Fact]
    public void Friction_has_the_components_of_its_definition()
    {
        var spec = new FrictionSpec { Contacts = [new("d")], ContactWithin = TimeSpan.FromSeconds(3), Repeatable = [new("b")], MaxWaits = [EventWait.Of("a", TimeSpan.FromSeconds(2))], Weights = [FrictionWeight.Of(FrictionKind.Rework, 3)] };
        foreach (var small in SmallCase.TenThousand(114, spec))
        {
            var found = small.Read(spec);
            small.SameAll(small.Journeys.SelectMany(journey => journey.Events).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), found.Points.Select(point => point.Event.Text).Order(StringComparer.Ordinal), "events");
            foreach (var point in found.Points)
            {
                var name = point.Event.Text;
                var at = small.Journeys.SelectMany(journey => Enumerable.Range(0, journey.Steps.Count).Where(i => journey.Event(i) == name).Select(i => (Journey: journey, I: i))).ToList();
                var next = at.Where(one => one.I + 1 < one.Journey.Steps.Count).ToList();
                var known = next.Where(one => one.Journey.Steps[one.I].Channel is not null && one.Journey.Steps[one.I + 1].Channel is not null).ToList();
                var with = small.Journeys.LongCount(journey => journey.Events.Contains(name));
                var efforts = at.Select(one => one.Journey.Steps[one.I].Effort).OfType<Rating>().ToList();
                var answers = at.Select(one => one.Journey.Steps[one.I].Answer).OfType<Rating>().Where(one => one.IsAnswered).ToList();
                (FrictionKind Kind, long Part, long Whole)[] parts =
                [
                    .. name is "c" or "d" ? [] : ((FrictionKind, long, long)[])[(FrictionKind.DropOff, small.Journeys.LongCount(journey => journey.State == JourneyState.Abandoned && journey.Last == name), with)],
                    .. name == "b" ? [] : ((FrictionKind, long, long)[])[(FrictionKind.Rework, at.Count - with, at.Count)],
                    (FrictionKind.Contact, at.LongCount(one => Enumerable.Range(one.I + 1, one.Journey.Steps.Count - one.I - 1).Any(j => one.Journey.Event(j) == "d" && one.Journey.At(j) - one.Journey.At(one.I) <= 3)), at.Count),
                    (FrictionKind.HandOff, known.LongCount(one => one.Journey.Steps[one.I].Channel != one.Journey.Steps[one.I + 1].Channel), known.Count),
                    .. name == "a" ? ((FrictionKind, long, long)[])[(FrictionKind.Wait, next.LongCount(one => one.Journey.At(one.I + 1) - one.Journey.At(one.I) > 2), next.Count)] : [],
                    (FrictionKind.Effort, efforts.Sum(one => 5L - one.Value!.Value), 4L * efforts.Count),
                    (FrictionKind.Unhappy, answers.LongCount(one => one.Value <= 2), answers.Count),
                ];
                parts = [.. parts.Where(part => part.Whole > 0)];
                small.Same((at.Count, with), ((int)point.Occurrences, point.Journeys), name);
                small.SameAll(parts, point.Components.Select(one => (one.Kind, one.Numerator, one.Denominator)), name);
                small.Close(parts.Length == 0 ? null : parts.Sum(part => Weight(part.Kind) * part.Part / part.Whole) / parts.Sum(part => Weight(part.Kind)), point.Blend, $"blend {name}");
            }
        }

        static double Weight(FrictionKind kind) => kind == FrictionKind.Rework ? 3 : 1;
    }

    [Fact]
    public void Conformance_of_a_stream_is_that_of_a_search_through_the_product()
    {
        var random = new SplitMixOfTests(115);
        for (var i = 0; i < 10_000;)
        {
            var blueprint = new SmallBlueprint(random);
            if (blueprint.Build() is not { } built) continue;
            var spec = ConformanceSpec.Of(built.Compile());
            var ends = spec.Blueprint.Events.Where(spec.Blueprint.IsSuccess).Select(name => name.Text).ToList();
            for (var j = 0; j < 10; j++, i++)
            {
                var journeys = Enumerable.Range(0, 3).Select(_ => SmallBlueprint.Journey(random)).Where(journey => journey.Length > 0).ToList();
                var tracker = new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, TimeSpan.FromDays(1)) with { Ends = JourneyEnds.Of(ends, []) }).Track(spec);
                foreach (var one in journeys.SelectMany((journey, c) => Small.Interactions(journey.Select((name, second) => (second, name.Text)), $"c{c}")).Reverse()) tracker.Offer(in one);
                var found = tracker.Read(spec, Small.At(100));
                var costs = journeys.ConvertAll(journey => (Journey: journey, Costs: blueprint.Search(journey)));
                Assert.Equal(costs.Sum(one => (long)one.Costs.Cost), found.TotalCost);
                Assert.Equal(costs.Sum(one => (long)one.Costs.Prefix), found.TotalPrefixCost);
                Assert.Equal(costs.LongCount(one => one.Costs.Cost == 0), found.Fitting?.Hits ?? 0);
                Assert.Equal(costs.LongCount(one => one.Costs.Prefix == 0), found.PrefixFitting?.Hits ?? 0);
                Assert.Equal(costs.LongCount(one => (one.Journey.Any(name => ends.Contains(name.Text)) ? one.Costs.Cost : one.Costs.Prefix) == 0), found.Conforming?.Hits ?? 0);
                if (costs.Count > 0) Assert.Equal(costs.Average(one => one.Costs.Cost == 0 ? 1 : 1 - ((double)one.Costs.Cost / (one.Journey.Length + spec.Blueprint.ShortestPath))), found.MeanFitness!.Value, 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(PlayerKind.Channel)]
    [InlineData(PlayerKind.Event)]
    public void Credit_is_that_of_deleting_each_player_and_of_every_order_of_players(PlayerKind kind)
    {
        var spec = AttributionSpec.Of(kind, "c");
        foreach (var small in SmallCase.TenThousand(116 + (int)kind, spec))
        {
            var paths = new List<(List<string> Players, bool Converted)>();
            long active = 0;
            foreach (var journey in small.Journeys)
            {
                var players = journey.Steps.TakeWhile(step => step.Touchpoint.Text != "c").Select(step => kind == PlayerKind.Event ? step.Touchpoint.Text : step.Channel?.Text).OfType<string>().ToList();
                var converted = journey.Events.Contains("c");
                if (converted || journey.State != JourneyState.Active) paths.Add((players, converted));
                else active++;
            }

            var found = small.Read(spec);
            small.Same((paths.LongCount(path => path.Converted), paths.LongCount(path => !path.Converted), active), (found.Converted, found.Lost, found.Active), "ended");
            var names = paths.SelectMany(path => path.Players).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var all = Conversion(paths, null);
            if (paths.Count == 0 || all == 0) small.Same(null, found.Removal, "no conversions");
            else
            {
                small.Close(all, found.Removal!.BaseConversion, "base");
                foreach (var name in names) small.Close(1 - (Conversion(paths, name) / all), found.Removal.Players.Single(one => one.Player == name).Effect, $"removal of {name}");
            }

            foreach (var name in names)
            {
                var orders = Permutations(names).ToList();
                var credit = orders.Average(order =>
                {
                    var before = order.TakeWhile(one => one != name).ToHashSet(StringComparer.Ordinal);
                    var without = paths.Count(path => path.Converted && path.Players.TrueForAll(before.Contains));
                    before.Add(name);
                    return paths.Count(path => path.Converted && path.Players.TrueForAll(before.Contains)) - without;
                });
                small.Close(credit, found.Shapley.Players.Single(one => one.Player == name).Credit, $"credit of {name}");
            }
        }

        // The chance to convert from the start in the first-order chain; whoever is sent to the one who was taken out is lost. Repeated until nothing changes.
        static double Conversion(List<(List<string> Players, bool Converted)> paths, string? without)
        {
            var flows = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
            foreach (var (players, converted) in paths)
            {
                string[] states = ["(start)", .. players, converted ? "(converted)" : "(lost)"];
                foreach (var (from, to) in states.Zip(states.Skip(1)))
                {
                    if (!flows.TryGetValue(from, out var outs)) flows.Add(from, outs = new(StringComparer.Ordinal));
                    outs[to] = outs.GetValueOrDefault(to) + 1;
                }
            }

            var chance = flows.Keys.ToDictionary(name => name, _ => 0.0, StringComparer.Ordinal);
            for (var change = 1.0; change > 1e-14;)
            {
                change = 0;
                foreach (var (from, outs) in flows)
                {
                    var sum = from == without ? 0 : outs.Sum(one => one.Value * (one.Key == "(converted)" ? 1 : one.Key == "(lost)" || one.Key == without ? 0 : chance[one.Key])) / outs.Values.Sum();
                    change = Math.Max(change, Math.Abs(sum - chance[from]));
                    chance[from] = sum;
                }
            }

            return chance.GetValueOrDefault("(start)");
        }

        static IEnumerable<List<string>> Permutations(List<string> names)
            => names.Count <= 1 ? [names] : names.SelectMany(first => Permutations([.. names.Where(name => name != first)]).Select(rest => (List<string>)[first, .. rest]));
    }

    [Fact]
    public void Emotions_are_those_of_the_mean_answers_and_journeys_remember_peak_and_end()
    {
        var (apart, pooled) = (new EmotionSpec(), new EmotionSpec { PoolScales = true });
        foreach (var small in SmallCase.TenThousand(118, apart, pooled))
        {
            var answers = small.Journeys.SelectMany(journey => journey.Steps).Where(step => step.Answer is not null).Select(step => (step.Touchpoint.Text, Answer: step.Answer!.Value)).ToList();
            small.SameAll(
                answers.GroupBy(one => (one.Text, one.Answer.Scale!.Id)).Where(group => group.Any(one => one.Answer.IsAnswered))
                    .Select(group => (group.Key.Text, group.Key.Id, group.LongCount(one => one.Answer.IsAnswered), group.LongCount(one => !one.Answer.IsAnswered), Math.Round(group.Where(one => one.Answer.IsAnswered).Average(one => Felt(one.Answer)), 9))).Order(),
                small.Read(apart).Points.Select(point => (point.Event.Text, point.Scale!.Id, point.N, point.AskedButSilent, Math.Round(point.Emotion, 9))).Order(), "points");
            small.SameAll(
                answers.Where(one => one.Answer.IsAnswered).GroupBy(one => one.Text, StringComparer.Ordinal).Select(group => (group.Key, group.LongCount(), Math.Round(group.Average(one => Felt(one.Answer)), 9))).Order(),
                small.Read(pooled).Points.Select(point => (point.Event.Text, point.N, Math.Round(point.Emotion, 9))).Order(), "pooled");
            var remembered = small.Journeys.Select(journey => journey.Steps.Select(step => step.Answer).OfType<Rating>().Where(one => one.IsAnswered).Select(Felt).ToList()).Where(felt => felt.Count > 0)
                .Select(felt => (felt.OrderByDescending(Math.Abs).ThenBy(one => one).First() + felt[^1]) / 2).ToList();
            small.Same(remembered.Count, (int)(small.Read(apart).PeakEnd?.Journeys ?? 0), "journeys with answers");
            small.Close(remembered.Count == 0 ? null : remembered.Average(), small.Read(apart).PeakEnd?.Mean, "peak and end");
        }

        static double Felt(Rating answer) => answer.Scale!.Id == "mood" ? (answer.Value!.Value - 3) / 2.0 : (2 - answer.Value!.Value) / 2.0;
    }

    // The product-limit estimate, by the book.
    private static double Survival(IReadOnlyCollection<(double Length, bool Ended)> cases, double until)
        => cases.Where(one => one.Ended && one.Length <= until).Select(one => one.Length).Distinct().Aggregate(1.0, (left, time) => left * (1 - ((double)cases.Count(one => one.Ended && one.Length == time) / cases.Count(one => one.Length >= time))));
}
