using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Cx.Core.Aggregation;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The counters behind both forms of rating counts: one per level and per kind of non-answer.</summary>
/// <remarks>
/// <para>Narrow scales (up to 12 levels) use 16 inline slots: 0 not answered, 1… the levels, 13 invalid, 14 skipped, 15 not applicable. Slots between the last level and 13 are reached only by bytes that are no rating of the scale; they read as invalid.</para>
/// <para>Wider scales use an array of levels + 4 slots in the order not answered, levels, invalid, skipped, not applicable. It is never written once published, so a copy by assignment stays what it was.</para>
/// </remarks>
internal struct CountRow
{
    private const int WideExtras = 4;
    private const int SkippedSlot = 14;
    private const int NotApplicableSlot = 15;

    private Narrow _narrow;
    private long[]? _wide;

    public static CountRow From(ReadOnlySpan<long> levels, long notAnswered, long skipped, long notApplicable, long invalid)
    {
        var row = default(CountRow);
        if (IsNarrow(levels.Length))
        {
            levels.CopyTo(((Span<long>)row._narrow)[1..]);
            row._narrow[0] = notAnswered;
            row._narrow[LevelCounter.OtherSlot] = invalid;
            row._narrow[SkippedSlot] = skipped;
            row._narrow[NotApplicableSlot] = notApplicable;
        }
        else
        {
            row._wide = [notAnswered, .. levels, invalid, skipped, notApplicable];
        }

        return row;
    }

    public static bool IsNarrow(int levels) => levels <= LevelCounter.NarrowCodes;

    /// <summary>How many slots a row of this scale has.</summary>
    public static int SlotCount(int levels) => IsNarrow(levels) ? LevelCounter.NarrowSlots : levels + WideExtras;

    /// <summary>The slot that counts a code, for rows that are kept elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SlotOf(byte code, int levels) =>
        IsNarrow(levels) ? LevelCounter.SlotOfCode[code] & (LevelCounter.NarrowSlots - 1) : WideSlot(code, levels);

    /// <summary>A row from all its slots.</summary>
    public static CountRow FromSlots(ReadOnlySpan<long> slots, int levels)
    {
        var row = default(CountRow);
        if (!IsNarrow(levels))
        {
            row._wide = slots.ToArray();
            return row;
        }

        slots.CopyTo(row._narrow);
        for (var slot = levels + 1; slot < LevelCounter.OtherSlot; slot++)
        {
            row._narrow[LevelCounter.OtherSlot] += row._narrow[slot];
            row._narrow[slot] = 0;
        }

        return row;
    }

    /// <summary>Copies all slots out.</summary>
    public readonly void CopySlots(Span<long> slots, int levels)
    {
        if (IsNarrow(levels)) ((ReadOnlySpan<long>)_narrow).CopyTo(slots);
        else if (_wide is null) slots[..SlotCount(levels)].Clear();
        else _wide.CopyTo(slots);
    }

    [UnscopedRef]
    public readonly ReadOnlySpan<long> Levels(int levels) =>
        IsNarrow(levels) ? ((ReadOnlySpan<long>)_narrow).Slice(1, levels) : _wide is null ? default : _wide.AsSpan(1, levels);

    public readonly long Level(int offset, int levels) =>
        IsNarrow(levels) ? _narrow[offset + 1] : _wide is null ? 0 : _wide[offset + 1];

    public readonly long NotAnswered(int levels) => IsNarrow(levels) ? _narrow[0] : Wide(0);

    public readonly long Skipped(int levels) => IsNarrow(levels) ? _narrow[SkippedSlot] : Wide(levels + 2);

    public readonly long NotApplicable(int levels) => IsNarrow(levels) ? _narrow[NotApplicableSlot] : Wide(levels + 3);

    public readonly long Invalid(int levels)
    {
        if (!IsNarrow(levels)) return Wide(levels + 1);
        var sum = 0L;
        for (var slot = levels + 1; slot <= LevelCounter.OtherSlot; slot++) sum += _narrow[slot];
        return sum;
    }

    public readonly long Answered(int levels)
    {
        var sum = 0L;
        foreach (var count in Levels(levels)) sum += count;
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddNarrow(byte code, long by)
    {
        ref var cell = ref _narrow[LevelCounter.SlotOfCode[code] & (LevelCounter.NarrowSlots - 1)];
        cell += by;
    }

    public void Add(byte code, int levels, long by)
    {
        if (IsNarrow(levels))
        {
            AddNarrow(code, by);
            return;
        }

        var copy = WideCopy(levels);
        copy[WideSlot(code, levels)] += by;
        _wide = copy;
    }

    public void AddInvalid(int levels, long by)
    {
        if (IsNarrow(levels))
        {
            _narrow[LevelCounter.OtherSlot] += by;
            return;
        }

        var copy = WideCopy(levels);
        copy[levels + 1] += by;
        _wide = copy;
    }

    public void AddRange(ReadOnlySpan<byte> codes, int levels)
    {
        if (codes.IsEmpty) return;
        CountRow batch = default;
        if (IsNarrow(levels))
        {
            LevelCounter.Count(codes, batch._narrow);
            for (var slot = levels + 1; slot < LevelCounter.OtherSlot; slot++)
            {
                batch._narrow[LevelCounter.OtherSlot] += batch._narrow[slot];
                batch._narrow[slot] = 0;
            }
        }
        else
        {
            Span<long> byCode = stackalloc long[256];
            byCode.Clear();
            LevelCounter.Histogram(codes, byCode);
            batch._wide = new long[levels + WideExtras];
            for (var code = 0; code < byCode.Length; code++) batch._wide[WideSlot((byte)code, levels)] += byCode[code];
        }

        Merge(in batch);
    }

    /// <summary>All or nothing: an overflow throws before anything changes.</summary>
    public void Merge(in CountRow other)
    {
        var sum = this;
        for (var slot = 0; slot < LevelCounter.NarrowSlots; slot++) sum._narrow[slot] += other._narrow[slot];
        if (other._wide is { } theirs)
        {
            var wide = _wide is null ? new long[theirs.Length] : (long[])_wide.Clone();
            for (var slot = 0; slot < wide.Length; slot++) wide[slot] += theirs[slot];
            sum._wide = wide;
        }

        this = sum;
    }

    /// <summary>All or nothing: an overflow throws before anything changes.</summary>
    public void Subtract(in CountRow other)
    {
        var rest = this;
        for (var slot = 0; slot < LevelCounter.NarrowSlots; slot++) rest._narrow[slot] -= other._narrow[slot];
        if (other._wide is { } theirs)
        {
            var wide = _wide is null ? new long[theirs.Length] : (long[])_wide.Clone();
            for (var slot = 0; slot < wide.Length; slot++) wide[slot] -= theirs[slot];
            rest._wide = wide;
        }

        this = rest;
    }

    public readonly bool SameAs(in CountRow other, int levels)
    {
        if (!IsNarrow(levels))
        {
            if (_wide is null || other._wide is null) return IsZero(_wide) && IsZero(other._wide);
            return _wide.AsSpan().SequenceEqual(other._wide);
        }

        for (var slot = 0; slot <= levels; slot++)
            if (_narrow[slot] != other._narrow[slot]) return false;
        return _narrow[SkippedSlot] == other._narrow[SkippedSlot]
            && _narrow[NotApplicableSlot] == other._narrow[NotApplicableSlot]
            && Invalid(levels) == other.Invalid(levels);
    }

    public readonly int Hash(int levels)
    {
        var hash = default(HashCode);
        // The levels alone: equal states have equal levels, and an array of zeros equals no array.
        for (var offset = 0; offset < levels; offset++) hash.Add(Level(offset, levels));
        return hash.ToHashCode();
    }

    private readonly long[] WideCopy(int levels) => _wide is null ? new long[levels + WideExtras] : (long[])_wide.Clone();

    private static bool IsZero(long[]? wide) => wide is null || !wide.AsSpan().ContainsAnyExcept(0);

    private static int WideSlot(byte code, int levels) => RatingCode.KindOf(code, levels) switch
    {
        AnswerKind.NotAnswered => 0,
        AnswerKind.Answered => code,
        AnswerKind.Skipped => levels + 2,
        AnswerKind.NotApplicable => levels + 3,
        _ => levels + 1,
    };

    private readonly long Wide(int slot) => _wide is null ? 0 : _wide[slot];

    [InlineArray(LevelCounter.NarrowSlots)]
    private struct Narrow
    {
        private long _first;
    }
}
