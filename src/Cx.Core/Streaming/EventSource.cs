using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>Where events come from, and how far its event times may run back: each source has a <see cref="Watermark"/> of its own, and the slowest one counts.</summary>
/// <remarks>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: same name and same delay. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class EventSource : IEquatable<EventSource>
{
    internal static readonly TimeSpan LongestSpan = TimeSpan.FromDays(36_500);

    private EventSource(string name, TimeSpan maxDelay)
    {
        Name = name;
        MaxDelay = maxDelay;
    }

    /// <summary>The source's name.</summary>
    public string Name { get; }

    /// <summary>How far an event's time may lie before the greatest time that the source has sent. What comes later than that is late.</summary>
    public TimeSpan MaxDelay { get; }

    /// <summary>Declares a source.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="maxDelay">How far its event times run back; zero when they come in order. At most 36,500 days.</param>
    /// <returns>The source.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or too long.</exception>
    public static EventSource Of(string name, TimeSpan maxDelay)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (maxDelay < TimeSpan.Zero || maxDelay > LongestSpan)
            throw new ArgumentOutOfRangeException(nameof(maxDelay), maxDelay, $"Source {name} must have a delay of zero to 36,500 days.");
        return new EventSource(name, maxDelay);
    }

    /// <inheritdoc/>
    public bool Equals(EventSource? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal) && MaxDelay == other.MaxDelay;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EventSource);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StringComparer.Ordinal.GetHashCode(Name), MaxDelay);

    /// <summary>Whether two sources have the same name and delay.</summary>
    /// <param name="left">One source.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(EventSource? left, EventSource? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two sources differ in name or delay.</summary>
    /// <param name="left">One source.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(EventSource? left, EventSource? right) => !(left == right);

    /// <summary>Name and delay, such as <c>survey, delay 00:05:00</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}, delay {MaxDelay:c}");
}
