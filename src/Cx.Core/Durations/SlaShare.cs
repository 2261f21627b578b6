namespace Cx.Core.Durations;

/// <summary>Service-level attainment: how many cases ended within a target.</summary>
/// <remarks>
/// <para>Met: ended within the target, the target itself included. Missed: ended later, or still open and past it. Undecided: still open and not past it.</para>
/// <para>Counting ended cases alone makes a backlog look like success. The share of all cases that end within the target, the undecided included, is <see cref="DurationDistribution.ResolvedWithin"/>.</para>
/// <para>Thread safety: pure functions.</para>
/// </remarks>
/// <example>
/// <code>
/// var sla = SlaShare.From(
///     [CensoredDuration.Resolved(TimeSpan.FromHours(3)), CensoredDuration.StillOpen(TimeSpan.FromHours(9)), CensoredDuration.StillOpen(TimeSpan.FromHours(1))],
///     target: TimeSpan.FromHours(8));
/// Console.WriteLine(sla);   // met 1, missed 1, undecided 1
/// </code>
/// </example>
public static class SlaShare
{
    /// <summary>The attainment of a target in calendar time.</summary>
    /// <param name="cases">All cases, the open ones included.</param>
    /// <param name="target">The target, 0 or more.</param>
    /// <returns>The attainment, or <see langword="null"/> without cases.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target is negative.</exception>
    public static Attainment? From(IEnumerable<CensoredDuration> cases, TimeSpan target)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentOutOfRangeException.ThrowIfLessThan(target, TimeSpan.Zero);
        return Count(cases.Select(one => (one.IsOpen, one.ElapsedTicks)), target.Ticks);
    }

    /// <summary>The attainment of a target in business time.</summary>
    /// <param name="cases">All cases, the open ones included, measured with the calendar of the agreement.</param>
    /// <param name="target">The target.</param>
    /// <returns>The attainment, or <see langword="null"/> without cases.</returns>
    public static Attainment? From(IEnumerable<CensoredBusinessDuration> cases, BusinessDuration target)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return Count(cases.Select(one => (one.IsOpen, one.ElapsedTicks)), target.Ticks);
    }

    /// <summary>The attainment of a target in calendar time, from a distribution: the same counts as from its cases.</summary>
    /// <param name="cases">The distribution of all cases.</param>
    /// <param name="target">The target, 0 or more.</param>
    /// <returns>The attainment.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target is negative.</exception>
    public static Attainment From(DurationDistribution cases, TimeSpan target)
    {
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentOutOfRangeException.ThrowIfLessThan(target, TimeSpan.Zero);
        return Count(cases.Curve, target.Ticks);
    }

    /// <summary>The attainment of a target in business time, from a distribution: the same counts as from its cases.</summary>
    /// <param name="cases">The distribution of all cases.</param>
    /// <param name="target">The target.</param>
    /// <returns>The attainment.</returns>
    public static Attainment From(BusinessDurationDistribution cases, BusinessDuration target)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return Count(cases.Curve, target.Ticks);
    }

    private static Attainment? Count(IEnumerable<(bool IsOpen, long Ticks)> cases, long target)
    {
        long met = 0, missed = 0, undecided = 0;
        foreach (var (isOpen, ticks) in cases)
        {
            if (ticks > target) missed++;
            else if (isOpen) undecided++;
            else met++;
        }

        return Attainment.Of(met, missed, undecided);
    }

    private static Attainment Count(Statistics.SurvivalCurve curve, long target)
    {
        long met = 0, undecided = 0;
        for (var row = 0; row < curve.Times.Length && curve.Times[row] <= target; row++)
        {
            met += curve.EventCounts[row];
            undecided += curve.CensoredCounts[row];
        }

        return new Attainment(met, curve.N - met - undecided, undecided);
    }
}
