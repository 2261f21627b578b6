using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>When a window tells what it holds.</summary>
/// <remarks>
/// <para>The <see langword="default"/> is <see cref="Final"/>. Everything that is told, is told when the watermark passes a border (the end of a slice, with or without the allowed lateness, or an early period): a window speaks at most once at each.</para>
/// <para>Equality: same moments. No order. Thread safety: immutable.</para>
/// </remarks>
public readonly struct EmitMode : IEquatable<EmitMode>
{
    // Final 0; revisions −1; else the period of early results.
    private readonly long _ticks;

    private EmitMode(long ticks) => _ticks = ticks;

    /// <summary>Once, when the window has ended and the allowed lateness is over.</summary>
    public static EmitMode Final => default;

    /// <summary>When the window has ended, then again for late events, and at last when the allowed lateness is over.</summary>
    public static EmitMode Revisions => new(-1);

    /// <summary>Whether a window tells once only.</summary>
    public bool IsFinal => _ticks == 0;

    /// <summary>How often windows that have not ended tell what they hold so far, or <see langword="null"/> when they do not.</summary>
    public TimeSpan? Period => _ticks > 0 ? new TimeSpan(_ticks) : null;

    /// <summary>As <see cref="Revisions"/>, and before the window's end once in every period of event time in which it changed.</summary>
    /// <param name="period">The period, above zero.</param>
    /// <returns>The mode.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is not above zero.</exception>
    public static EmitMode Early(TimeSpan period) => period > TimeSpan.Zero
        ? new EmitMode(period.Ticks)
        : throw new ArgumentOutOfRangeException(nameof(period), period, "The period of early results must be above zero, such as TimeSpan.FromMinutes(1).");

    /// <inheritdoc/>
    public bool Equals(EmitMode other) => _ticks == other._ticks;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EmitMode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _ticks.GetHashCode();

    /// <summary>Whether two modes tell at the same moments.</summary>
    /// <param name="left">One mode.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(EmitMode left, EmitMode right) => left.Equals(right);

    /// <summary>Whether two modes tell at different moments.</summary>
    /// <param name="left">One mode.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(EmitMode left, EmitMode right) => !left.Equals(right);

    /// <summary>The mode, such as <c>early 00:01:00</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => _ticks switch
    {
        0 => "final",
        < 0 => "revisions",
        _ => string.Create(CultureInfo.InvariantCulture, $"early {new TimeSpan(_ticks):c}"),
    };
}
