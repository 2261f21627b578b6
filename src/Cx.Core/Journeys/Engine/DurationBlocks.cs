namespace Cx.Core.Journeys;

/// <summary>Durations one after another, in blocks: what was added is never copied while more comes, nor changed.</summary>
internal sealed class DurationBlocks
{
    private const int First = 8;

    // 8 KB: far below the size from which arrays are collected with the whole heap only.
    private const int Most = 1024;

    private readonly List<long[]> _full = [];
    private long[] _block = [];
    private int _used;
    private long _before;

    public long Count => _before + _used;

    public void Add(long milliseconds)
    {
        if (_used == _block.Length) Begin();
        _block[_used++] = milliseconds;
    }

    /// <summary>What there is by now; more to come will not be in it.</summary>
    public ReadOnlyMemory<long>[] Now() => [.. _full.Select(block => new ReadOnlyMemory<long>(block)), _block.AsMemory(0, _used)];

    public DurationBlocks Copy()
    {
        var copy = new DurationBlocks { _block = (long[])_block.Clone(), _used = _used, _before = _before };
        copy._full.AddRange(_full);
        return copy;
    }

    private void Begin()
    {
        if (_used > 0) _full.Add(_block);
        _before += _used;
        _block = new long[Math.Clamp(2 * _block.Length, First, Most)];
        _used = 0;
    }
}
