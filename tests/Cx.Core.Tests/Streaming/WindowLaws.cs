using Cx.Core.Aggregation;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using FsCheck.Fluent;
using Identity = (Cx.Core.Streaming.Window Window, System.DateTimeOffset Start, System.DateTimeOffset End, int Series);

namespace Cx.Core.Tests.Streaming;

/// <summary>Windows against a list of all events, in every mode and for every kind of window.</summary>
public class WindowLaws
{
    private static readonly string[] Names = ["cart", "search", "billing"];

    [Fact]
    public void Every_event_has_the_outcome_that_the_list_of_all_events_gives_it() => Law.Holds(WindowScript.Any(isReversible: true), script =>
    {
        var (schema, windows, oracle) = Begin(script);
        foreach (var act in script.Acts) Assert.Equal(oracle.Do(act), Do(windows, schema, act));
        for (var source = 0; source < 2; source++)
        {
            var tally = windows.TallyOf(source);
            Assert.Equal(script.Acts.Count(act => act.Kind == WindowScript.ActKind.Add && act.Source == source), tally.Offered);
            Assert.Equal(tally.Offered, tally.OnTime + tally.Revises + tally.TooLate + tally.Duplicate + tally.Refused + tally.Invalid);
            foreach (var outcome in Enum.GetValues<EventOutcome>()) Assert.Equal(oracle.Outcomes[source].GetValueOrDefault(outcome), tally[outcome]);
        }

        foreach (var outcome in Enum.GetValues<EventOutcome>()) Assert.Equal(oracle.Withdrawals.GetValueOrDefault(outcome), windows.Withdrawals[outcome]);
    }, WindowScript.Shrink);

    [Fact]
    public void What_was_told_adds_up_to_every_window_of_the_list() => Law.Holds(WindowScript.Any(isReversible: true), script =>
    {
        var (schema, windows, oracle) = Begin(script);
        foreach (var act in script.Acts)
        {
            oracle.Do(act);
            Do(windows, schema, act);
        }

        windows.Complete();
        Same(oracle.Wholes(), Received(script, Read(windows), schema));
    }, WindowScript.Shrink);

    [Fact]
    public void What_can_only_be_merged_gives_the_same_wholes() => Law.Holds(WindowScript.Any(isReversible: false), script =>
    {
        var schema = Schema();
        var windows = new MergingWindows<OnlyMerges, Rating<Csat5>>(schema, script.Options);
        var oracle = new WindowOracle(script);
        foreach (var act in script.Acts)
        {
            oracle.Do(act);
            Do(windows, schema, act);
        }

        windows.Complete();
        Dictionary<Identity, RatingCounts<Csat5>> told = [];
        while (windows.TryRead(out var result))
        {
            if (result.Kind == WindowResultKind.Withdrawn) Assert.True(told.Remove(IdentityOf(result, schema)));
            else told[IdentityOf(result, schema)] = result.State.Counts;
        }

        Same(oracle.Wholes(), told);
    }, WindowScript.Shrink);

    [Fact]
    public void Revisions_count_up_and_every_window_is_final_once() => Law.Holds(WindowScript.Any(isReversible: true), script =>
    {
        var (schema, windows, _) = Begin(script);
        foreach (var act in script.Acts) Do(windows, schema, act);
        windows.Complete();
        var results = Read(windows);
        Assert.Equal(results.Select(result => result.Watermark).Order(), results.Select(result => result.Watermark));
        Assert.All(results, result => Assert.True(!script.Emit.IsFinal || result.IsFinal));
        foreach (var told in results.GroupBy(result => IdentityOf(result, schema)))
        {
            var retractions = told.Where(result => result.Kind == WindowResultKind.Retraction).Select(result => result.Revision);
            Assert.All(retractions, revision => Assert.True(revision > 0));
            var others = told.Where(result => result.Kind != WindowResultKind.Retraction).ToList();
            Assert.Equal(Enumerable.Range(0, others.Count).Select(revision => (long)revision), others.Select(result => result.Revision));
            var final = others.FindIndex(result => result.IsFinal);
            if (others[^1].Kind == WindowResultKind.Withdrawn) continue;
            Assert.InRange(final, 0, others.Count - 1);
            // A withdrawal may be all that ever came to a window, and come after it was final.
            Assert.True(!others[final].IsCorrection || (final == 0 && script.RetainMinutes > 0));
            Assert.All(others.Skip(final + 1), result => Assert.True(result is { IsFinal: true, IsCorrection: true } && script.RetainMinutes > 0));
            if (told.Key.Window.Kind != WindowKind.Session)
                Assert.All(others, result => Assert.Equal(result.End.AddMinutes(script.LatenessMinutes) <= result.Watermark, result.IsFinal));
        }
    }, WindowScript.Shrink);

    [Fact]
    public void Batches_change_nothing() => Law.Holds(from script in WindowScript.Any(isReversible: true) from size in Gen.Choose(1, 20) select (script, size), given =>
    {
        var (schema, windows, _) = Begin(given.script);
        var (_, batched, _) = Begin(given.script);
        var adds = given.script.Acts.Where(act => act.Kind == WindowScript.ActKind.Add).ToList();
        foreach (var act in adds) Do(windows, schema, act);
        foreach (var batch in adds.Chunk(given.size)) batched.AddRange([.. batch.Select(act => EventOf(batched.Schema, act))]);
        windows.Complete();
        batched.Complete();
        Assert.Equal(Read(windows).Select(result => Text(result, schema)), Read(batched).Select(result => Text(result, batched.Schema)));
        Assert.Equal(windows.Tally, batched.Tally);
    }, given => WindowScript.Shrink(given.script).Select(script => (script, given.size)));

    [Fact]
    public void The_order_of_events_within_the_lateness_changes_no_final_result() =>
        Law.Holds(from script in WindowScript.Any(isReversible: true) from ranks in Gen.Choose(0, (30 * 60) - 1).ArrayOf(40) from gap in Gen.Choose(1, 40) select (script, ranks, gap), given =>
        {
            // Lateness and delay together are 30 minutes; nobody is moved by more. Sessions are short enough to be cut.
            var script = given.script with
            {
                Emit = EmitMode.Final,
                Content = EmitContent.Accumulating,
                LatenessMinutes = 26,
                DelayMinutes = 4,
                RetainMinutes = 0,
                Deduplicate = false,
                Windows = [.. given.script.Windows, Window.Session(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5 * given.gap))],
                Acts = [.. given.script.Acts.Where(act => act.Kind == WindowScript.ActKind.Add).Select(act => act with { Source = 0 }).OrderBy(act => act.Second)],
            };
            var moved = script with { Acts = [.. script.Acts.Select((act, i) => (act, Rank: act.Second + given.ranks[i])).OrderBy(pair => pair.Rank).Select(pair => pair.act)] };
            Assert.Equal(Finals(script), Finals(moved));
        }, given => WindowScript.Shrink(given.script).Select(script => (script, given.ranks, given.gap)));

    [Fact]
    public void No_session_is_longer_than_allowed_and_none_is_cut_without_need() =>
        Law.Holds(from seconds in Gen.Choose(0, 4000).ArrayOf(40) from minutes in Gen.Choose(5, 30) select (seconds, minutes), given =>
        {
            TimeSpan gap = TimeSpan.FromMinutes(3), longest = TimeSpan.FromMinutes(given.minutes);
            var windows = new RatingWindows<Csat5>(Schema(), new WindowOptions([Window.Session(gap, longest)], TimeSpan.FromDays(1), 10));
            foreach (var second in given.seconds) windows.Add(new WindowEvent<Rating<Csat5>>(windows.Schema.Key("cart"), Rating<Csat5>.From(3), WindowScript.Start.AddSeconds(second)));
            windows.Complete();
            var sessions = Read(windows).OrderBy(session => session.Start).ToList();
            Assert.Equal(given.seconds.Length, sessions.Sum(session => session.State.Answered));
            Assert.All(sessions, session => Assert.True(session.End - gap - session.Start <= longest));
            foreach (var (one, next) in sessions.Zip(sessions.Skip(1)))
            {
                Assert.True(next.Start > one.End - gap);
                // Cut although the next one is near: the next cell of events would have made it too long.
                if (next.Start < one.End) Assert.True(next.Start + gap - one.Start > longest);
            }
        });

    internal static SeriesSchema Schema() => SeriesSchema.Of(("touchpoint", 8));

    internal static List<WindowResult<RatingCounts<Csat5>>> Read(RatingWindows<Csat5> windows)
    {
        List<WindowResult<RatingCounts<Csat5>>> results = [];
        while (windows.TryRead(out var result)) results.Add(result);
        return results;
    }

    internal static WindowEvent<Rating<Csat5>> EventOf(SeriesSchema schema, WindowScript.Act act) =>
        new(schema.Key(Names[act.Series]), act.Rating, act.At, act.Source, act.Id);

    internal static EventOutcome? Do(RatingWindows<Csat5> windows, SeriesSchema schema, WindowScript.Act act) => act.Kind switch
    {
        WindowScript.ActKind.Withdraw => windows.Withdraw(EventOf(schema, act)),
        WindowScript.ActKind.Correct => windows.Correct(EventOf(schema, act), act.Replacement),
        _ => Do<RatingCounts<Csat5>>(windows, schema, act),
    };

    internal static string Text(WindowResult<RatingCounts<Csat5>> result, SeriesSchema schema) => FormattableString.Invariant(
        $"{result.Window} {result.Start:O} {result.End:O} {schema.Describe(result.Series)} {result.Revision} {result.Kind} {result.IsFinal} {result.IsCorrection} {result.Watermark:O} {Levels(result.State)}");

    private static string Levels(in RatingCounts<Csat5> counts) => FormattableString.Invariant($"{counts[1]} {counts[2]} {counts[3]} {counts[4]} {counts[5]} {counts.NotAnswered} {counts.Invalid}");

    private static EventOutcome? Do<TState>(EventWindows<TState, Rating<Csat5>> windows, SeriesSchema schema, WindowScript.Act act)
        where TState : struct, IAggregate<TState, Rating<Csat5>>
    {
        if (act.Kind == WindowScript.ActKind.Flush) windows.Flush();
        else if (act.Kind == WindowScript.ActKind.Advance) windows.AdvanceTo(act.At);
        else return windows.Add(EventOf(schema, act));
        return null;
    }

    private static (SeriesSchema Schema, RatingWindows<Csat5> Windows, WindowOracle Oracle) Begin(WindowScript script)
    {
        var schema = Schema();
        return (schema, new RatingWindows<Csat5>(schema, script.Options), new WindowOracle(script));
    }

    private static Identity IdentityOf<TState>(WindowResult<TState> result, SeriesSchema schema)
        where TState : struct => (result.Window!, result.Start, result.End, Array.IndexOf(Names, schema.MemberOf(result.Series, "touchpoint")));

    private static List<string> Finals(WindowScript script)
    {
        var (schema, windows, _) = Begin(script with { Acts = [] });
        // The second source is silent: the first alone moves the watermark.
        windows.Watermark.Observe(1, DateTimeOffset.MaxValue);
        foreach (var act in script.Acts) Assert.NotEqual(EventOutcome.TooLate, Do(windows, schema, act));
        windows.Complete();
        return [.. Read(windows).Select(result => FormattableString.Invariant($"{result.Window} {result.Start:O} {result.End:O} {schema.Describe(result.Series)} {Levels(result.State)}")).Order(StringComparer.Ordinal)];
    }

    // What a receiver knows who keeps the last whole, or adds up what adds up.
    private static Dictionary<Identity, RatingCounts<Csat5>> Received(WindowScript script, List<WindowResult<RatingCounts<Csat5>>> results, SeriesSchema schema)
    {
        Dictionary<Identity, RatingCounts<Csat5>> known = [];
        foreach (var result in results)
        {
            var key = IdentityOf(result, schema);
            known.TryGetValue(key, out var sum);
            if (script.Content == EmitContent.Accumulating) sum = result.State;
            else sum.Merge(result.State);
            known[key] = sum;
            if (result.Kind != WindowResultKind.Withdrawn) continue;
            Assert.Equal(default, sum);
            known.Remove(key);
        }

        return known;
    }

    private static void Same(Dictionary<Identity, RatingCounts<Csat5>> expected, Dictionary<Identity, RatingCounts<Csat5>> told)
    {
        static List<string> Lines(Dictionary<Identity, RatingCounts<Csat5>> wholes) =>
            [.. wholes.Select(whole => FormattableString.Invariant($"{whole.Key.Window} {whole.Key.Start:O} {whole.Key.End:O} {whole.Key.Series}: {Levels(whole.Value)}")).Order(StringComparer.Ordinal)];
        Assert.Equal(Lines(expected), Lines(told));
    }

    /// <summary>Rating counts that cannot be subtracted, and that own what an assignment would share.</summary>
    private struct OnlyMerges : IAggregate<OnlyMerges, Rating<Csat5>>
    {
        private RatingCounts<Csat5>[]? _counts;

        public readonly RatingCounts<Csat5> Counts => _counts is null ? default : _counts[0];

        public static void Add(ref OnlyMerges state, Rating<Csat5> value) => (state._counts ??= new RatingCounts<Csat5>[1])[0].Add(value);

        public static void Merge(ref OnlyMerges state, in OnlyMerges other)
        {
            if (other._counts is not null) (state._counts ??= new RatingCounts<Csat5>[1])[0].Merge(other._counts[0]);
        }

        public static OnlyMerges Copy(in OnlyMerges state) => new() { _counts = (RatingCounts<Csat5>[]?)state._counts?.Clone() };
    }
}
