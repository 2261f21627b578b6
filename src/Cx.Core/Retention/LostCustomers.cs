using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>A number of customers who left in a period: a count, not a rate.</summary>
/// <remarks>
/// <para>Those who were there at the start of the period stand apart from those who came and left within it: only the former can be a share of the start.</para>
/// <para>Counts, 0 or more. The default value is nobody. Equality: both counts. No order and no arithmetic; <see cref="Merge"/> adds. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var lost = new LostCustomers(ofActiveAtStart: 40, joinedInPeriod: 10);
/// ChurnRate? churn = ChurnRate.Of(lost, new ActiveAtStart(1000));   // 4 %, not 5 %
/// </code>
/// </example>
[StructLayout(LayoutKind.Auto)]
public readonly struct LostCustomers : IEquatable<LostCustomers>
{
    /// <summary>Makes the count.</summary>
    /// <param name="ofActiveAtStart">How many left of those who were customers when the period began, 0 or more.</param>
    /// <param name="joinedInPeriod">How many became customers within the period and left within it, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="OverflowException">Both together are more than 64 bits hold.</exception>
    [JsonConstructor]
    public LostCustomers(long ofActiveAtStart, long joinedInPeriod)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ofActiveAtStart);
        ArgumentOutOfRangeException.ThrowIfNegative(joinedInPeriod);
        // Here and not in a property: a total that does not fit must not surprise who prints it.
        Total = ofActiveAtStart + joinedInPeriod;
        OfActiveAtStart = ofActiveAtStart;
        JoinedInPeriod = joinedInPeriod;
    }

    /// <summary>How many left of those who were customers when the period began.</summary>
    public long OfActiveAtStart { get; }

    /// <summary>How many became customers within the period and left within it.</summary>
    public long JoinedInPeriod { get; }

    /// <summary>All who left within the period.</summary>
    [JsonIgnore]
    public long Total { get; }

    /// <summary>The leavers of two separate groups of customers in the same period.</summary>
    /// <param name="other">The other group.</param>
    /// <returns>The sum of the counts.</returns>
    /// <exception cref="OverflowException">The customers together are more than 64 bits hold.</exception>
    public LostCustomers Merge(LostCustomers other) => new(OfActiveAtStart + other.OfActiveAtStart, JoinedInPeriod + other.JoinedInPeriod);

    /// <inheritdoc/>
    public bool Equals(LostCustomers other) => OfActiveAtStart == other.OfActiveAtStart && JoinedInPeriod == other.JoinedInPeriod;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is LostCustomers other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(OfActiveAtStart, JoinedInPeriod);

    /// <summary>Whether two counts are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(LostCustomers left, LostCustomers right) => left.Equals(right);

    /// <summary>Whether two counts differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(LostCustomers left, LostCustomers right) => !(left == right);

    /// <summary>Both counts, such as <c>40 of those at the start, 10 who joined in the period</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{OfActiveAtStart} of those at the start, {JoinedInPeriod} who joined in the period");
}
