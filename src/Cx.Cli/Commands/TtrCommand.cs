using System.CommandLine;
using System.Globalization;
using Cx.Cli.Input;
using Cx.Cli.Output;
using Cx.Cli.Timing;
using Cx.Core.Durations;

namespace Cx.Cli.Commands;

/// <summary><c>cx ttr</c>: time to resolution with the open cases, for all rows and for groups of them.</summary>
internal static class TtrCommand
{
    private const double HoursPerDay = 24;
    private const double MinutesPerHour = 60;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV or JSON Lines file, or - for standard input" };
        var opened = new Option<string>("--opened") { Required = true, HelpName = "COL", Description = "The column of the instant at which a case began" };
        var resolved = new Option<string>("--resolved") { Required = true, HelpName = "COL", Description = "The column of the instant at which it ended; empty while it is open" };
        var asOf = new Option<string?>("--as-of") { HelpName = "TIME", Description = "The instant of the look; without it the latest instant of the file" };
        var calendar = new Option<string?>("--calendar") { HelpName = "SPEC", Description = "Measure business time: \"Mon-Fri 09:00-17:00; 2026-12-25 closed\"; needs --zone" };
        var sla = new Option<string[]>("--sla") { HelpName = "DURATION", Description = "A target such as 30m, 8h or 2d; repeat it to ask for more", AllowMultipleArgumentsPerToken = false };
        var zone = new Option<string?>("--zone") { HelpName = "ZONE", Description = "The time zone of local times and of the calendar, such as Europe/Berlin" };
        var by = new Option<string[]>("--by") { HelpName = "COL[,COL]", Description = "Also report each combination of values of these columns" };
        var where = new Option<string[]>("--where") { HelpName = "COL=VALUE", Description = "Only rows whose cell is exactly VALUE; repeat it to ask for more", AllowMultipleArgumentsPerToken = false };
        var confidence = new Option<string>("--confidence") { HelpName = "LEVEL", Description = "The confidence of the intervals", DefaultValueFactory = _ => "0.95" };
        var strict = new Option<bool>("--strict") { Description = "Stop with exit code 2 at the first invalid row" };
        var encoding = new Option<string?>("--encoding") { HelpName = "NAME", Description = "The encoding of the input; without it UTF-8, or UTF-16 with a byte order mark" };
        var format = new Option<string>("--format") { HelpName = "table|json|csv|markdown", Description = "How to print the result", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv", "markdown");

        var command = new Command("ttr", "Time to resolution from two columns of instants, open cases included: median, P90, P95, restricted mean, service levels") { file };
        foreach (var option in (Option[])[opened, resolved, asOf, calendar, sla, zone, by, where, confidence, strict, encoding, format]) command.Add(option);
        command.SetAction(line =>
        {
            var frame = Frame(line.GetValue(zone), line.GetValue(calendar), line.GetValue(sla) ?? [], line.GetValue(asOf), line.GetRequiredValue(confidence));
            var request = new TtrRequest
            {
                Opened = line.GetRequiredValue(opened),
                Resolved = line.GetRequiredValue(resolved),
                By = DataOptions.ReadColumns(line.GetValue(by) ?? []),
                Where = [.. (line.GetValue(where) ?? []).Select(DataOptions.ReadCondition)],
                Strict = line.GetValue(strict),
            };
            using var rows = RowFile.Open(line.GetRequiredValue(file), line.GetValue(encoding));
            Print(ProgressBar.Run(rows, (progress, error) => TtrScan.Run(rows, frame, request, progress, error)), line.GetRequiredValue(format));
            return Exit.Ok;
        });
        return command;
    }

    private static TtrFrame Frame(string? zoneId, string? hours, string[] targets, string? asOf, string confidence)
    {
        var zone = zoneId is null ? null : ReadZone(zoneId);
        return new TtrFrame
        {
            Confidence = DataOptions.ReadConfidence(confidence),
            Zone = zone,
            Calendar = hours is null ? null : ReadCalendar(hours, zone),
            Targets = [.. targets.Select(text => ReadTarget("--sla", text, isBusiness: hours is not null))],
            AsOf = asOf is null ? null : new TimeCells(zone).ReadOption("--as-of", asOf),
        };
    }

    public static TimeZoneInfo ReadZone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        ? zone
        : throw CxException.Usage($"--zone {id} is no time zone that this machine knows. Say an IANA name such as Europe/Berlin or UTC.");

    private static BusinessCalendar ReadCalendar(string hours, TimeZoneInfo? zone)
    {
        if (zone is null) throw CxException.Usage("--calendar needs --zone: opening hours are read from the clock of a place. Say for example --zone Europe/Berlin.");
        try
        {
            return BusinessCalendar.Parse(hours, zone);
        }
        catch (FormatException e)
        {
            throw CxException.Usage($"--calendar: {e.Message}", e);
        }
    }

    public static double ReadTarget(string option, string text, bool isBusiness)
    {
        var unit = text.Length > 0 ? text[^1] : ' ';
        if (unit is 'm' or 'h' or 'd' && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= 1e6)
        {
            if (unit == 'd' && isBusiness) throw CxException.Usage($"{option} {text} with --calendar: a business day has as many hours as the calendar says. Say the hours, such as {option} 8h.");
            return unit switch { 'm' => amount / MinutesPerHour, 'd' => amount * HoursPerDay, _ => amount };
        }

        throw CxException.Usage($"{option} {text} is no duration. Say a number with m, h or d, such as 30m, 8h or 2d.");
    }

    private static void Print(TtrReport report, string format)
    {
        switch (format)
        {
            case "json":
                using (var output = Console.OpenStandardOutput()) TtrJson.Write(output, report);
                break;
            case "csv":
                TtrCsv.Write(Console.Out, report);
                break;
            case "markdown":
                TtrMarkdown.Write(Console.Out, report);
                break;
            default:
                TtrTable.Write(report);
                break;
        }
    }
}
