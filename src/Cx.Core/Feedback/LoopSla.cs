using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Cx.Core.Durations;

namespace Cx.Core.Feedback;

/// <summary>How soon a case must be seen and closed.</summary>
/// <remarks>
/// <para>Lengths of calendar time, 0 or more. An open case past a limit has missed it; one that is not past it is undecided. For limits in business time measure with <see cref="LoopCase.TimeToClose(DateTimeOffset, BusinessCalendar)"/> and <see cref="SlaShare"/>.</para>
/// <para>The default value demands everything at once. Equality: both limits. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LoopSla
{
    /// <summary>Makes an agreement.</summary>
    /// <param name="acknowledgeWithin">From the opening to the first step, 0 or more.</param>
    /// <param name="closeWithin">From the opening to the last resolution, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative.</exception>
    [JsonConstructor]
    public LoopSla(TimeSpan acknowledgeWithin, TimeSpan closeWithin)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(acknowledgeWithin, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(closeWithin, TimeSpan.Zero);
        AcknowledgeWithin = acknowledgeWithin;
        CloseWithin = closeWithin;
    }

    /// <summary>From the opening to the first step. Calendar time.</summary>
    public TimeSpan AcknowledgeWithin { get; }

    /// <summary>From the opening to the last resolution. Calendar time.</summary>
    public TimeSpan CloseWithin { get; }

    /// <summary>How many cases were seen in time.</summary>
    /// <param name="cases">The cases; those opened after the look are left out.</param>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>Met, missed and undecided; <see langword="null"/> without cases.</returns>
    public Attainment? Acknowledged(IEnumerable<LoopCase> cases, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return SlaShare.From(cases.Where(one => one.OpenedAt <= asOf).Select(one => one.TimeToAcknowledge(asOf)), AcknowledgeWithin);
    }

    /// <summary>How many cases were closed in time, whatever their outcome.</summary>
    /// <param name="cases">The cases; those opened after the look are left out.</param>
    /// <param name="asOf">The instant of the look.</param>
    /// <returns>Met, missed and undecided; <see langword="null"/> without cases.</returns>
    public Attainment? Closed(IEnumerable<LoopCase> cases, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return SlaShare.From(cases.Where(one => one.OpenedAt <= asOf).Select(one => one.TimeToClose(asOf)), CloseWithin);
    }

    /// <summary>Both limits.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"acknowledge within {AcknowledgeWithin:c}, close within {CloseWithin:c}");
}
