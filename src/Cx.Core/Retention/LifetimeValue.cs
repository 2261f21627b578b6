using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>What a customer is worth while they stay: the margin of all periods, by how likely they are still there.</summary>
/// <remarks>
/// <para>In currency units per customer won. <see cref="FromSurvival"/>: sum over t = 0…H of S(t)·revenue·margin·(1+r)^−t, over a curve that was observed. <see cref="Constant(double, double, double)"/>: revenue·margin/churn, the short form for a churn that never changes, without a horizon and without discounting. Two definitions, two names.</para>
/// <para>An estimate from the past of others, of customers who go on as those did; it has no interval here.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// LifetimeValue? value = LifetimeValue.Constant(revenuePerPeriod: 50, margin: 0.8, churnPerPeriod: 0.05);
/// Console.WriteLine(value);   // 800 (Constant)
/// </code>
/// </example>
[JsonConverter(typeof(LifetimeValueJsonConverter))]
public sealed class LifetimeValue : IEquatable<LifetimeValue>
{
    internal LifetimeValue(double value, int? horizon, double discountRate)
    {
        Value = value + 0.0;
        Horizon = horizon;
        DiscountRate = discountRate;
    }

    /// <summary>The value of a customer, in currency units.</summary>
    public double Value { get; }

    /// <summary>The last period that was added, in periods; <see langword="null"/> where all that ever come were.</summary>
    public int? Horizon { get; }

    /// <summary>The discount rate per period, a share; 0 where money later is worth as much.</summary>
    public double DiscountRate { get; }

    /// <summary>The name of the formula: <c>FromSurvival</c> or <c>Constant</c>.</summary>
    public string Method => Horizon is null ? nameof(Constant) : nameof(FromSurvival);

    /// <summary>The value of a customer whose churn never changes: revenue·margin/churn.</summary>
    /// <param name="revenuePerPeriod">The revenue of a customer in a period, 0 or more, in currency units.</param>
    /// <param name="margin">The part of it that remains, at most 1; negative where a customer costs more than they pay.</param>
    /// <param name="churnPerPeriod">The churn of a period, a share 0…1.</param>
    /// <returns>The value, or <see langword="null"/> at a churn of 0, where it has no end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LifetimeValue? Constant(double revenuePerPeriod, double margin, double churnPerPeriod)
    {
        var earned = Earned(revenuePerPeriod, margin);
        if (churnPerPeriod is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(churnPerPeriod), churnPerPeriod, "A churn rate is a share 0…1.");
        var value = earned / churnPerPeriod;
        // A churn that is as good as none.
        return churnPerPeriod == 0 || !double.IsFinite(value) ? null : new LifetimeValue(value, null, 0);
    }

    /// <summary>The value of a customer whose churn never changes, from a rate that was counted.</summary>
    /// <param name="revenuePerPeriod">The revenue of a customer in a period, 0 or more, in currency units.</param>
    /// <param name="margin">The part of it that remains, at most 1; negative where a customer costs more than they pay.</param>
    /// <param name="churn">The churn of a period of that length.</param>
    /// <returns>The value, or <see langword="null"/> when nobody left.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LifetimeValue? Constant(double revenuePerPeriod, double margin, ChurnRate churn)
    {
        ArgumentNullException.ThrowIfNull(churn);
        return Constant(revenuePerPeriod, margin, churn.Value);
    }

    /// <summary>The value of a customer up to a horizon, by the curve of how long customers stay.</summary>
    /// <param name="curve">The curve, in periods.</param>
    /// <param name="revenuePerPeriod">The revenue of a customer in a period, 0 or more, in currency units. It comes at the start of each period, so the first is certain.</param>
    /// <param name="margin">The part of it that remains, at most 1; negative where a customer costs more than they pay.</param>
    /// <param name="horizon">The last period H to add, 0 or more.</param>
    /// <param name="discountRate">The discount rate r of a period, 0 or more; 0 by default.</param>
    /// <returns>The value, or <see langword="null"/> when the curve is not known up to the horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LifetimeValue? FromSurvival(RetentionCurve curve, double revenuePerPeriod, double margin, int horizon, double discountRate = 0)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var earned = Earned(revenuePerPeriod, margin);
        ArgumentOutOfRangeException.ThrowIfNegative(horizon);
        if (!(discountRate >= 0) || !double.IsFinite(discountRate)) throw new ArgumentOutOfRangeException(nameof(discountRate), discountRate, "A discount rate is a finite number, 0 or more: 0.01 for one percent a period.");
        double periods = 0;
        for (var t = 0; t <= horizon; t++)
        {
            if (curve.At(t) is not { } still) return null;
            periods += still * Math.Pow(1 + discountRate, -t);
        }

        return new LifetimeValue(earned * periods, horizon, discountRate);
    }

    /// <inheritdoc/>
    public bool Equals(LifetimeValue? other) => other is not null && Value.Equals(other.Value) && Horizon == other.Horizon && DiscountRate.Equals(other.DiscountRate);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LifetimeValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Horizon, DiscountRate);

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(LifetimeValue? left, LifetimeValue? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(LifetimeValue? left, LifetimeValue? right) => !(left == right);

    /// <summary>The value and its formula, such as <c>800 (Constant)</c> or <c>612.5 (FromSurvival to 24 at 0.01)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => Horizon is { } horizon
            ? string.Create(CultureInfo.InvariantCulture, $"{Value:G6} ({Method} to {horizon} at {DiscountRate:G6})")
            : string.Create(CultureInfo.InvariantCulture, $"{Value:G6} ({Method})");

    private static double Earned(double revenuePerPeriod, double margin)
    {
        if (!(revenuePerPeriod >= 0) || !double.IsFinite(revenuePerPeriod)) throw new ArgumentOutOfRangeException(nameof(revenuePerPeriod), revenuePerPeriod, "Revenue is a finite number, 0 or more.");
        if (!(margin <= 1) || !double.IsFinite(margin)) throw new ArgumentOutOfRangeException(nameof(margin), margin, "A margin is at most 1, the whole revenue: 0.8 for 80 percent.");
        return revenuePerPeriod * margin;
    }
}
