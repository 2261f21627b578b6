using System.CommandLine;
using System.Globalization;
using Cx.Cli.Input;
using Cx.Cli.Scoring;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Cli.Commands;

/// <summary>What <c>score</c> and <c>compare</c> have in common: a file, a column, a scale and a formula.</summary>
internal sealed class DataOptions
{
    private readonly Argument<string> _file = new("FILE") { Description = "A CSV or JSON Lines file, or - for standard input" };
    private readonly Option<string> _metric = new("--metric") { Required = true, HelpName = "nps|csat|ces|mean", Description = "What to compute: net promoter score, satisfaction, effort or a plain mean" };
    private readonly Option<string> _column = new("--column") { Required = true, HelpName = "NAME", Description = "The column that holds the ratings" };
    private readonly Option<string?> _scale = new("--scale") { HelpName = "ID|MIN..MAX[:low]", Description = "The scale of the ratings, such as csat5, 1..7 or 1..7:low (low is good); only nps goes without" };
    private readonly Option<string?> _method = new("--method") { HelpName = "NAME", Description = "top-box:K, net-box:K, mean or pomp; K is a number of levels at the good end" };
    private readonly Option<string[]> _where = new("--where") { HelpName = "COL=VALUE", Description = "Only rows whose cell is exactly VALUE; repeat it to ask for more", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> _weight = new("--weight") { HelpName = "COL", Description = "The column that holds the survey weights" };
    private readonly Option<string> _confidence = new("--confidence") { HelpName = "LEVEL", Description = "The confidence of the intervals", DefaultValueFactory = _ => "0.95" };
    private readonly Option<string?> _interval = new("--interval") { HelpName = "NAME", Description = "The interval: wilson, jeffreys, … for a box; adjusted-wald, score, … for a net score" };
    private readonly Option<string?> _minN = new("--min-n") { HelpName = "N", Description = "Hide what has fewer answers than N, and what would give it away; without it nothing is hidden" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Stop with exit code 2 at the first invalid cell" };
    private readonly Option<string?> _encoding = new("--encoding") { HelpName = "NAME", Description = "The encoding of the input; without it UTF-8, or UTF-16 with a byte order mark" };

    public void AddTo(Command command)
    {
        command.Add(_file);
        _metric.AcceptOnlyFromAmong("nps", "csat", "ces", "mean");
        foreach (var option in (Option[])[_metric, _column, _scale, _method, _where, _weight, _confidence, _interval, _minN, _strict, _encoding]) command.Add(option);
    }

    public RowSource Open(ParseResult line) => RowFile.Open(line.GetRequiredValue(_file), line.GetValue(_encoding));

    /// <summary>The frame, or an error that lists the scales which fit the file.</summary>
    public Frame Frame(ParseResult line)
    {
        var metric = Enum.Parse<Metric>(line.GetRequiredValue(_metric), ignoreCase: true);
        var scale = ScaleChoice.Of(metric, line.GetValue(_scale)) ?? throw NoScale(line, metric);
        var method = Method.Of(metric, scale, line.GetValue(_method));
        return new Frame
        {
            Metric = metric,
            Scale = scale,
            Method = method,
            Confidence = ReadConfidence(line.GetRequiredValue(_confidence)),
            Interval = IntervalChoice.Of(method.Kind, line.GetValue(_interval)),
        };
    }

    public ScanRequest Request(ParseResult line, ScaleDefinition scale, IReadOnlyList<string> by, params IEnumerable<ScanRequest.Condition> more) => new()
    {
        Column = line.GetRequiredValue(_column),
        Scale = scale,
        Weight = line.GetValue(_weight),
        By = by,
        Where = [.. (line.GetValue(_where) ?? []).Select(ReadCondition), .. more],
        Strict = line.GetValue(_strict),
    };

    public int? MinimumN(ParseResult line) => ReadMinimum(line.GetValue(_minN));

    public static int? ReadMinimum(string? text)
    {
        if (text is null) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minimum) && minimum > 0
            ? minimum
            : throw CxException.Usage($"--min-n {text} is no number of answers. Say a whole number of 1 or more, such as 10.");
    }

    public static List<string> ReadColumns(string[] texts)
    {
        List<string> columns = [.. texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        var twice = columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Skip(1).Any());
        return twice is null ? columns : throw CxException.Usage($"--by names the column '{twice.Key}' twice.");
    }

    public static ScanRequest.Condition ReadCondition(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new ScanRequest.Condition(text[..equals], text[(equals + 1)..])
            : throw CxException.Usage($"--where {text} is no condition. Write COL=VALUE, such as --where channel=web.");
    }

    public static Confidence ReadConfidence(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var level))
            throw CxException.Usage($"--confidence {text} is no number. Say for example 0.95.");
        try
        {
            return Confidence.Of(level);
        }
        catch (ArgumentException e)
        {
            throw CxException.Usage($"--confidence {text}: a confidence lies above 0.5 and below 1. For 95 % say 0.95.", e);
        }
    }

    private CxException NoScale(ParseResult line, Metric metric)
    {
        using var rows = Open(line);
        var seen = ValuesSeen.In(rows, line.GetRequiredValue(_column));
        var name = metric.ToString().ToLowerInvariant();
        return CxException.Usage($"--metric {name} needs --scale: the same numbers mean other things on other scales. {seen}");
    }
}
