using System.Globalization;
using System.Text;
using Cx.Cli.Input;
using Cx.Cli.Scoring;
using Cx.Cli.Timing;
using Cx.Core.Feedback;
using Cx.Core.Journeys;

namespace Cx.Cli.Journeys;

/// <summary>Reads the rows of a source as interactions: every row that meets the conditions is one, or invalid.</summary>
internal sealed class JourneyScan
{
    private const int ProgressRows = 1 << 14;
    private const int FirstCondition = 5;
    private const int LongestName = 128;

    private readonly JourneyRequest _request;
    private readonly TimeCells _times;
    private readonly Problems _problems;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly List<Interaction> _interactions = [];
    private readonly List<string> _sides = [];

    private JourneyScan(JourneyRequest request)
    {
        _request = request;
        _times = new TimeCells(request.Zone);
        _problems = new Problems(request.Strict);
    }

    public static JourneyRows Run(RowSource rows, JourneyRequest request, Action<double>? progress, TextWriter error)
    {
        rows.Select(request.Columns);
        var scan = new JourneyScan(request);
        while (rows.Read())
        {
            if (progress is not null && rows.Row % ProgressRows == 0 && rows.Progress is { } part) progress(part);
            if (scan.Meets(rows)) scan.Take(rows);
        }

        scan._problems.Report(error, _ => 0, "used");
        return new JourneyRows(scan._interactions, scan._sides, scan._problems.Count);
    }

    private bool Meets(RowSource rows)
    {
        for (var i = 0; i < _request.Where.Count; i++)
        {
            if (!_request.Where[i].Holds(rows.Cell(FirstCondition + i))) return false;
        }

        return true;
    }

    private void Take(RowSource rows)
    {
        if (rows.Problem is { } problem)
        {
            _problems.Add(rows, problem);
            return;
        }

        if (!TryName(rows, 0, _request.Case, out var customer) || !TryName(rows, 1, _request.Activity, out var activity) || !TryTime(rows, out var at)) return;
        string? channel = null;
        // A row without a channel has none; a channel that is no name makes the row invalid.
        if (_request.Channel is { } column && !rows.Cell(3).IsEmpty && !TryName(rows, 3, column, out channel)) return;
        _interactions.Add(new Interaction
        {
            EventId = new EventId(rows.Row.ToString(CultureInfo.InvariantCulture)),
            Customer = new CustomerId(customer!),
            Touchpoint = new TouchpointId(activity!),
            Channel = channel is null ? null : new ChannelId(channel),
            OccurredAt = at,
            // Of several at one instant the file says which comes first.
            Sequence = rows.Row,
        });
        if (_request.Side is not null) _sides.Add(Shared(rows.Cell(4)));
    }

    private bool TryName(RowSource rows, int index, string column, out string? name)
    {
        name = Shared(rows.Cell(index));
        if (name.Length is > 0 and <= LongestName && !name.Any(char.IsControl)) return true;
        _problems.Add(rows, column, rows.Cell(index), "a text of 1 to 128 characters");
        return false;
    }

    private bool TryTime(RowSource rows, out DateTimeOffset at)
    {
        var cell = rows.Cell(2);
        switch (_times.Read(cell, out at))
        {
            case TimeCells.Kind.Instant:
                return true;
            case TimeCells.Kind.Naive:
                throw CxException.Usage(Text.Line($"Row {rows.Row}: {_request.Time} is {Text.Quoted(Encoding.UTF8.GetString(cell))}, a local time without an offset from UTC. Say whose local time it is, such as --zone Europe/Berlin."));
            case TimeCells.Kind.Skipped:
                _problems.Add(rows, $"{_request.Time} is {Text.Quoted(Encoding.UTF8.GetString(cell))}, a time that the clock of {_request.Zone!.Id} skipped");
                return false;
            default:
                _problems.Add(rows, _request.Time, cell, TimeCells.Expected);
                return false;
        }
    }

    // The same names come again and again: one text for each.
    private string Shared(ReadOnlySpan<byte> cell)
    {
        var text = Encoding.UTF8.GetString(cell);
        if (_texts.TryGetValue(text, out var known)) return known;
        _texts.Add(text, text);
        return text;
    }
}
