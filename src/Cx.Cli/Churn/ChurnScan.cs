using Cx.Cli.Input;
using Cx.Cli.Scoring;

namespace Cx.Cli.Churn;

/// <summary>Reads the rows of a source as customers: every row that meets the conditions has left, is still there, or is invalid, in exactly one group.</summary>
internal sealed class ChurnScan
{
    private const int ProgressRows = 1 << 14;
    private const int FirstKey = 2;

    private readonly ChurnRequest _request;
    private readonly ScanRequest.Condition _event;
    private readonly GroupKeys _keys;
    private readonly Problems _problems;
    private readonly List<TenureCounts> _groups = [];
    private long _rows;

    private ChurnScan(ChurnRequest request)
    {
        _request = request;
        _event = new ScanRequest.Condition(request.EventColumn, request.EventValue);
        _keys = new GroupKeys(request.By.Count, FirstKey);
        _problems = new Problems(request.Strict);
    }

    public static ChurnReport Run(RowSource rows, ChurnFrame frame, ChurnRequest request, Action<double>? progress, TextWriter error)
    {
        rows.Select(request.Columns);
        var scan = new ChurnScan(request);
        while (rows.Read())
        {
            if (progress is not null && rows.Row % ProgressRows == 0 && rows.Progress is { } part) progress(part);
            if (scan.Meets(rows)) scan.Count(rows);
        }

        scan._problems.Report(error, _ => 0, "used");
        var total = new TenureCounts();
        var groups = scan._keys.Sorted().Select(group => (group.Key, scan._groups[group.Group])).ToList();
        foreach (var (_, counts) in groups) total.Merge(counts);
        return ChurnReport.Of(frame, request, scan._rows, total, groups);
    }

    private bool Meets(RowSource rows) => ScanRequest.Condition.AllHold(_request.Where, rows, FirstKey + _request.By.Count);

    private void Count(RowSource rows)
    {
        _rows++;
        var group = _keys.Of(rows);
        if (group == _groups.Count) _groups.Add(new TenureCounts());
        if (!TryCount(rows, _groups[group])) _groups[group].Invalid++;
    }

    private bool TryCount(RowSource rows, TenureCounts counts)
    {
        if (rows.Problem is { } problem)
        {
            _problems.Add(rows, problem);
            return false;
        }

        var tenure = WeightCells.Read(rows.Cell(0));
        if (!(tenure >= 0))
        {
            _problems.Add(rows, _request.Tenure, rows.Cell(0), "a time, a number of 0 or more");
            return false;
        }

        var hasLeft = _event.Holds(rows.Cell(1));
        // Nothing is no answer: neither did this customer leave, nor is it known that they stayed.
        if (!hasLeft && rows.Cell(1).IsEmpty)
        {
            _problems.Add(rows, _request.EventColumn, rows.Cell(1), $"{Text.Quoted(_request.EventValue)} or another text");
            return false;
        }

        counts.Add(tenure, hasLeft);
        return true;
    }
}
