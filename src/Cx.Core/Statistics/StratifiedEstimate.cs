using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>An estimate put together from strata by their shares of the population.</summary>
/// <remarks>
/// <para>Value = sum W_h·e_h and SE² = sum W_h²·s_h²/n_h, with W_h the population shares; n_eff after Kish (1965) from the weights N_h/n_h.</para>
/// <para>The unit is that of the estimates. Equal when all three numbers are equal; no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class StratifiedEstimate : IEquatable<StratifiedEstimate>
{
    internal StratifiedEstimate(double value, double standardError, double effectiveN)
    {
        Value = value;
        StandardError = standardError;
        EffectiveN = effectiveN;
    }

    /// <summary>The estimate for the population.</summary>
    public double Value { get; }

    /// <summary>Its standard error, 0 or more.</summary>
    public double StandardError { get; }

    /// <summary>The effective sample size, 1…n.</summary>
    public double EffectiveN { get; }

    /// <inheritdoc/>
    public bool Equals(StratifiedEstimate? other)
        => other is not null && Value.Equals(other.Value) && StandardError.Equals(other.StandardError) && EffectiveN.Equals(other.EffectiveN);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StratifiedEstimate);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, StandardError, EffectiveN);

    /// <summary>Whether two estimates are equal.</summary>
    /// <param name="left">One estimate.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether all three numbers are equal.</returns>
    public static bool operator ==(StratifiedEstimate? left, StratifiedEstimate? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two estimates differ.</summary>
    /// <param name="left">One estimate.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether a number differs.</returns>
    public static bool operator !=(StratifiedEstimate? left, StratifiedEstimate? right) => !(left == right);

    /// <summary>The value, its standard error and n_eff as invariant text.</summary>
    /// <returns>Text such as <c>0.06 (SE 0.0511517, effective n 259.74)</c>.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} (SE {StandardError:G6}, effective n {EffectiveN:G6})");
}
