using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Durations;

/// <summary>How many promises were kept, how many were fulfilled late and by how much, and how many were broken.</summary>
/// <remarks>
/// <para>Counts of promises. Kept: fulfilled when promised or before. Late: fulfilled after. Broken: not fulfilled, and past. Undecided: not fulfilled, and not past. The call-back that never came is broken, not missing.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no promises. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
/// var kept = PromiseKept.From(
///     [new Promise(noon, noon.AddMinutes(-5)), new Promise(noon, noon.AddMinutes(20)), new Promise(noon, null)],
///     asOf: noon.AddHours(3));
/// Console.WriteLine(kept);   // kept 1, late 1, broken 1, undecided 0
/// </code>
/// </example>
public sealed class PromiseKept : IEquatable<PromiseKept>
{
    private PromiseKept(long kept, long late, long broken, long undecided, DurationDistribution? lateness)
    {
        Kept = kept;
        Late = late;
        Broken = broken;
        Undecided = undecided;
        Lateness = lateness;
    }

    /// <summary>Promises fulfilled in time.</summary>
    public long Kept { get; }

    /// <summary>Promises fulfilled after the promised instant.</summary>
    public long Late { get; }

    /// <summary>Promises not fulfilled although their instant has passed.</summary>
    public long Broken { get; }

    /// <summary>Promises not fulfilled whose instant has not passed.</summary>
    public long Undecided { get; }

    /// <summary>Kept of kept, late and broken, a share 0…1; <see langword="null"/> while everything is undecided.</summary>
    public Share? Share => Share.Of(Kept, Kept + Late + Broken);

    /// <summary>By how much the late and the broken ones are late; a broken one is still open. <see langword="null"/> when there are none.</summary>
    public DurationDistribution? Lateness { get; }

    /// <summary>Judges promises.</summary>
    /// <param name="promises">The promises.</param>
    /// <param name="asOf">The instant of the look: what was fulfilled later was not fulfilled then.</param>
    /// <returns>The counts, or <see langword="null"/> without promises.</returns>
    public static PromiseKept? From(IEnumerable<Promise> promises, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(promises);
        long kept = 0, late = 0, broken = 0, undecided = 0;
        var lateness = new List<CensoredDuration>();
        foreach (var promise in promises)
        {
            var fulfilled = promise.Fulfilled <= asOf ? promise.Fulfilled : null;
            if (fulfilled <= promise.Due)
            {
                kept++;
            }
            else if (fulfilled is { } at)
            {
                late++;
                lateness.Add(CensoredDuration.Resolved(at - promise.Due));
            }
            else if (promise.Due < asOf)
            {
                broken++;
                lateness.Add(CensoredDuration.StillOpen(asOf - promise.Due));
            }
            else
            {
                undecided++;
            }
        }

        return (kept | late | broken | undecided) == 0 ? null : new PromiseKept(kept, late, broken, undecided, DurationDistribution.From(lateness));
    }

    /// <inheritdoc/>
    public bool Equals(PromiseKept? other)
        => other is not null && Kept == other.Kept && Late == other.Late && Broken == other.Broken && Undecided == other.Undecided && Lateness == other.Lateness;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PromiseKept);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kept, Late, Broken, Undecided);

    /// <summary>Whether two judgements are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(PromiseKept? left, PromiseKept? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two judgements differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(PromiseKept? left, PromiseKept? right) => !(left == right);

    /// <summary>The counts, such as <c>kept 1, late 1, broken 1, undecided 0</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"kept {Kept}, late {Late}, broken {Broken}, undecided {Undecided}");
}
