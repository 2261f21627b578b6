using System.Runtime.CompilerServices;
using System.Text;

namespace Cx.Cli.Scoring;

/// <summary>Numbers the different texts of a column from 0, without making a string for each row.</summary>
internal sealed class TextTable
{
    private readonly List<byte[]> _texts = [];
    private int[] _slots = new int[64];
    private int _last;

    /// <summary>How many different texts there are.</summary>
    public int Count => _texts.Count;

    /// <summary>The text with a number.</summary>
    public string this[int number] => Encoding.UTF8.GetString(_texts[number]);

    /// <summary>The number of a text; a new text gets the next one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int NumberOf(ReadOnlySpan<byte> text)
    {
        // Neighbouring rows often belong together.
        if (_last < _texts.Count && text.SequenceEqual(_texts[_last])) return _last;
        var slot = SlotOf(text);
        if (_slots[slot] == 0)
        {
            _texts.Add(text.ToArray());
            _slots[slot] = _texts.Count;
            _last = _texts.Count - 1;
            if (_texts.Count * 2 > _slots.Length) Grow();
            return _last;
        }

        return _last = _slots[slot] - 1;
    }

    /// <summary>The number of a text that is there, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text) => _slots[SlotOf(text)] - 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int SlotOf(ReadOnlySpan<byte> text)
    {
        var mask = _slots.Length - 1;
        var slot = Hash(text) & mask;
        while (_slots[slot] != 0 && !text.SequenceEqual(_texts[_slots[slot] - 1])) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < _texts.Count; i++) _slots[SlotOf(_texts[i])] = i + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Hash(ReadOnlySpan<byte> text)
    {
        if (text.Length <= sizeof(ulong))
        {
            ulong packed = 0;
            foreach (var unit in text) packed = (packed << 8) | unit;
            return HashCode.Combine(packed, text.Length);
        }

        var hash = default(HashCode);
        hash.AddBytes(text);
        return hash.ToHashCode();
    }
}
