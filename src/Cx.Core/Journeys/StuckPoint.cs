using System.Globalization;
using Cx.Core.Feedback;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>How many customers stand at an event, and how many of them are stuck there.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record StuckPoint
{
    internal StuckPoint(string name, long stays, long exits, long present, double? neverLeave, long? stuck)
    {
        Event = new TouchpointId(name);
        Stays = stays;
        Exits = exits;
        Present = present;
        NeverLeave = neverLeave;
        Stuck = stuck;
        Share = stuck is { } known ? Share.Of(known, present) : null;
    }

    /// <summary>The event.</summary>
    public TouchpointId Event { get; }

    /// <summary>How many stays there were, the current ones included.</summary>
    public long Stays { get; }

    /// <summary>How many of them ended.</summary>
    public long Exits { get; }

    /// <summary>How many active customers stand here now.</summary>
    public long Present { get; }

    /// <summary>The share of stays that never end, 0…1, as far as is known; <see langword="null"/> when none has ended.</summary>
    public double? NeverLeave { get; }

    /// <summary>How many of those present are stuck; <see langword="null"/> when too few stays have ended and no longest wait was said.</summary>
    public long? Stuck { get; }

    /// <summary>The share of those present that is stuck; <see langword="null"/> when that is not known or nobody is present.</summary>
    public Share? Share { get; }

    /// <summary>The event with its counts.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Event}: {(Stuck is { } stuck ? stuck.ToString(CultureInfo.InvariantCulture) : "?")} of {Present} stuck");
}
