using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>How event time is divided: tumbling, hopping and sliding windows, sessions, and the days of a time zone.</summary>
/// <remarks>
/// <para>Every window is half-open: an event at its start belongs to it, one at its end does not. Lengths are whole milliseconds, at most 36,500 days.</para>
/// <para>Windows other than sessions begin at an origin, which <see cref="WindowOptions.Origin"/> states, and are made of <em>slices</em>, whose length is the greatest common divisor of all lengths and hops that are watched together.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: same kind, lengths and zone. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// Window[] windows = [Window.Tumbling(TimeSpan.FromHours(1)), Window.Hopping(size: TimeSpan.FromDays(7), hop: TimeSpan.FromHours(1))];
/// </code>
/// </example>
public sealed class Window : IEquatable<Window>
{
    // Zones have whole quarters of an hour; so do the days of all of them.
    internal static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private Window(WindowKind kind, TimeSpan size, TimeSpan step, TimeZoneInfo? zone = null)
    {
        Kind = kind;
        Size = size;
        Step = step;
        Zone = zone;
    }

    /// <summary>How it divides time.</summary>
    public WindowKind Kind { get; }

    /// <summary>How long a window is; of a session, how long it may become; of calendar days, 24 hours.</summary>
    public TimeSpan Size { get; }

    /// <summary>From one start to the next: the hop, the resolution of a sliding window, or the gap that ends a session.</summary>
    public TimeSpan Step { get; }

    /// <summary>The zone of calendar days; <see langword="null"/> for all others.</summary>
    public TimeZoneInfo? Zone { get; }

    internal bool IsSession => Kind == WindowKind.Session;

    /// <summary>Windows one after the other.</summary>
    /// <param name="size">The length of each.</param>
    /// <returns>The windows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is no whole number of milliseconds above zero, or too long.</exception>
    public static Window Tumbling(TimeSpan size)
    {
        Check(size, nameof(size));
        return new Window(WindowKind.Tumbling, size, size);
    }

    /// <summary>Windows that overlap: a new one begins at each hop.</summary>
    /// <param name="size">The length of each.</param>
    /// <param name="hop">From one start to the next; at most the length.</param>
    /// <returns>The windows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A length is no whole number of milliseconds above zero, or too long, or the hop is longer than the window: events between two windows would be in none.</exception>
    public static Window Hopping(TimeSpan size, TimeSpan hop)
    {
        Check(size, nameof(size));
        Check(hop, nameof(hop));
        if (hop > size)
            throw new ArgumentOutOfRangeException(nameof(hop), hop, string.Create(CultureInfo.InvariantCulture, $"The hop is longer than the window of {size:c}: events between two windows would be in none. Give a hop of at most the window."));
        return new Window(WindowKind.Hopping, size, hop);
    }

    /// <summary>Windows that move on by one slice, the finest step that all windows watched together share.</summary>
    /// <param name="size">The length of each.</param>
    /// <param name="resolution">The coarsest step to move by; other windows may make the slices finer. At most the length.</param>
    /// <returns>The windows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A length is no whole number of milliseconds above zero, or too long, or the resolution is longer than the window.</exception>
    public static Window Sliding(TimeSpan size, TimeSpan resolution)
    {
        Check(size, nameof(size));
        Check(resolution, nameof(resolution));
        if (resolution > size)
            throw new ArgumentOutOfRangeException(nameof(resolution), resolution, string.Create(CultureInfo.InvariantCulture, $"The resolution is longer than the window of {size:c}. Give one of at most the window."));
        return new Window(WindowKind.Sliding, size, resolution);
    }

    /// <summary>For each series, from its first event to a pause: events less than the gap apart are in one session.</summary>
    /// <remarks>
    /// <para>A session reaches from its first event to the gap after its last one. An event between two sessions joins them. A withdrawal never splits one.</para>
    /// <para>Where a session would become longer than <paramref name="maxLength"/>, from first to last event, it is cut. Where it is cut depends on the events alone, not on their order of arrival.</para>
    /// </remarks>
    /// <param name="gap">The pause that ends a session.</param>
    /// <param name="maxLength">The longest time from first to last event; at least the gap. Required: a series without pauses would grow a session without end.</param>
    /// <returns>The windows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A length is no whole number of milliseconds above zero, or too long, or the longest length is shorter than the gap.</exception>
    public static Window Session(TimeSpan gap, TimeSpan maxLength)
    {
        Check(gap, nameof(gap));
        Check(maxLength, nameof(maxLength));
        if (maxLength < gap)
            throw new ArgumentOutOfRangeException(nameof(maxLength), maxLength, string.Create(CultureInfo.InvariantCulture, $"The longest session is shorter than the gap of {gap:c}. Give at least the gap."));
        return new Window(WindowKind.Session, maxLength, gap);
    }

    /// <summary>The days of a time zone: from midnight to midnight on the clock on the wall, 23 or 25 hours where the clock is changed.</summary>
    /// <remarks>A day begins at the first quarter of an hour, counted in UTC, at which the zone's date is that day; so it is exact for every zone whose offset is a whole number of quarters.</remarks>
    /// <param name="zone">The zone; the library never guesses one.</param>
    /// <returns>The windows.</returns>
    /// <exception cref="ArgumentNullException">The zone is <see langword="null"/>.</exception>
    public static Window CalendarDays(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new Window(WindowKind.CalendarDays, TimeSpan.FromDays(1), Quarter, zone);
    }

    /// <inheritdoc/>
    public bool Equals(Window? other) => other is not null && Kind == other.Kind && Size == other.Size && Step == other.Step && string.Equals(Zone?.Id, other.Zone?.Id, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Window);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Size, Step);

    /// <summary>Whether two windows divide time alike.</summary>
    /// <param name="left">One window.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Window? left, Window? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two windows divide time differently.</summary>
    /// <param name="left">One window.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Window? left, Window? right) => !(left == right);

    /// <summary>Kind and lengths, such as <c>hopping 7.00:00:00 by 01:00:00</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Kind switch
    {
        WindowKind.Tumbling => string.Create(CultureInfo.InvariantCulture, $"tumbling {Size:c}"),
        WindowKind.Hopping => string.Create(CultureInfo.InvariantCulture, $"hopping {Size:c} by {Step:c}"),
        WindowKind.Sliding => string.Create(CultureInfo.InvariantCulture, $"sliding {Size:c} by {Step:c}"),
        WindowKind.Session => string.Create(CultureInfo.InvariantCulture, $"session gap {Step:c} up to {Size:c}"),
        _ => $"days of {Zone!.Id}",
    };

    private static void Check(TimeSpan length, string parameter)
    {
        if (length <= TimeSpan.Zero || length > EventSource.LongestSpan || length.Ticks % TimeSpan.TicksPerMillisecond != 0)
            throw new ArgumentOutOfRangeException(parameter, length, "The length must be a whole number of milliseconds above zero and at most 36,500 days.");
    }
}
