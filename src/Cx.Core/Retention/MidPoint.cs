using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>The mean of the customers at the start and at the end of a period, as the customer-periods of a <see cref="ChurnHazard"/>.</summary>
/// <remarks>
/// <para>(start + end)/2, in customers; over one period the same number of customer-periods. It is right where customers come and go evenly over the period, and an approximation elsewhere.</para>
/// <para>The default value is of nobody. Equality: both counts. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct MidPoint : IEquatable<MidPoint>
{
    /// <summary>Makes the mean.</summary>
    /// <param name="start">The customers at the start of the period.</param>
    /// <param name="end">The customers at its end.</param>
    [JsonConstructor]
    public MidPoint(ActiveAtStart start, ActiveAtEnd end)
    {
        Start = start;
        End = end;
    }

    /// <summary>The customers at the start of the period.</summary>
    public ActiveAtStart Start { get; }

    /// <summary>The customers at its end.</summary>
    public ActiveAtEnd End { get; }

    /// <summary>The mean of both counts, 0 or more.</summary>
    [JsonIgnore]
    public double Customers => (Start.Customers / 2.0) + (End.Customers / 2.0);

    /// <inheritdoc/>
    public bool Equals(MidPoint other) => Start == other.Start && End == other.End;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is MidPoint other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Start, End);

    /// <summary>Whether two means are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(MidPoint left, MidPoint right) => left.Equals(right);

    /// <summary>Whether two means differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(MidPoint left, MidPoint right) => !(left == right);

    /// <summary>The mean and what it was made of, such as <c>1075 (1000 at the start, 1150 at the end)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Customers:G17} ({Start}, {End})");
}
