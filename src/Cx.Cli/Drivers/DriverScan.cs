using Cx.Cli.Input;
using Cx.Cli.Scoring;
using Cx.Core.Improvement;

namespace Cx.Cli.Drivers;

/// <summary>Reads the rows of a source as respondents: every row that meets the conditions is complete, incomplete or invalid.</summary>
internal sealed class DriverScan
{
    private const int ProgressRows = 1 << 14;

    private readonly DriverRequest _request;
    private readonly DriverCells[] _columns;
    private readonly Problems _problems;
    private long _rows;
    private long _invalid;

    private DriverScan(DriverRequest request)
    {
        _request = request;
        _columns = [new DriverCells(request.Outcome, request.OutcomeScale), .. request.Drivers.Select(driver => new DriverCells(driver, request.Scale))];
        _problems = new Problems(request.Strict);
    }

    public static DriverReport Run(RowSource rows, DriverFrame frame, DriverRequest request, Action<double>? progress, TextWriter error)
    {
        rows.Select(request.Columns);
        var scan = new DriverScan(request);
        while (rows.Read())
        {
            if (progress is not null && rows.Row % ProgressRows == 0 && rows.Progress is { } part) progress(part);
            if (scan.Meets(rows)) scan.Count(rows);
        }

        scan._problems.Report(error, _ => 0, "used");
        var columns = scan._columns.Select(column => column.ToDriverColumn()).ToList();
        return DriverReport.Of(frame, request, scan._rows, scan._invalid, DriverData.From(columns[0], columns[1..]));
    }

    private bool Meets(RowSource rows) => ScanRequest.Condition.AllHold(_request.Where, rows, _columns.Length);

    private void Count(RowSource rows)
    {
        _rows++;
        if (rows.Problem is { } problem)
        {
            _problems.Add(rows, problem);
            _invalid++;
            return;
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].TryAdd(rows.Cell(i))) continue;
            _problems.Add(rows, _columns[i].Name, rows.Cell(i), _columns[i].Expected);
            _invalid++;
            for (var added = 0; added < i; added++) _columns[added].RemoveLast();
            return;
        }
    }
}
