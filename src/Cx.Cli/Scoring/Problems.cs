using System.Text;
using Cx.Cli.Input;

namespace Cx.Cli.Scoring;

/// <summary>The rows that could not be counted as answers: how many, and the first of them.</summary>
internal sealed class Problems(bool strict)
{
    private readonly List<(int Part, long Row, string Text)> _first = [];

    public long Count { get; private set; }

    /// <param name="row">The row, counted from the start of its part.</param>
    /// <param name="column">The column of the cell.</param>
    /// <param name="cell">What stands in it.</param>
    /// <param name="expected">What would be right.</param>
    public void Add(RowSource row, string column, ReadOnlySpan<byte> cell, string expected)
    {
        if (IsShown()) Note(row, Wrong(column, cell, expected));
    }

    public void Add(RowSource row, string problem)
    {
        if (IsShown()) Note(row, problem);
    }

    /// <summary>A line of a stream that is no record.</summary>
    public void Add(long line, string problem)
    {
        if (IsShown()) _first.Add((0, line, problem));
    }

    /// <summary>A cell of a line of a stream.</summary>
    public void Add(long line, string column, ReadOnlySpan<byte> cell, string expected)
    {
        if (IsShown()) _first.Add((0, line, Wrong(column, cell, expected)));
    }

    /// <summary>Adds what was found in other parts of the same input.</summary>
    public void Merge(Problems other)
    {
        Count += other.Count;
        _first.AddRange(other._first);
        _first.Sort((left, right) => (left.Part, left.Row).CompareTo((right.Part, right.Row)));
        if (_first.Count > Limits.ShownProblems) _first.RemoveRange(Limits.ShownProblems, _first.Count - Limits.ShownProblems);
    }

    /// <summary>Tells the user, on standard error.</summary>
    /// <param name="error">Standard error.</param>
    /// <param name="rowsBefore">How many rows stand before a part.</param>
    /// <param name="use">What was not done with the rows.</param>
    public void Report(TextWriter error, Func<int, long> rowsBefore, string use = "scored")
    {
        if (Count == 0) return;
        var shown = Count > _first.Count ? Text.Line($"; the first {_first.Count}") : string.Empty;
        error.WriteLine(Text.Line($"cx: {Count} invalid {(Count == 1 ? "row" : "rows")}, counted as invalid and not {use}{shown}:"));
        foreach (var (part, row, text) in _first) error.WriteLine(Text.Line($"  row {rowsBefore(part) + row}: {text}"));
    }

    private static string Wrong(string column, ReadOnlySpan<byte> cell, string expected) => Text.Line($"{column} is {Text.Quoted(Encoding.UTF8.GetString(cell))}, expected {expected}");

    private bool IsShown() => ++Count <= Limits.ShownProblems;

    private void Note(RowSource row, string text)
    {
        if (strict) throw CxException.BadData(Text.Line($"Row {row.Row}: {text}. --strict stops here; without it the row is counted as invalid."));
        _first.Add((row is CsvParts.Part part ? part.Number : 0, row.Row, text));
    }
}
