using System.Runtime.InteropServices;
using Cx.Core.Scales;

namespace Cx.Core.Journeys;

/// <summary>An interaction with its names as numbers: what the analyses read.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Step
{
    public long Ticks;
    public long Sequence;
    public string EventId;
    public string? Case;
    public Rating? Answer;
    public Rating? Effort;
    public IReadOnlyDictionary<string, string>? Attributes;
    public StepNotes? Notes;
    public int Event;

    /// <summary>The number of the channel; -1 when it is not known.</summary>
    public short Channel;

    /// <summary>The offset in which the instant was written, in minutes.</summary>
    public short Offset;

    public readonly DateTimeOffset At => new(Ticks, TimeSpan.Zero);

    public static int Compare(in Step x, in Step y)
    {
        var order = x.Ticks.CompareTo(y.Ticks);
        if (order != 0) return order;
        order = x.Sequence.CompareTo(y.Sequence);
        return order != 0 ? order : string.CompareOrdinal(x.EventId, y.EventId);
    }
}
