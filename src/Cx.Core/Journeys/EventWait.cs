using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>The longest time that was meant from an event to the next interaction.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record EventWait
{
    private EventWait(TouchpointId name, TimeSpan maxWait)
    {
        Event = name;
        MaxWait = maxWait;
    }

    /// <summary>The event.</summary>
    public TouchpointId Event { get; }

    /// <summary>The longest time, above 0.</summary>
    public TimeSpan MaxWait { get; }

    /// <summary>Makes a longest time.</summary>
    /// <param name="name">The event.</param>
    /// <param name="maxWait">The longest time, above 0.</param>
    /// <returns>Both together.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public static EventWait Of(string name, TimeSpan maxWait)
        => maxWait > TimeSpan.Zero ? new EventWait(new TouchpointId(name), maxWait) : throw new ArgumentOutOfRangeException(nameof(maxWait), maxWait, "The longest wait is above 0.");

    /// <summary>The event with its time.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Event}: {MaxWait:c}");

    internal static ValueList<EventWait> Sorted(IEnumerable<EventWait> waits) => new([.. waits.OrderBy(wait => wait.Event.Text, StringComparer.Ordinal)]);

    internal static TimeSpan? Find(IEnumerable<EventWait> waits, string name) => waits.FirstOrDefault(wait => string.Equals(wait.Event.Text, name, StringComparison.Ordinal))?.MaxWait;
}
