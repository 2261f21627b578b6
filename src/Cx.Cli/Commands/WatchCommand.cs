using System.CommandLine;
using System.Globalization;
using Cx.Cli.Output;
using Cx.Cli.Scoring;
using Cx.Cli.Watching;
using Cx.Core.Streaming;

namespace Cx.Cli.Commands;

/// <summary><c>cx watch</c>: scores in windows of event time over a stream that goes on.</summary>
internal sealed class WatchCommand
{
    private const string EveryDay = "day";

    private readonly Argument<string> _file = new("FILE") { Description = "A CSV or JSON Lines file, one record a line, or - for standard input" };
    private readonly Option<string> _metric = new("--metric") { Required = true, HelpName = "nps|csat|ces|mean", Description = "What to compute: net promoter score, satisfaction, effort or a plain mean" };
    private readonly Option<string> _column = new("--column") { Required = true, HelpName = "NAME", Description = "The column that holds the ratings" };
    private readonly Option<string> _time = new("--time") { Required = true, HelpName = "COL", Description = "The column that holds the instant of the answer" };
    private readonly Option<string> _window = new("--window") { Required = true, HelpName = "LENGTH|day", Description = "The length of a window, such as 15m, 1h or 7d, or day for the days of --zone" };
    private readonly Option<string> _lateness = new("--lateness") { Required = true, HelpName = "LENGTH", Description = "How long an answer that comes late is waited for, such as 10m; 0s is not at all" };
    private readonly Option<string?> _hop = new("--hop") { HelpName = "LENGTH", Description = "Windows that overlap: a new one begins after this time" };
    private readonly Option<string> _delay = new("--delay") { HelpName = "LENGTH", Description = "How far the times of the stream may run back without being late", DefaultValueFactory = _ => "0s" };
    private readonly Option<string?> _zone = new("--zone") { HelpName = "ZONE", Description = "The time zone of local times, of days and of what is shown, such as Europe/Berlin" };
    private readonly Option<string[]> _by = new("--by") { HelpName = "COL[,COL]", Description = "A row for each combination of values of these columns" };
    private readonly Option<string?> _id = new("--id") { HelpName = "COL", Description = "The column of the response's id: what comes twice at the same time counts once" };
    private readonly Option<string?> _scale = new("--scale") { HelpName = "ID|MIN..MAX[:low]", Description = "The scale of the ratings, such as csat5, 1..7 or 1..7:low (low is good); only nps goes without" };
    private readonly Option<string?> _method = new("--method") { HelpName = "NAME", Description = "top-box:K, net-box:K, mean or pomp; K is a number of levels at the good end" };
    private readonly Option<string> _confidence = new("--confidence") { HelpName = "LEVEL", Description = "The confidence of the intervals", DefaultValueFactory = _ => "0.95" };
    private readonly Option<string?> _interval = new("--interval") { HelpName = "NAME", Description = "The interval: wilson, jeffreys, … for a box; adjusted-wald, score, … for a net score" };
    private readonly Option<string?> _emit = new("--emit") { HelpName = "final|revisions|LENGTH", Description = "When a window is told: once it is final; also when it ends and when it changes; or so often before it ends. Without it final in jsonl, and four times a window in the table" };
    private readonly Option<string?> _target = new("--target") { HelpName = "SCORE", Description = "Raise an alarm when a group's answers speak against this score: points, percent or scale units" };
    private readonly Option<string> _alpha = new("--alpha") { HelpName = "P", Description = "The chance that a group which meets the target ever raises an alarm", DefaultValueFactory = _ => "0.05" };
    private readonly Option<string> _maxGroups = new("--max-groups") { HelpName = "N", Description = "How many groups are kept apart; further ones become (other)", DefaultValueFactory = _ => "10000" };
    private readonly Option<bool> _follow = new("--follow") { Description = "Wait for more at the end of the file, until you stop it" };
    private readonly Option<string?> _state = new("--state") { HelpName = "FILE", Description = "Keep the state in this file, and go on from it" };
    private readonly Option<string> _checkpoint = new("--checkpoint") { HelpName = "LINES", Description = "After how many lines the state is kept", DefaultValueFactory = _ => "50000" };
    private readonly Option<string> _replay = new("--replay") { HelpName = "start|offset", Description = "Where the input begins on going on: at its start, or where the last run stopped", DefaultValueFactory = _ => "start" };
    private readonly Option<string?> _input = new("--input") { HelpName = "csv|jsonl", Description = "The format of the input; without it by the ending of its name, and csv for standard input" };
    private readonly Option<string> _format = new("--format") { HelpName = "table|jsonl", Description = "A table for people, or a line of JSON for each result", DefaultValueFactory = _ => "table" };

    public static Command Create() => new WatchCommand().Make();

    private Command Make()
    {
        _metric.AcceptOnlyFromAmong("nps", "csat", "ces", "mean");
        _replay.AcceptOnlyFromAmong("start", "offset");
        _input.AcceptOnlyFromAmong("csv", "jsonl");
        _format.AcceptOnlyFromAmong("table", "jsonl");
        var command = new Command("watch", "Scores in windows of event time, over a stream or a growing file: late, double and malformed lines counted, and resumed exactly") { _file };
        foreach (var option in (Option[])[_metric, _column, _time, _window, _lateness, _hop, _delay, _zone, _by, _id, _scale, _method, _confidence, _interval, _emit, _target, _alpha, _maxGroups, _follow, _state, _checkpoint, _replay, _input, _format]) command.Add(option);
        command.SetAction(line =>
        {
            Run(Request(line), line.GetRequiredValue(_format));
            return Exit.Ok;
        });
        return command;
    }

    private static void Run(WatchRequest request, string format)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            // The first time it ends as it should; whoever asks again does not want to wait.
            press.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        if (format is "jsonl")
        {
            using var json = new WatchJson(request, Console.OpenStandardOutput());
            new WatchRun(request, json).Run(stop.Token);
        }
        else
        {
            var table = new WatchTable(request);
            table.Around(() => new WatchRun(request, table).Run(stop.Token));
        }
    }

    private WatchRequest Request(ParseResult line)
    {
        var metric = Enum.Parse<Metric>(line.GetRequiredValue(_metric), ignoreCase: true);
        var scale = ScaleChoice.Of(metric, line.GetValue(_scale))
            ?? throw CxException.Usage($"--metric {line.GetRequiredValue(_metric)} needs --scale: the same numbers mean other things on other scales. See cx scales.");
        var method = Method.Of(metric, scale, line.GetValue(_method));
        var zone = line.GetValue(_zone) is { } id ? TtrCommand.ReadZone(id) : null;
        var window = WindowOf(line.GetRequiredValue(_window), line.GetValue(_hop), zone);
        var file = line.GetRequiredValue(_file);
        var follow = line.GetValue(_follow);
        if (follow && file is "-") throw CxException.Usage("--follow is for a file; standard input is read as it comes.");
        return new WatchRequest
        {
            Frame = new Frame
            {
                Metric = metric,
                Scale = scale,
                Method = method,
                Confidence = DataOptions.ReadConfidence(line.GetRequiredValue(_confidence)),
                Interval = IntervalChoice.Of(method.Kind, line.GetValue(_interval)),
            },
            File = file,
            Column = line.GetRequiredValue(_column),
            Time = line.GetRequiredValue(_time),
            By = Columns(line.GetValue(_by) ?? []),
            Id = line.GetValue(_id),
            Zone = zone,
            Window = window,
            Options = OptionsOf(line, window),
            Follow = follow,
            State = line.GetValue(_state),
            Checkpoint = Whole("--checkpoint", line.GetRequiredValue(_checkpoint)),
            BeginsAtOffset = line.GetRequiredValue(_replay) is "offset",
            IsJson = IsJson(line.GetValue(_input), file),
            Alarm = AlarmOf(line),
        };
    }

    private AlarmRule? AlarmOf(ParseResult line)
    {
        var alpha = Number("--alpha", line.GetRequiredValue(_alpha));
        return line.GetValue(_target) is { } target ? new AlarmRule(Number("--target", target), alpha) : null;
    }

    private static double Number(string option, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw CxException.Usage($"{option} {text} is no number.");

    private WindowOptions OptionsOf(ParseResult line, Window window)
    {
        var isTable = line.GetRequiredValue(_format) is "table";
        try
        {
            return new WindowOptions([window], Timespans.Read("--lateness", line.GetRequiredValue(_lateness), allowsZero: true), Whole("--max-groups", line.GetRequiredValue(_maxGroups)))
            {
                Sources = [EventSource.Of("input", Timespans.Read("--delay", line.GetRequiredValue(_delay), allowsZero: true))],
                Deduplicate = line.GetValue(_id) is not null,
                Emit = line.GetValue(_emit) switch
                {
                    null => isTable ? EmitMode.Early(window.Size / 4) : EmitMode.Final,
                    "final" => EmitMode.Final,
                    "revisions" => EmitMode.Revisions,
                    var period => EmitMode.Early(Timespans.Read("--emit", period, allowsZero: false)),
                },
            };
        }
        catch (ArgumentException e)
        {
            throw CxException.Usage(e.Message.ReplaceLineEndings(" "), e);
        }
    }

    private static Window WindowOf(string length, string? hop, TimeZoneInfo? zone)
    {
        if (length is EveryDay)
        {
            if (hop is not null) throw CxException.Usage("--hop does not go with --window day: the days of a zone follow each other. Say a length, such as --window 24h --hop 1h.");
            return zone is null
                ? throw CxException.Usage("--window day needs --zone: a day begins at midnight somewhere. Say for example --zone Europe/Berlin.")
                : Window.CalendarDays(zone);
        }

        var size = Timespans.Read("--window", length, allowsZero: false);
        if (hop is null) return Window.Tumbling(size);
        var step = Timespans.Read("--hop", hop, allowsZero: false);
        return step <= size ? Window.Hopping(size, step) : throw CxException.Usage($"--hop {hop} is longer than --window {length}: answers between two windows would be in none.");
    }

    private static List<string> Columns(string[] texts)
    {
        const int Most = 6;
        var columns = DataOptions.ReadColumns(texts);
        return columns.Count <= Most ? columns : throw CxException.Usage(Text.Line($"--by names {columns.Count} columns; cx watch takes at most {Most}."));
    }

    private static int Whole(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw CxException.Usage($"{option} {text} is no whole number of 1 or more.");

    private static bool IsJson(string? format, string file) =>
        format is "jsonl" || (format is null && Path.GetExtension(file).ToLowerInvariant() is ".jsonl" or ".ndjson" or ".json");
}
