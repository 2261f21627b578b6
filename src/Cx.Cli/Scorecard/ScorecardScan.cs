using Cx.Cli.Input;
using Cx.Cli.Output;
using Cx.Cli.Scoring;
using Cx.Core.Improvement;

namespace Cx.Cli.Scorecard;

/// <summary>Counts the ratings of a source by journey and component: every cell of a row that meets the conditions ends in exactly one counter.</summary>
internal sealed class ScorecardScan
{
    private const int ProgressRows = 1 << 14;

    private readonly ScorecardRequest _request;
    private readonly RatingCells[] _cells;
    private readonly GroupKeys _keys;
    private readonly Problems _problems;
    private readonly List<Tally[]> _groups = [];
    private long _rows;
    private long _invalid;

    private ScorecardScan(ScorecardRequest request)
    {
        _request = request;
        _cells = [.. request.Measures.Select(measure => new RatingCells(measure.Frame.Scale))];
        _keys = new GroupKeys(request.Keys.Count, request.Measures.Count);
        _problems = new Problems(request.Strict);
    }

    public static ScorecardReport Run(RowSource rows, ScorecardRequest request, Action<double>? progress, TextWriter error)
    {
        rows.Select(request.Columns);
        var scan = new ScorecardScan(request);
        while (rows.Read())
        {
            if (progress is not null && rows.Row % ProgressRows == 0 && rows.Progress is { } part) progress(part);
            if (scan.Meets(rows)) scan.Count(rows);
        }

        scan._problems.Report(error, _ => 0);
        return new ScorecardReport
        {
            Request = request,
            Rows = scan._rows,
            Invalid = scan._invalid,
            // Nothing is smaller than one answer, so nothing is hidden.
            Scorecard = CxScorecard.From(scan.Entries(), request.MinimumN ?? 1, request.Confidence),
        };
    }

    private bool Meets(RowSource rows) => ScanRequest.Condition.AllHold(_request.Where, rows, _cells.Length + _request.Keys.Count);

    private void Count(RowSource rows)
    {
        _rows++;
        var group = _keys.Of(rows);
        if (group == _groups.Count) _groups.Add(NewTallies());
        var problem = rows.Problem;
        if (problem is not null) _problems.Add(rows, problem);
        for (var i = 0; i < _cells.Length; i++)
        {
            if (problem is null && _cells[i].Read(rows.Cell(i)) is { } rating)
            {
                _groups[group][i].Add(rating);
                continue;
            }

            _invalid++;
            _groups[group][i].AddInvalid();
            if (problem is null) _problems.Add(rows, _request.Measures[i].Column, rows.Cell(i), Expected(i));
        }
    }

    // The cells of each journey, then its total, and at the end the whole.
    private IEnumerable<ScorecardEntry> Entries()
    {
        var whole = NewTallies();
        var hasJourney = _request.Journey is not null;
        foreach (var journey in _keys.Sorted().GroupBy(group => hasJourney ? group.Key[0] : string.Empty, StringComparer.Ordinal))
        {
            var total = NewTallies();
            foreach (var (key, group) in journey)
            {
                for (var i = 0; i < _cells.Length; i++) total[i].Merge(_groups[group][i]);
                if (_request.Component is null) continue;
                foreach (var entry in EntriesOf(_groups[group], hasJourney ? Display.Key(key[0]) : null, Display.Key(key[^1]))) yield return entry;
            }

            for (var i = 0; i < _cells.Length; i++) whole[i].Merge(total[i]);
            if (!hasJourney) continue;
            foreach (var entry in EntriesOf(total, Display.Key(journey.Key), null)) yield return entry;
        }

        foreach (var entry in EntriesOf(whole, null, null)) yield return entry;
    }

    private IEnumerable<ScorecardEntry> EntriesOf(Tally[] tallies, string? journey, string? component) => _request.Measures.Select((measure, i) =>
        ScorecardEntry.OfScore(measure.Name, Scorer.Of(measure.Frame, tallies[i]), journey, component, _request.Targets.GetValueOrDefault(measure.Column), component is null ? null : _request.Owners.GetValueOrDefault(component)));

    private Tally[] NewTallies() => [.. _request.Measures.Select(measure => new Tally(measure.Frame.Scale, isWeighted: false))];

    private string Expected(int measure)
    {
        var scale = _request.Measures[measure].Frame.Scale;
        return Text.Line($"a whole number from {scale.Min} to {scale.Max}{(scale.Labels.Count > 0 ? ", a label of the scale" : string.Empty)}, nothing, skipped or notApplicable");
    }
}
