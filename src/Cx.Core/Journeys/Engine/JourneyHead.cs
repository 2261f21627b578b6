using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>What several analyses need to know of a journey so far: 20 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
internal struct JourneyHead
{
    private const int EndShift = 30;
    private const int ChannelBits = 16;
    private const uint CountMask = (1u << EndShift) - 1;

    public long LastTicks;
    public int LastEvent;
    private uint _countAndEnd;

    // Two in one: the compiler keeps a struct of up to four fields in registers.
    private uint _channels;

    /// <summary>The channel of the last interaction; -1 when it is not known.</summary>
    public readonly short LastChannel => unchecked((short)_channels);

    /// <summary>The channel of the one before; -1 when it is not known or there is none.</summary>
    public readonly short ChannelBefore => unchecked((short)(_channels >> ChannelBits));

    public readonly int Count => (int)(_countAndEnd & CountMask);

    /// <summary>The first end that was seen: none yet (active), completed or failed.</summary>
    public readonly JourneyState End => (JourneyState)(_countAndEnd >> EndShift);

    public void Follow(in Step step, JourneyState end)
    {
        _channels = Both(Count == 0 ? (short)-1 : LastChannel, step.Channel);
        LastTicks = step.Ticks;
        LastEvent = step.Event;
        if (Count == (int)CountMask) throw new InvalidOperationException("A journey has more than a thousand million interactions. Divide it by a gap or by cases.");
        _countAndEnd++;
        if (End == JourneyState.Active) _countAndEnd |= (uint)end << EndShift;
    }

    /// <summary>Sets what a snapshot has kept.</summary>
    public void Restore(int count, JourneyState end, short channelBefore, short lastChannel)
    {
        _countAndEnd = (uint)count | ((uint)end << EndShift);
        _channels = Both(channelBefore, lastChannel);
    }

    private static uint Both(short before, short last) => unchecked(((uint)(ushort)before << ChannelBits) | (ushort)last);
}
