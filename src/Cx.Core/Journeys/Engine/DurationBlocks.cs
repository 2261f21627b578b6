using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>Durations one after another, in blocks: what was added is never copied while more comes, nor changed.</summary>
/// <remarks>The value of <see langword="default"/> is empty. It changes in place: keep it in one field.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct DurationBlocks
{
    private const int First = 8;

    // 4 KB: far below the size from which arrays are collected with the whole heap only.
    private const int Most = 1024;

    private List<uint[]>? _full;
    private uint[]? _block;
    private int _used;
    private long _before;

    // Most durations are below 2^32 milliseconds, 49 days; these are not.
    private List<long>? _longer;

    public readonly long Count => _before + _used + (_longer?.Count ?? 0);

    public void Add(long milliseconds)
    {
        if (_block is not { } block || _used == block.Length || milliseconds > uint.MaxValue)
        {
            AddSlowly(milliseconds);
            return;
        }

        block[_used++] = (uint)milliseconds;
    }

    /// <summary>What there is by now; more to come will not be in it.</summary>
    public readonly DurationValues Now()
    {
        List<ReadOnlyMemory<uint>> parts = [.. (_full ?? []).Select(block => new ReadOnlyMemory<uint>(block))];
        if (_used > 0) parts.Add(_block.AsMemory(0, _used));
        return new DurationValues([.. parts], [.. _longer ?? []]);
    }

    public readonly DurationBlocks Copy() => this with
    {
        _full = _full is null ? null : [.. _full],
        _block = (uint[]?)_block?.Clone(),
        _longer = _longer is null ? null : [.. _longer],
    };

    private void AddSlowly(long milliseconds)
    {
        if (milliseconds > uint.MaxValue)
        {
            (_longer ??= []).Add(milliseconds);
            return;
        }

        if (_block is not null) (_full ??= []).Add(_block);
        _before += _used;
        _block = new uint[Math.Clamp(2 * _used, First, Most)];
        _block[0] = (uint)milliseconds;
        _used = 1;
    }
}
