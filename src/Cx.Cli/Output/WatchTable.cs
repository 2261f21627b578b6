using System.Diagnostics;
using Cx.Cli.Scoring;
using Cx.Cli.Watching;
using Spectre.Console;

namespace Cx.Cli.Output;

/// <summary>The table of <c>cx watch</c>: the newest window of each group, drawn again while it changes on a terminal, once at the end elsewhere.</summary>
internal sealed class WatchTable(WatchRequest request) : IWatchView
{
    // A person sees no more than a few tables a second.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly SortedDictionary<string[], Watched> _newest = new(Comparer<string[]>.Create(Compare));
    private LiveDisplayContext? _live;
    private long _drawn;
    private int _lines;
    private bool _isRich;

    /// <summary>Runs with the table on the terminal, or without one where there is none.</summary>
    public void Around(Action run)
    {
        var console = Terminal.Output();
        _isRich = Terminal.IsRich(console);
        if (Console.IsOutputRedirected)
        {
            run();
            return;
        }

        console.Live(new Table()).Start(live =>
        {
            _live = live;
            run();
        });
    }

    public void Show(Watched watched)
    {
        string[] key = [.. watched.Key];
        if (!_newest.TryGetValue(key, out var known) || known.Start <= watched.Start) _newest[key] = watched;
    }

    public void Lines(WatchRun run)
    {
        // A look at the clock costs as much as a line; a pipe is looked at before each read.
        const int Often = 1 << 12;
        if (_live is not null && ++_lines % Often == 0) Refresh(run);
    }

    public void Refresh(WatchRun run)
    {
        if (_live is null || Stopwatch.GetElapsedTime(_drawn) < s_pause) return;
        _live.UpdateTarget(Draw(run));
        _live.Refresh();
        _drawn = Stopwatch.GetTimestamp();
    }

    public void Flush()
    {
        // Who watches a table keeps no results.
    }

    public void End(WatchRun run)
    {
        if (_live is not null)
        {
            _live.UpdateTarget(Draw(run));
            _live.Refresh();
            return;
        }

        var console = Terminal.Output();
        console.Write(Draw(run));
    }

    private static int Compare(string[] left, string[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            var order = string.CompareOrdinal(left[i], right[i]);
            if (order != 0) return order;
        }

        return 0;
    }

    private Rows Draw(WatchRun run)
    {
        var table = new Table { Border = _isRich ? TableBorder.Rounded : TableBorder.Ascii };
        var frame = request.Frame;
        foreach (var name in request.By) table.AddColumn(new TableColumn(Markup.Escape(name)).NoWrap());
        table.AddColumn(new TableColumn("window").NoWrap());
        foreach (var heading in (string[])[frame.MetricName == "nps" ? "NPS" : frame.Method.ToString(), $"{Display.Percent(frame.Confidence.Level)} interval", "n", "trend"])
            table.AddColumn(new TableColumn(Markup.Escape(heading)).NoWrap().RightAligned());
        if (request.Alarm is not null) table.AddColumn(new TableColumn("alarm").NoWrap());
        table.AddColumn(new TableColumn("state").NoWrap());
        foreach (var watched in _newest.Values) table.AddRow([.. Cells(watched).Select(Markup.Escape)]);
        return new Rows([table, .. Notes(run).Select(note => new Spectre.Console.Text(note))]);
    }

    private IEnumerable<string> Cells(Watched watched)
    {
        foreach (var cell in watched.Key) yield return Display.Key(cell);
        yield return Span(watched.Start, watched.End);
        yield return Display.Value(watched.Outcome.Score?.Value, request.Frame);
        yield return Display.Interval(watched.Outcome.Score?.Interval, request.Frame);
        yield return Display.Count(watched.Outcome.Counts?.N);
        yield return Trend(watched.Trend);
        if (request.Alarm is not null) yield return watched.Alarm is true ? "ALARM" : string.Empty;
        yield return watched.IsFinal ? "final" : "so far";
    }

    // A change that chance alone makes often enough is no direction.
    private string Trend(Comparison.Gap? trend)
    {
        if (trend is null) return string.Empty;
        var digits = request.Frame.Method.Kind is MethodKind.Mean ? 2 : 1;
        var isClear = trend.Interval.Low > 0 || trend.Interval.High < 0;
        return $"{Display.Signed(trend.Value, digits)} {(!isClear ? "~" : trend.Value > 0 ? (_isRich ? "▲" : "up") : _isRich ? "▼" : "down")}";
    }

    private string Span(DateTimeOffset start, DateTimeOffset end)
    {
        var (from, to) = request.Zone is { } zone ? (TimeZoneInfo.ConvertTime(start, zone), TimeZoneInfo.ConvertTime(end, zone)) : (start, end);
        return from.TimeOfDay == TimeSpan.Zero && to.TimeOfDay == TimeSpan.Zero
            ? Text.Line($"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}")
            : (from.Year, from.DayOfYear) == (to.Year, to.DayOfYear) ? Text.Line($"{from:yyyy-MM-dd HH:mm} to {to:HH:mm}") : Text.Line($"{from:yyyy-MM-dd HH:mm} to {to:yyyy-MM-dd HH:mm}");
    }

    private IEnumerable<string> Notes(WatchRun run)
    {
        var tally = run.Tally;
        yield return Text.Line($"{run.Memory.Lines} lines = {tally.OnTime} on time + {tally.Revises} late, counted + {tally.TooLate} too late + {tally.Duplicate} duplicate + {tally.Refused} refused + {tally.Invalid} invalid + {run.Memory.Malformed} malformed");
        yield return Text.Line($"Windows: {request.Window}; lateness {Timespans.Text(request.Options.AllowedLateness)}; event time complete up to {(run.Watermark is { } now ? Instant(now) : "nothing yet")}.");
        yield return Text.Line($"Scale {request.Frame.Scale}; method {request.Frame.Method}; trend against the window before, ~ where its interval holds 0.");
        if (request.Alarm is { } rule) yield return Text.Line($"Alarm against {rule.Target} over all final windows: raised without cause, ever, in at most {Display.Percent(rule.Alpha)} of the groups that meet it.");
        if (_newest.Values.Any(watched => watched.IsFolded)) yield return "(other): groups beyond --max-groups, together.";
    }

    private string Instant(DateTimeOffset at) => at == DateTimeOffset.MaxValue
        ? "its end"
        : Text.Line($"{(request.Zone is { } zone ? TimeZoneInfo.ConvertTime(at, zone) : at):yyyy-MM-dd HH:mm:ss zzz}");
}
