using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

public class WindowSnapshotTests
{
    private static readonly Dictionary<string, long> Offsets = new(StringComparer.Ordinal) { ["first"] = 1_234, ["second"] = -1 };

    [Fact]
    public void Stopped_anywhere_and_restored_the_results_are_those_of_a_run_without_stop() =>
        Law.Holds(from script in WindowScript.Any(isReversible: true) from at in Gen.Choose(0, 40) select (script, at), given =>
        {
            var (script, at) = given;
            var (whole, wholeTexts) = Begin(script);
            foreach (var act in script.Acts) Do(whole, act, wholeTexts);
            var (first, texts) = Begin(script);
            foreach (var act in script.Acts.Take(at)) Do(first, act, texts);
            var snapshot = first.ToSnapshot(Offsets);

            // Another process: its schema numbers members as they come.
            var second = new RatingWindows<Csat5>(WindowLaws.Schema(), script.Options);
            Assert.True(second.TryRestore(snapshot, default, out var offsets, out var error), error.ToString());
            Assert.Equal(Offsets.OrderBy(one => one.Key, StringComparer.Ordinal), offsets.OrderBy(one => one.Key, StringComparer.Ordinal));
            Assert.Equal(snapshot, second.ToSnapshot(offsets));
            foreach (var act in script.Acts.Skip(at)) Do(second, act, texts);

            whole.Complete();
            second.Complete();
            Drain(whole, wholeTexts);
            Drain(second, texts);
            Assert.Equal(wholeTexts, texts);
            Assert.Equal((whole.Tally, whole.Withdrawals), (second.Tally, second.Withdrawals));
            Assert.Equal(whole.ToSnapshot(Offsets), second.ToSnapshot(Offsets));
        }, given => WindowScript.Shrink(given.script).Select(script => (script, given.at)));

    [Fact]
    public void The_same_events_in_another_order_give_the_same_bytes() =>
        Law.Holds(from script in WindowScript.Any(isReversible: true) from order in Gen.Shuffle(Enumerable.Range(0, 40)) select (script, order), given =>
        {
            // Nothing is late as long as the second source has sent nothing.
            Snapshot After(IEnumerable<WindowScript.Act> acts)
            {
                var windows = new RatingWindows<Csat5>(WindowLaws.Schema(), given.script.Options);
                foreach (var act in acts) Do(windows, act, []);
                return windows.ToSnapshot(Offsets);
            }

            var adds = given.script.Acts.Where(act => act.Kind is not (WindowScript.ActKind.Advance or WindowScript.ActKind.Flush)).Select(act => act with { Source = 0, Id = 0 }).ToList();
            Assert.Equal(After(adds), After(given.order.Where(i => i < adds.Count).Select(i => adds[i])));
        });

    [Fact]
    public void Events_within_the_lateness_give_the_same_bytes_in_every_order_but_for_who_came_when() =>
        Law.Holds(from script in WindowScript.Any(isReversible: true) from order in Gen.Shuffle(Enumerable.Range(0, 40)) select (script, order), given =>
        {
            // One source, an hour of events and an hour of lateness: some are late, none too late. What is told on the way tells of it, so only finals are.
            var options = new WindowOptions(given.script.Windows, TimeSpan.FromHours(1), maxSeries: 100);
            var schema = WindowLaws.Schema();
            var events = given.script.Acts.Select(act => new WindowEvent<Rating<Csat5>>(schema.Key(FormattableString.Invariant($"t{act.Series}")), act.Rating, WindowScript.Start.AddSeconds((act.Second + 6_000) * 3_600L / 40_000))).ToList();
            RatingWindows<Csat5> After(IEnumerable<WindowEvent<Rating<Csat5>>> some)
            {
                var windows = new RatingWindows<Csat5>(schema, options);
                foreach (var one in some) windows.Add(one);
                // On to where nothing is final yet, and further than every event.
                windows.AdvanceTo(WindowScript.Start.AddMinutes(61));
                while (windows.TryRead(out _)) Assert.Equal(0, windows.Tally.TooLate);
                return windows;
            }

            RatingWindows<Csat5> first = After(events), second = After(given.order.Where(i => i < events.Count).Select(i => events[i]));
            Snapshot left = first.ToSnapshot(Offsets), right = second.ToSnapshot(Offsets);
            Assert.True(left.Sections.SequenceEqual(right.Sections));
            // Section 3 has the tallies: how many came in time and how many later is the order itself.
            foreach (var section in left.Sections.Where(id => id != 3))
            {
                Assert.True(left.TryGetSection(section, out var one) && right.TryGetSection(section, out var other) && one.Span.SequenceEqual(other.Span), FormattableString.Invariant($"section {section} differs"));
            }

            Assert.Equal(first.Tally.OnTime + first.Tally.Revises, second.Tally.OnTime + second.Tally.Revises);
        }, given => WindowScript.Shrink(given.script).Select(script => (script, given.order)));

    [Fact]
    public void What_is_kept_for_corrections_does_not_depend_on_the_order_within_a_slice()
    {
        // The watermark passes the border 12:20 by the first or by the second of the last two; less the three minutes, only one of them lies beyond the slice that ended there.
        var options = new WindowOptions([Window.Tumbling(TimeSpan.FromMinutes(10))], TimeSpan.Zero, 10) { Retain = TimeSpan.FromMinutes(3) };
        Snapshot After(params int[] minutes)
        {
            var windows = new RatingWindows<Csat5>(WindowLaws.Schema(), options);
            foreach (var minute in minutes) windows.Add(new WindowEvent<Rating<Csat5>>(windows.Schema.Key("cart"), Rating<Csat5>.From(4), WindowScript.Start.AddMinutes(minute)));
            while (windows.TryRead(out _)) Assert.Equal(0, windows.Tally.TooLate);
            return windows.ToSnapshot(Offsets);
        }

        Assert.Equal(After(15, 21, 24), After(15, 24, 21));
    }

    [Fact]
    public void State_with_a_codec_of_its_own_comes_back()
    {
        var schema = WindowLaws.Schema();
        var options = new WindowOptions([Window.Hopping(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10)), Window.Session(TimeSpan.FromMinutes(10), TimeSpan.FromHours(1))], TimeSpan.FromMinutes(5), 10) { Emit = EmitMode.Revisions, Content = EmitContent.Discarding };
        var windows = new SeriesWindows<RatingCounts<Slider100>, Rating<Slider100>>(schema, options);
        foreach (var minute in (int[])[0, 12, 31, 29]) windows.Add(new WindowEvent<Rating<Slider100>>(schema.Key("cart"), Rating<Slider100>.From(minute), WindowScript.Start.AddMinutes(minute)));
        while (windows.TryRead(out _)) Assert.Equal(0, windows.Tally.TooLate);
        var snapshot = windows.ToSnapshot<RatingCountsCodec<Slider100>>(Offsets);

        var back = new SeriesWindows<RatingCounts<Slider100>, Rating<Slider100>>(WindowLaws.Schema(), options);
        Assert.True(back.TryRestore<RatingCountsCodec<Slider100>>(snapshot, default, out _, out _));
        Assert.Equal(snapshot, back.ToSnapshot<RatingCountsCodec<Slider100>>(Offsets));
        var merging = new MergingWindows<RatingCounts<Slider100>, Rating<Slider100>>(WindowLaws.Schema(), new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 10));
        merging.Add(new WindowEvent<Rating<Slider100>>(merging.Schema.Key("cart"), Rating<Slider100>.From(3), WindowScript.Start));
        var merged = merging.ToSnapshot<RatingCountsCodec<Slider100>>(Offsets);
        Assert.True(merging.TryRestore<RatingCountsCodec<Slider100>>(merged, default, out _, out _));
        Assert.Equal(merged, merging.ToSnapshot<RatingCountsCodec<Slider100>>(Offsets));
        Assert.False(back.TryRestore<RatingCountsCodec<Slider100>>(merged, default, out _, out var error));
        Assert.Equal(SnapshotErrorKind.OtherSchema, error.Kind);
    }

    [Fact]
    public void Another_configuration_is_refused_and_changes_nothing()
    {
        var windows = Example();
        var snapshot = windows.ToSnapshot(Offsets);
        WindowOptions[] others =
        [
            new([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.FromMinutes(5), 10) { Deduplicate = true },
            new(windows.Options.Windows, TimeSpan.FromMinutes(6), 10) { Deduplicate = true, Emit = EmitMode.Revisions, Content = EmitContent.Retracting },
            new(windows.Options.Windows, TimeSpan.FromMinutes(5), 10) { Emit = EmitMode.Revisions, Content = EmitContent.Retracting },
            new(windows.Options.Windows, TimeSpan.FromMinutes(5), 10) { Deduplicate = true, Emit = EmitMode.Revisions, Content = EmitContent.Retracting, Sources = [EventSource.Of("other", TimeSpan.Zero)] },
        ];
        foreach (var options in others)
        {
            var other = new RatingWindows<Csat5>(WindowLaws.Schema(), options);
            other.Add(new WindowEvent<Rating<Csat5>>(other.Schema.Key("cart"), Rating<Csat5>.From(1), WindowScript.Start));
            var before = other.ToSnapshot(Offsets);
            Assert.False(other.TryRestore(snapshot, default, out var offsets, out var error));
            Assert.Equal(SnapshotErrorKind.OtherSchema, error.Kind);
            Assert.Empty(offsets);
            Assert.Equal(before, other.ToSnapshot(Offsets));
        }

        var dimension = new RatingWindows<Csat5>(SeriesSchema.Of(("channel", 8)), windows.Options);
        Assert.False(dimension.TryRestore(snapshot, default, out _, out _));
        var scale = new RatingWindows<Stars5>(WindowLaws.Schema(), windows.Options);
        Assert.False(scale.TryRestore(snapshot, default, out _, out _));
    }

    [Fact]
    public void Results_that_were_not_read_are_not_lost()
    {
        var windows = Example();
        var snapshot = windows.ToSnapshot(Offsets);
        windows.Complete();
        Assert.Throws<InvalidOperationException>(() => windows.ToSnapshot(Offsets));
        Assert.Throws<InvalidOperationException>(() => windows.TryRestore(snapshot, default, out _, out _));
    }

    [Fact]
    public void The_limit_on_series_holds_after_a_restore()
    {
        foreach (var policy in (OverflowPolicy[])[OverflowPolicy.Fold, OverflowPolicy.Refuse])
        {
            var options = new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, maxSeries: 16) { Overflow = policy };
            var whole = new RatingWindows<Csat5>(SeriesSchema.Of(("touchpoint", 8), ("channel", 8)), options);
            var first = new RatingWindows<Csat5>(SeriesSchema.Of(("touchpoint", 8), ("channel", 8)), options);
            static void Add(RatingWindows<Csat5> windows, int i) => windows.Add(new WindowEvent<Rating<Csat5>>(windows.Schema.Key(FormattableString.Invariant($"t{i % 7}"), FormattableString.Invariant($"c{i}")), Rating<Csat5>.From(1), WindowScript.Start));
            for (var i = 0; i < 40; i++) Add(whole, i);
            for (var i = 0; i < 18; i++) Add(first, i);
            var second = new RatingWindows<Csat5>(SeriesSchema.Of(("touchpoint", 8), ("channel", 8)), options);
            Assert.True(second.TryRestore(first.ToSnapshot(Offsets), default, out _, out var error), error.ToString());
            for (var i = 18; i < 40; i++) Add(second, i);
            Assert.Equal(whole.ToSnapshot(Offsets), second.ToSnapshot(Offsets));
            Assert.Equal(policy == OverflowPolicy.Refuse ? 24 : 0, second.Tally.Refused);
        }
    }

    [Fact]
    public void Damaged_windows_are_refused_or_are_written_as_the_same_bytes() => Hostile.Check<Codec, RatingWindows<Csat5>>(Example().ToSnapshot(Offsets));

    [Fact]
    public void The_stored_windows_of_the_first_format_are_read()
    {
        var now = Example().ToSnapshot(Offsets);
        var stored = Goldens.Of("rating-windows-1", now.Bytes.Span);

        Assert.True(Snapshot.TryParse(stored, default, out var golden, out _));
        Assert.Equal(now, golden);
        var windows = new RatingWindows<Csat5>(WindowLaws.Schema(), Example().Options);
        Assert.True(windows.TryRestore(golden, default, out var offsets, out _));
        Assert.Equal(golden, windows.ToSnapshot(offsets));
        Assert.Equal("offered 9 = on time 5 + revises 2 + too late 1 + duplicate 1 + refused 0 + invalid 0", windows.Tally.ToString());
    }

    [Fact]
    public void A_file_brings_windows_and_offsets_back()
    {
        var folder = Directory.CreateTempSubdirectory("cx-windows-").FullName;
        try
        {
            var path = Path.Combine(folder, "state");
            SnapshotFile.Write(path, Example().ToSnapshot(Offsets));
            var windows = new RatingWindows<Csat5>(WindowLaws.Schema(), Example().Options);
            Assert.True(windows.TryRestore(SnapshotFile.Read(path, default, out _)!, default, out var offsets, out _));
            Assert.Equal(1_234, offsets["first"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RatingWindows<Csat5> Example()
    {
        var windows = new RatingWindows<Csat5>(WindowLaws.Schema(), new WindowOptions([Window.Hopping(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(10)), Window.Session(TimeSpan.FromMinutes(10), TimeSpan.FromHours(1))], TimeSpan.FromMinutes(5), 10)
        {
            Deduplicate = true,
            Emit = EmitMode.Revisions,
            Content = EmitContent.Retracting,
        });
        (int Minute, string Series, int Value)[] events = [(0, "cart", 1), (3, "search", 2), (3, "search", 2), (11, "cart", 5), (9, "cart", 4), (35, "cart", 3), (12, "search", 1), (41, "search", 5), (39, "cart", 2)];
        foreach (var (minute, series, value) in events)
            windows.Add(new WindowEvent<Rating<Csat5>>(windows.Schema.Key(series), Rating<Csat5>.From(value), WindowScript.Start.AddMinutes(minute), idHash: (ulong)(minute + 1)));
        while (windows.TryRead(out _)) Assert.Equal(0, windows.Tally.Refused);
        return windows;
    }

    private static (RatingWindows<Csat5> Windows, List<string> Texts) Begin(WindowScript script) => (new RatingWindows<Csat5>(WindowLaws.Schema(), script.Options), []);

    private static void Do(RatingWindows<Csat5> windows, WindowScript.Act act, List<string> texts)
    {
        WindowLaws.Do(windows, windows.Schema, act);
        Drain(windows, texts);
    }

    private static void Drain(RatingWindows<Csat5> windows, List<string> texts) => texts.AddRange(WindowLaws.Read(windows).Select(result => WindowLaws.Text(result, windows.Schema)));

    /// <summary>Windows as the state of a codec, for the checks that every codec has to pass.</summary>
    private readonly struct Codec : ISnapshotCodec<Codec, RatingWindows<Csat5>>
    {
        public static ushort Kind => SnapshotKinds.Windows;

        public static int MaxBytes(in RatingWindows<Csat5> state) => state.ToSnapshot(Offsets).Bytes.Length + 100;

        public static int Write(in RatingWindows<Csat5> state, Span<byte> destination)
        {
            var bytes = state.ToSnapshot(s_offsets ?? Offsets).Bytes.Span;
            bytes.CopyTo(destination);
            return bytes.Length;
        }

        public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, out RatingWindows<Csat5> state, out SnapshotError problem)
        {
            state = null!;
            if (!Snapshot.TryParse(source, in limits, out var snapshot, out problem)) return false;
            var windows = new RatingWindows<Csat5>(WindowLaws.Schema(), s_options);
            var ok = windows.TryRestore(snapshot, in limits, out var offsets, out problem);
            s_offsets = ok ? offsets : Offsets;
            if (ok) state = windows;
            return ok;
        }

        private static readonly WindowOptions s_options = Example().Options;

        // What was read last is what is written next.
        [ThreadStatic]
        private static IReadOnlyDictionary<string, long>? s_offsets;
    }
}
