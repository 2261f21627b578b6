using System.Runtime.CompilerServices;
using Cx.Cli.Input;
using Cx.Core.Scales;

namespace Cx.Cli.Scoring;

/// <summary>Counts the rows of a source: every row that meets the conditions ends in exactly one counter of one group.</summary>
internal sealed class Scan
{
    private const int ProgressRows = 1 << 16;

    private readonly ScanRequest _request;
    private readonly RatingCells _ratings;
    private readonly ScanRequest.Condition[] _where;
    private readonly string _expected;
    private readonly int _firstCondition;
    private readonly int _weight;

    public Scan(ScanRequest request)
    {
        _request = request;
        _where = [.. request.Where];
        _ratings = new RatingCells(request.Scale);
        _expected = Text.Line($"a whole number from {request.Scale.Min} to {request.Scale.Max}{(request.Scale.Labels.Count > 0 ? ", a label of the scale" : string.Empty)}, nothing, skipped or notApplicable");
        _firstCondition = 1 + request.By.Count;
        _weight = request.Weight is null ? -1 : _firstCondition + request.Where.Count;
        Groups = new Groups(request.Scale, request.Weight is not null, request.By.Count);
        Problems = new Problems(request.Strict);
    }

    public Groups Groups { get; }

    public Problems Problems { get; }

    public bool IsWeighted => _weight >= 0;

    /// <summary>The rows that met the conditions.</summary>
    public long Rows { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(RowSource rows, Action<double>? progress)
    {
        while (rows.Read())
        {
            if (progress is not null && rows.Row % ProgressRows == 0 && rows.Progress is { } part) progress(part);
            if (!Meets(rows)) continue;
            Rows++;
            Count(rows, Groups.Of(rows));
        }
    }

    /// <summary>Adds what another scan of the same request counted in other rows.</summary>
    public void Merge(Scan other)
    {
        Rows += other.Rows;
        Groups.Merge(other.Groups);
        Problems.Merge(other.Problems);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Meets(RowSource rows)
    {
        for (var i = 0; i < _where.Length; i++)
        {
            if (!_where[i].Holds(rows.Cell(_firstCondition + i))) return false;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(RowSource rows, Tally tally)
    {
        var cell = rows.Cell(0);
        if (rows.Problem is { } problem)
        {
            Problems.Add(rows, problem);
            tally.AddInvalid();
        }
        else if (_ratings.Read(cell) is not { } rating)
        {
            Problems.Add(rows, _request.Column, cell, _expected);
            tally.AddInvalid();
        }
        else if (_weight < 0)
        {
            tally.Add(rating);
        }
        else
        {
            CountWeighted(rows, tally, rating);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountWeighted(RowSource rows, Tally tally, Rating rating)
    {
        var cell = rows.Cell(_weight);
        var weight = WeightCells.Read(cell);
        if (WeightCells.IsWeight(weight))
        {
            tally.Add(rating, weight);
            return;
        }

        Problems.Add(rows, _request.Weight!, cell, "a weight above 0 and up to 1048576");
        tally.AddInvalid();
    }
}
