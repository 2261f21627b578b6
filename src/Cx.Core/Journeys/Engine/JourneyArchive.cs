using System.Buffers.Binary;
using System.Text;

namespace Cx.Core.Journeys;

/// <summary>Carries the state of an engine out in one canonical form and in again: every part says once what it holds, and is written, added or taken out by the same lines.</summary>
/// <remarks>
/// <para>Names are numbered by their characters, journeys by customer and place, whatever the order in which they were first seen. So equal states give equal bytes.</para>
/// <para>Reading adds: counters are summed, journeys come in as new ones. Into an empty engine that is a restore, into another one a merge; with <see cref="TakesOut"/> counters are subtracted and journeys passed over.</para>
/// </remarks>
internal sealed class JourneyArchive
{
    private byte[] _bytes;
    private int _length;
    private int _at;

    /// <summary>An archive to write into.</summary>
    public JourneyArchive()
    {
        _bytes = new byte[256];
    }

    /// <summary>An archive to read from.</summary>
    public JourneyArchive(ReadOnlySpan<byte> bytes, bool takesOut)
    {
        _bytes = bytes.ToArray();
        _length = bytes.Length;
        IsReading = true;
        TakesOut = takesOut;
    }

    public bool IsReading { get; }

    /// <summary>Whether what is read is subtracted.</summary>
    public bool TakesOut { get; }

    /// <summary>Out: the place of each event's number. In: the number of each place.</summary>
    public int[] EventMap { get; set; } = [];

    public int[] ChannelMap { get; set; } = [];

    /// <summary>The numbers of the events, in the order of the archive.</summary>
    public int[] Events { get; set; } = [];

    public int[] ChannelNumbers { get; set; } = [];

    /// <summary>The numbers of the journeys, in the order of the archive.</summary>
    public int[] Journeys { get; set; } = [];

    /// <summary>The numbers of the customers, in the order of the archive.</summary>
    public int[] Customers { get; set; } = [];

    public bool IsAtEnd => _at == _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>A number that is added up.</summary>
    public void Counter(ref long value)
    {
        if (!IsReading) WriteSigned(value);
        else if (TakesOut) value -= ReadSigned();
        else value += ReadSigned();
    }

    public void Counter(ref Int128 value)
    {
        if (!IsReading) BinaryPrimitives.WriteInt128LittleEndian(Room(16), value);
        else if (TakesOut) value -= BinaryPrimitives.ReadInt128LittleEndian(Take(16));
        else value += BinaryPrimitives.ReadInt128LittleEndian(Take(16));
    }

    public void Counter(ref UInt128 value)
    {
        if (!IsReading) BinaryPrimitives.WriteUInt128LittleEndian(Room(16), value);
        else if (TakesOut) value -= BinaryPrimitives.ReadUInt128LittleEndian(Take(16));
        else value += BinaryPrimitives.ReadUInt128LittleEndian(Take(16));
    }

    /// <summary>A number as it is.</summary>
    public long Value(long value)
    {
        if (IsReading) return ReadSigned();
        WriteSigned(value);
        return value;
    }

    public int Number(int value)
    {
        var number = Value(value);
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Bad();
    }

    /// <summary>How many follow.</summary>
    public int Count(int count)
    {
        var number = Value(count);
        // Each of them takes a byte at least.
        return number >= 0 && (!IsReading || number <= _length - _at) ? (int)number : throw Bad();
    }

    /// <summary>The number of an event; -1 for none.</summary>
    public int Event(int number) => Mapped(number, EventMap);

    public int Channel(int number) => Mapped(number, ChannelMap);

    public string? Text(string? text)
    {
        if (!IsReading)
        {
            var size = text is null ? -1 : Encoding.UTF8.GetByteCount(text);
            WriteSigned(size);
            if (text is not null) Encoding.UTF8.GetBytes(text, Room(size));
            return text;
        }

        var length = ReadSigned();
        return length == -1 ? null : length >= 0 && length <= _length - _at ? Encoding.UTF8.GetString(Take((int)length)) : throw Bad();
    }

    public void PerJourney(Slots<long> values) => Each(Journeys, values, Value);

    public void PerJourney(Slots<byte> values) => Each(Journeys, values, value => (byte)Number(value));

    public void PerCustomer(Slots<long> values) => Each(Customers, values, Value);

    /// <summary>For each journey the number of an event plus 1; 0 for none.</summary>
    public void PerJourneyEvent(Slots<int> values) => Each(Journeys, values, value => Event(value - 1) + 1);

    public void PerJourneyRow(Slots<long> values, int width)
    {
        var scratch = new long[width];
        foreach (var journey in Journeys)
        {
            var row = TakesOut ? scratch : values.Row(journey);
            for (var i = 0; i < width; i++) row[i] = Value(row[i]);
        }
    }

    /// <summary>For each event a counter.</summary>
    public void PerEvent(Slots<long> counters)
    {
        foreach (var number in Events) Counter(ref counters[number]);
    }

    /// <summary>The counters of a dictionary, by ascending keys.</summary>
    public void Counters(Dictionary<long, long> counters)
    {
        if (!IsReading)
        {
            var known = counters.Where(one => one.Value != 0).OrderBy(one => one.Key).ToList();
            WriteSigned(known.Count);
            foreach (var (key, count) in known)
            {
                WriteSigned(key);
                WriteSigned(count);
            }

            return;
        }

        for (var left = Count(0); left > 0; left--)
        {
            var key = ReadSigned();
            var count = counters.GetValueOrDefault(key);
            Counter(ref count);
            if (key < 0 || count < 0) throw Bad();
            if (count == 0) counters.Remove(key);
            else counters[key] = count;
        }
    }

    /// <summary>The keys of a table of pairs, sorted by names; reading gives them back one by one.</summary>
    public IEnumerable<(int From, int To)> Pairs(IEnumerable<(int From, int To)> pairs, bool ofChannels)
    {
        var map = ofChannels ? ChannelMap : EventMap;
        if (!IsReading)
        {
            var sorted = pairs.OrderBy(pair => map[pair.From]).ThenBy(pair => map[pair.To]).ToList();
            WriteSigned(sorted.Count);
            foreach (var (from, to) in sorted)
            {
                Mapped(from, map);
                Mapped(to, map);
                yield return (from, to);
            }

            yield break;
        }

        for (var left = Count(0); left > 0; left--) yield return (Known(Mapped(0, map)), Known(Mapped(0, map)));
    }

    /// <summary>The sequences on which journeys stand, in the order of their paths, and the place of each journey.</summary>
    /// <param name="trie">The sequences.</param>
    /// <param name="places">The place of each journey.</param>
    /// <param name="split">The node and the mark of a place; node -1 for none.</param>
    /// <param name="join">The place of a node and a mark.</param>
    /// <param name="ofChannels">Whether the symbols are channels.</param>
    public void Trie(SequenceTrie trie, Slots<int> places, Func<int, (int Node, int Mark)> split, Func<int, int, int> join, bool ofChannels)
    {
        var map = ofChannels ? ChannelMap : EventMap;
        if (IsReading)
        {
            var nodes = new int[Count(0) + 1];
            for (var i = 1; i < nodes.Length; i++)
            {
                var parent = Number(0);
                if (parent < 0 || parent >= i) throw Bad();
                var symbol = Known(Mapped(0, map));
                nodes[i] = TakesOut ? 0 : trie.Child(nodes[parent], symbol, int.MaxValue);
            }

            foreach (var journey in Journeys)
            {
                var (node, mark) = (Number(0), Number(0));
                if (node < -1 || node >= nodes.Length) throw Bad();
                if (!TakesOut) places[journey] = join(node < 0 ? -1 : nodes[node], mark);
            }

            return;
        }

        var order = trie.InPathOrder(Journeys.Select(journey => split(places.Get(journey)).Node), map);
        WriteSigned(order.Count - 1);
        var number = new Dictionary<int, int> { [0] = 0 };
        for (var i = 1; i < order.Count; i++)
        {
            number.Add(order[i], i);
            WriteSigned(number[trie.ParentOf(order[i])]);
            Mapped(trie.SymbolOf(order[i]), map);
        }

        foreach (var journey in Journeys)
        {
            var (node, mark) = split(places.Get(journey));
            WriteSigned(node < 0 ? -1 : number[node]);
            WriteSigned(mark);
        }
    }

    public static FormatException Bad() => new("The bytes of the journeys are not those of a tracker.");

    private static int Known(int number) => number >= 0 ? number : throw Bad();

    private int Mapped(int number, int[] map)
    {
        if (!IsReading)
        {
            WriteSigned(number < 0 ? -1 : map[number]);
            return number;
        }

        var place = ReadSigned();
        return place == -1 ? -1 : place >= 0 && place < map.Length ? map[place] : throw Bad();
    }

    private void Each<T>(int[] owners, Slots<T> values, Func<T, T> exchange)
        where T : struct
    {
        foreach (var owner in owners)
        {
            if (TakesOut) exchange(default);
            else values[owner] = exchange(values.Get(owner));
        }
    }

    private void WriteSigned(long value)
    {
        var left = unchecked((ulong)((value << 1) ^ (value >> 63)));
        for (; left >= 0x80; left >>= 7) Room(1)[0] = unchecked((byte)(left | 0x80));
        Room(1)[0] = (byte)left;
    }

    private long ReadSigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Take(1)[0];
            if (shift == 63 && next > 1) throw Bad();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return unchecked((long)(value >> 1) ^ -(long)(value & 1));
        }

        throw Bad();
    }

    private Span<byte> Room(int count)
    {
        if (_length + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_length + count, 2 * _bytes.Length));
        var room = _bytes.AsSpan(_length, count);
        _length += count;
        return room;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_length - _at < count) throw Bad();
        var taken = _bytes.AsSpan(_at, count);
        _at += count;
        return taken;
    }
}
