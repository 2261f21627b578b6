using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>A health score held against what customers did later: whether those who left had the lower scores.</summary>
/// <remarks>
/// <para><see cref="Area"/> asks only for the order: the probability that somebody who left had a lower score than somebody who stayed. <see cref="Brier"/> and <see cref="Calibration"/> read 1 − H/100 as a probability of leaving, which a score need not be; use them when you mean it so.</para>
/// <para>The scores must be of before the period in which customers left. A score that knows the cancellation predicts it well.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record HealthValidation
{
    private readonly CalibrationBin[] _calibration;

    private HealthValidation(AreaUnderRoc? area, BrierScore brier, CalibrationBin[] calibration, Share lost)
    {
        Area = area;
        Brier = brier;
        _calibration = calibration;
        Lost = lost;
    }

    /// <summary>P(lower score among those who left) + ½P(tie), with its interval; <see langword="null"/> when nobody or everybody left.</summary>
    public AreaUnderRoc? Area { get; }

    /// <summary>How far 1 − H/100 is from what happened.</summary>
    public BrierScore Brier { get; }

    /// <summary>Of customers with about the same 1 − H/100, how many left.</summary>
    public IReadOnlyList<CalibrationBin> Calibration => _calibration;

    /// <summary>Those who left, of all.</summary>
    public Share Lost { get; }

    /// <summary>Holds scores against what happened.</summary>
    /// <param name="customers">The score of each customer, from before, and whether the customer left afterwards.</param>
    /// <param name="bins">How many rows the table of calibration has, 1 or more.</param>
    /// <returns>The validation, or <see langword="null"/> without customers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The table has no row.</exception>
    public static HealthValidation? From(IEnumerable<(CustomerHealthScore Score, bool HasLeft)> customers, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var all = customers.ToArray();
        double[] risks = [.. all.Select(customer => 1 - (customer.Score.Value / 100))];
        bool[] left = [.. all.Select(customer => customer.HasLeft)];
        if (BrierScore.Of(risks, left) is not { } brier) return null;
        var area = AreaUnderRoc.Of([.. risks.Where((_, i) => left[i])], [.. risks.Where((_, i) => !left[i])]);
        return new HealthValidation(area, brier, [.. CalibrationBin.Table(risks, left, bins)], Share.Of(left.Count(one => one), left.Length)!);
    }

    /// <inheritdoc/>
    public bool Equals(HealthValidation? other) => other is not null && Area == other.Area && Brier == other.Brier && Lost == other.Lost && _calibration.AsSpan().SequenceEqual(other._calibration);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Area, Brier, Lost);

    /// <summary>The area, the Brier score and how many left.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Area is null ? "no AUC" : Area.ToString())}; {Brier}; left {Lost}");
}
