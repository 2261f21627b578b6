using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>What to improve first: important and done badly. Each point in one of four quadrants, or undecided where its uncertainty reaches across a cut.</summary>
/// <remarks>
/// <para>Martilla and James, <em>Importance-Performance Analysis</em>, 1977. A value on the cut counts as the higher side. The intervals are taken one by one, so of many points some are decided wrongly by chance.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ImportancePerformance
{
    private readonly ImportancePerformanceRow[] _rows;

    private ImportancePerformance(ImportancePerformanceRow[] rows, QuadrantCut cut, double importance, double performance)
    {
        _rows = rows;
        Cut = cut;
        ImportanceAt = importance;
        PerformanceAt = performance;
    }

    /// <summary>The points and their quadrants, in the order they were given.</summary>
    public IReadOnlyList<ImportancePerformanceRow> Rows => _rows;

    /// <summary>How the cut was chosen.</summary>
    public QuadrantCut Cut { get; }

    /// <summary>The importance at the cut, in the unit of the importances.</summary>
    public double ImportanceAt { get; }

    /// <summary>The performance at the cut, in the unit of the performances.</summary>
    public double PerformanceAt { get; }

    /// <summary>The points in the order in which they deserve attention: concentrate, undecided that are weak and important as observed, other undecided, keep up, low priority, possible overkill; within each the more important first.</summary>
    public IReadOnlyList<ImportancePerformanceRow> Ranked => [.. _rows.OrderBy(Urgency).ThenByDescending(row => row.Point.Importance).ThenBy(row => row.Point.Performance)];

    /// <summary>Puts points into quadrants.</summary>
    /// <param name="points">The points, one or more, each with a name of its own.</param>
    /// <param name="cut">Where the quadrants meet.</param>
    /// <returns>The analysis, or <see langword="null"/> without points.</returns>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public static ImportancePerformance? From(IReadOnlyList<ImportancePerformancePoint> points, QuadrantCut cut)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(cut);
        Figures.CheckNames(points.Select(point => point.Name), "Points", nameof(points));
        if (points.Count == 0) return null;
        var importance = cut.Importance ?? points.Average(point => point.Importance);
        var performance = cut.Performance ?? points.Average(point => point.Performance);
        return new ImportancePerformance([.. points.Select(point => Row(point, importance, performance))], cut, importance, performance);
    }

    /// <summary>Puts drivers into quadrants: their share of R² against how well they are rated, in percent of the maximum possible.</summary>
    /// <param name="data">The answers.</param>
    /// <param name="drivers">The drivers of an analysis of these answers, with bootstrap intervals; without them every point is undecided.</param>
    /// <param name="cut">Where the quadrants meet: importance as a share of variance 0…1, performance in points 0…100.</param>
    /// <param name="confidence">The confidence of the intervals of performance; .95 by default.</param>
    /// <returns>The analysis, or <see langword="null"/> without drivers.</returns>
    /// <exception cref="ArgumentException">A driver is not in the data, or is a column of numbers, of which nobody knows the maximum.</exception>
    public static ImportancePerformance? From(DriverData data, IReadOnlyList<DriverImportance> drivers, QuadrantCut cut, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(drivers);
        return From([.. drivers.Select(driver => Point(data, driver, confidence))], cut);
    }

    /// <inheritdoc/>
    public bool Equals(ImportancePerformance? other) =>
        other is not null && Cut == other.Cut && ImportanceAt.Equals(other.ImportanceAt) && PerformanceAt.Equals(other.PerformanceAt) && _rows.AsSpan().SequenceEqual(other._rows);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cut, ImportanceAt, PerformanceAt, _rows.Length);

    /// <summary>The points in the order in which they deserve attention.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join("; ", Ranked);

    private static ImportancePerformancePoint Point(DriverData data, DriverImportance driver, Confidence confidence)
    {
        if (data.ScaleOf(driver.Name) is not { } scale) throw new ArgumentException($"The driver \"{driver.Name}\" is a column of numbers: nobody knows how good its best would be. Give points with performances of your own.", nameof(data));
        var (mean, interval) = data.MeanOf(driver.Name, confidence)!.Value;
        var factor = 100.0 / (scale.Max - scale.Min);
        var limits = interval is null ? null : Interval.Of(Math.Max(0, (interval.Low - scale.Min) * factor), Math.Min(100, (interval.High - scale.Min) * factor), interval.Confidence, interval.Method);
        return ImportancePerformancePoint.Of(driver.Name, driver.Share, driver.Interval, (mean - scale.Min) * factor, limits);
    }

    private static ImportancePerformanceRow Row(ImportancePerformancePoint point, double importance, double performance)
    {
        var observed = Of(point.Importance >= importance, point.Performance >= performance);
        var isDecided = IsOnOneSide(point.ImportanceInterval, importance) && IsOnOneSide(point.PerformanceInterval, performance);
        return new ImportancePerformanceRow(point, isDecided ? observed : Quadrant.Undecided, observed);
    }

    private static bool IsOnOneSide(Interval? interval, double cut) => interval is not null && (interval.Low >= cut || interval.High < cut);

    private static Quadrant Of(bool isImportant, bool isGood) => (isImportant, isGood) switch
    {
        (true, false) => Quadrant.Concentrate,
        (true, true) => Quadrant.KeepUp,
        (false, false) => Quadrant.LowPriority,
        _ => Quadrant.PossibleOverkill,
    };

    private static int Urgency(ImportancePerformanceRow row) => (row.Quadrant, row.Observed) switch
    {
        (Quadrant.Concentrate, _) => 0,
        (Quadrant.Undecided, Quadrant.Concentrate) => 1,
        (Quadrant.Undecided, _) => 2,
        (Quadrant.KeepUp, _) => 3,
        (Quadrant.LowPriority, _) => 4,
        _ => 5,
    };
}
