using System.Globalization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>How often customers went from one channel to another, and after how long.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record Handoff
{
    internal Handoff(string from, string to, long count, ElapsedSummary times)
    {
        From = new ChannelId(from);
        To = new ChannelId(to);
        Count = count;
        Times = times;
    }

    /// <summary>The channel that was left.</summary>
    public ChannelId From { get; }

    /// <summary>The channel that was taken.</summary>
    public ChannelId To { get; }

    /// <summary>How often, 1 or more.</summary>
    public long Count { get; }

    /// <summary>The times between the two interactions.</summary>
    public ElapsedSummary Times { get; }

    /// <summary>The channels with the count.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From} > {To}: {Count}");
}
