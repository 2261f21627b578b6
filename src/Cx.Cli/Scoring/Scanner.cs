using Cx.Cli.Input;

namespace Cx.Cli.Scoring;

/// <summary>Counts a whole input: on several threads where it is a long file of sound CSV, row by row otherwise. The counts are the same.</summary>
internal static class Scanner
{
    private const int MostThreads = 8;

    /// <param name="rows">The input, from its first row on.</param>
    /// <param name="request">What to count.</param>
    /// <param name="progress">Told how far it is, now and then.</param>
    /// <param name="error">Told what was invalid.</param>
    public static Scan Run(RowSource rows, ScanRequest request, Action<double>? progress, TextWriter error)
    {
        rows.Select(request.Columns);
        // A strict scan stops at the first invalid row; only reading in order finds that one.
        if (rows.IsWorthSplitting && !request.Strict && Environment.ProcessorCount > 1)
        {
            using var parts = rows.Parts;
            if (parts is not null && InParts(parts, request, progress, error) is { } whole) return whole;
        }

        var scan = new Scan(request);
        scan.Run(rows, progress);
        scan.Problems.Report(error, _ => 0);
        return scan;
    }

    private static Scan? InParts(CsvParts parts, ScanRequest request, Action<double>? progress, TextWriter error)
    {
        var rows = new RowsOfParts();
        var helpers = new Task<Scan>[Math.Min(Environment.ProcessorCount, MostThreads) - 1];
        for (var i = 0; i < helpers.Length; i++) helpers[i] = Task.Factory.StartNew(() => Work(parts, request, rows, progress: null), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var scan = Work(parts, request, rows, progress);
        foreach (var helper in helpers) scan.Merge(helper.GetAwaiter().GetResult());
        if (parts.IsOdd) return null;
        scan.Problems.Report(error, rows.Before);
        return scan;
    }

    private static Scan Work(CsvParts parts, ScanRequest request, RowsOfParts rows, Action<double>? progress)
    {
        var scan = new Scan(request);
        byte[] buffer = [];
        while (parts.Next(ref buffer) is { } part)
        {
            using (part)
            {
                scan.Run(part, progress: null);
                rows.Add(part.Number, part.Row);
            }

            progress?.Invoke(parts.Progress);
        }

        return scan;
    }

    /// <summary>How many rows each part had: parts are counted as they come, rows are named as they stand.</summary>
    private sealed class RowsOfParts
    {
        private readonly Lock _gate = new();
        private readonly List<long> _rows = [];

        public void Add(int part, long rows)
        {
            lock (_gate)
            {
                while (_rows.Count <= part) _rows.Add(0);
                _rows[part] = rows;
            }
        }

        public long Before(int part) => _rows.Take(part).Sum();
    }
}
