namespace Cx.Core.Improvement;

/// <summary>A point of an importance–performance analysis and where it stands.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record ImportancePerformanceRow
{
    internal ImportancePerformanceRow(ImportancePerformancePoint point, Quadrant quadrant, Quadrant observed)
    {
        Point = point;
        Quadrant = quadrant;
        Observed = observed;
    }

    /// <summary>The point.</summary>
    public ImportancePerformancePoint Point { get; }

    /// <summary>The quadrant, if the intervals leave no doubt of it; else undecided.</summary>
    public Quadrant Quadrant { get; }

    /// <summary>The quadrant of the two values alone, without regard to their uncertainty; never undecided.</summary>
    public Quadrant Observed { get; }

    /// <summary>Name and quadrant, such as <c>wait: Concentrate</c> or <c>price: Undecided (LowPriority as observed)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Quadrant == Quadrant.Undecided ? $"{Point.Name}: {Quadrant} ({Observed} as observed)" : $"{Point.Name}: {Quadrant}";
}
