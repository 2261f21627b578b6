using System.CommandLine;
using System.Globalization;
using Cx.Cli.Input;
using Cx.Cli.Journeys;
using Cx.Cli.Output;
using Cx.Cli.Timing;
using Cx.Core.Journeys;

namespace Cx.Cli.Commands;

/// <summary>What the commands of <c>cx journey</c> have in common: a file of events and the columns of an event.</summary>
internal sealed class JourneyOptions
{
    private static readonly Dictionary<char, double> Units = new() { ['s'] = 1, ['m'] = 60, ['h'] = 3600, ['d'] = 86400, ['w'] = 7 * 86400 };

    private readonly Argument<string> _file = new("FILE") { Description = "A CSV or JSON Lines file with one event a row, or - for standard input" };
    private readonly Option<string> _case = new("--case") { Required = true, HelpName = "COL", Description = "The column of the case, the customer whose journey an event belongs to" };
    private readonly Option<string> _activity = new("--activity") { Required = true, HelpName = "COL", Description = "The column of what happened" };
    private readonly Option<string> _time = new("--time") { Required = true, HelpName = "COL", Description = "The column of when it happened" };
    private readonly Option<string?> _channel = new("--channel") { HelpName = "COL", Description = "The column of the channel; an empty cell is a channel that is not known" };
    private readonly Option<string?> _zone = new("--zone") { HelpName = "ZONE", Description = "The time zone of local times, such as Europe/Berlin" };
    private readonly Option<string[]> _where = new("--where") { HelpName = "COL=VALUE", Description = "Only rows whose cell is exactly VALUE; repeat it to ask for more", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> _asOf = new("--as-of") { HelpName = "TIME", Description = "The instant of the look; without it the latest instant of the file" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Stop with exit code 2 at the first invalid row" };
    private readonly Option<string?> _encoding = new("--encoding") { HelpName = "NAME", Description = "The encoding of the input; without it UTF-8, or UTF-16 with a byte order mark" };
    private readonly Option<string> _format;
    private readonly bool _isDrawn;

    public JourneyOptions(params string[] formats)
    {
        _isDrawn = formats.Contains("mermaid", StringComparer.Ordinal);
        _format = new Option<string>("--format") { HelpName = string.Join('|', formats), Description = "How to print the result", DefaultValueFactory = _ => formats[0] };
        // What has no diagram says so itself, and which commands have one.
        _format.AcceptOnlyFromAmong(_isDrawn ? formats : [.. formats, "mermaid"]);
    }

    public void AddTo(Command command)
    {
        command.Add(_file);
        foreach (var option in (Option[])[_case, _activity, _time, _channel, _zone, _where, _asOf, _strict, _encoding, _format]) command.Add(option);
    }

    public JourneyRows Read(ParseResult line, string? side = null)
    {
        if (!_isDrawn && IsMermaid(line)) throw CxException.Usage($"cx journey {line.CommandResult.Command.Name} has no diagram. Mermaid draws graph, variants, diff, conform, map and validate; here use --format {_format.HelpName}.");
        var request = new JourneyRequest
        {
            Case = line.GetRequiredValue(_case),
            Activity = line.GetRequiredValue(_activity),
            Time = line.GetRequiredValue(_time),
            Channel = line.GetValue(_channel),
            Zone = Zone(line),
            Where = [.. (line.GetValue(_where) ?? []).Select(DataOptions.ReadCondition)],
            Side = side,
            Strict = line.GetValue(_strict),
        };
        using var rows = RowFile.Open(line.GetRequiredValue(_file), line.GetValue(_encoding));
        return ProgressBar.Run(rows, (progress, error) => JourneyScan.Run(rows, request, progress, error));
    }

    public TimeZoneInfo? Zone(ParseResult line) => line.GetValue(_zone) is not { } id ? null
        : TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : throw CxException.Usage($"--zone {id} is no time zone that this machine knows. Say an IANA name such as Europe/Berlin or UTC.");

    /// <summary>The instant of the look: the one that was said, or the latest of the log.</summary>
    public DateTimeOffset AsOf(ParseResult line, JourneyLog log)
        => line.GetValue(_asOf) is { } text ? new TimeCells(Zone(line)).ReadOption("--as-of", text) : log.LastAt ?? DateTimeOffset.UnixEpoch;

    public void Print(ParseResult line, Action<System.Text.Json.Utf8JsonWriter> json, Func<Sheet> sheet, Func<string>? mermaid = null)
    {
        var format = line.GetRequiredValue(_format);
        if (string.Equals(format, "json", StringComparison.Ordinal)) JourneyJson.Write(json);
        else if (IsMermaid(line)) Console.Out.Write(mermaid!());
        else sheet().Write(format);
    }

    public bool IsMermaid(ParseResult line) => string.Equals(line.GetRequiredValue(_format), "mermaid", StringComparison.Ordinal);

    public static TimeSpan ReadDuration(string option, string text)
    {
        if (text.Length > 1 && Units.TryGetValue(text[^1], out var seconds)
            && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0 && amount * seconds <= 1e10)
            return TimeSpan.FromSeconds(amount * seconds);
        throw CxException.Usage($"{option} {text} is no duration. Say a number above 0 with s, m, h, d or w, such as 30m, 7d or 2w.");
    }

    public static List<string> ReadNames(string option, string? text)
    {
        List<string> names = [.. (text ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        return names.TrueForAll(name => name.Length <= 128) ? names : throw CxException.Usage($"{option} names an activity of more than 128 characters.");
    }
}
