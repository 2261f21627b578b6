using System.Text;
using Cx.Cli.Input;
using Cx.Cli.Scoring;

namespace Cx.Cli.Timing;

/// <summary>Reads the rows of a source as cases: every row that meets the conditions is resolved, open or invalid in exactly one group.</summary>
internal sealed class TtrScan
{
    private const int ProgressRows = 1 << 14;
    private const int FirstKey = 2;

    private readonly TtrFrame _frame;
    private readonly TtrRequest _request;
    private readonly TimeCells _times;
    private readonly GroupKeys _keys;
    private readonly Problems _problems;
    private readonly List<CaseCounts> _groups = [];
    private DateTimeOffset? _latest;
    private long _rows;

    private TtrScan(TtrFrame frame, TtrRequest request)
    {
        _frame = frame;
        _request = request;
        _times = new TimeCells(frame.Zone);
        _keys = new GroupKeys(request.By.Count, FirstKey);
        _problems = new Problems(request.Strict);
    }

    public static TtrReport Run(RowSource rows, TtrFrame frame, TtrRequest request, Action<double>? progress, TextWriter error)
    {
        rows.Select(request.Columns);
        var scan = new TtrScan(frame, request);
        while (rows.Read())
        {
            if (progress is not null && rows.Row % ProgressRows == 0 && rows.Progress is { } part) progress(part);
            if (scan.Meets(rows)) scan.Count(rows);
        }

        scan._problems.Report(error, _ => 0, "used");
        return scan.Report();
    }

    private bool Meets(RowSource rows) => ScanRequest.Condition.AllHold(_request.Where, rows, FirstKey + _request.By.Count);

    private void Count(RowSource rows)
    {
        _rows++;
        var group = _keys.Of(rows);
        if (group == _groups.Count) _groups.Add(CaseCounts.For(_frame.Calendar));
        if (!TryCount(rows, _groups[group])) _groups[group].Invalid++;
    }

    private bool TryCount(RowSource rows, CaseCounts cases)
    {
        if (rows.Problem is { } problem)
        {
            _problems.Add(rows, problem);
            return false;
        }

        if (!TryTime(rows, 0, _request.Opened, mayBeEmpty: false, out var opened) || !TryTime(rows, 1, _request.Resolved, mayBeEmpty: true, out var resolved)) return false;
        if (resolved < opened)
        {
            _problems.Add(rows, $"{_request.Resolved} is {Cell(rows, 1)}, before {_request.Opened}, {Cell(rows, 0)}");
            return false;
        }

        if (opened > _frame.AsOf)
        {
            _problems.Add(rows, $"{_request.Opened} is {Cell(rows, 0)}, after --as-of");
            return false;
        }

        if (!(_latest >= opened)) _latest = opened;
        if (resolved > _latest) _latest = resolved;
        if (_frame.AsOf is { } asOf) return cases.TryAdd(opened!.Value, resolved, asOf);
        // Without an instant of the look it is the latest one of the file, which is no earlier than any end.
        if (resolved is { } end) return cases.TryAdd(opened!.Value, end, end);
        cases.Waiting.Add(opened!.Value);
        return true;
    }

    private bool TryTime(RowSource rows, int index, string column, bool mayBeEmpty, out DateTimeOffset? time)
    {
        var cell = rows.Cell(index);
        var kind = _times.Read(cell, out var instant);
        time = kind == TimeCells.Kind.Instant ? instant : null;
        switch (kind)
        {
            case TimeCells.Kind.Instant:
            case TimeCells.Kind.Empty when mayBeEmpty:
                return true;
            case TimeCells.Kind.Naive:
                throw CxException.Usage(Text.Line($"Row {rows.Row}: {column} is {Cell(rows, index)}, a local time without an offset from UTC. Say whose local time it is, such as --zone Europe/Berlin."));
            case TimeCells.Kind.Skipped:
                _problems.Add(rows, $"{column} is {Cell(rows, index)}, a time that the clock of {_frame.Zone!.Id} skipped");
                return false;
            default:
                _problems.Add(rows, column, cell, TimeCells.Expected);
                return false;
        }
    }

    private static string Cell(RowSource rows, int index) => Text.Quoted(Encoding.UTF8.GetString(rows.Cell(index)));

    private TtrReport Report()
    {
        var asOf = _frame.AsOf ?? _latest;
        var total = CaseCounts.For(_frame.Calendar);
        var outcomes = new List<TtrOutcome>();
        foreach (var (key, group) in _keys.Sorted())
        {
            var cases = _groups[group];
            foreach (var opened in cases.Waiting) cases.TryAdd(opened, null, asOf!.Value);
            total.Merge(cases);
            if (_request.By.Count > 0) outcomes.Add(cases.Outcome(_frame, key));
        }

        return new TtrReport { Frame = _frame, AsOf = asOf, Rows = _rows, By = _request.By, Total = total.Outcome(_frame, []), Groups = outcomes };
    }
}
