using System.Runtime.CompilerServices;

namespace Cx.Core.Streaming;

/// <summary>A state per row, in pages of 64 that are made when first touched, with a bit for each row that was.</summary>
internal sealed class StatePages<TState>
    where TState : struct
{
    public const int PageRows = 64;

    private TState[]?[] _pages = [];
    private ulong[] _touched = [];

    /// <summary>A bit for each row that was touched.</summary>
    public ReadOnlySpan<ulong> Touched => _touched;

    public bool HasPage(int row) => row >> 6 < _pages.Length && _pages[row >> 6] is not null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref TState Touch(int row)
    {
        var page = row >> 6;
        if (page >= _pages.Length || _pages[page] is null) AddPage(page);
        _touched[page] |= 1UL << (row & 63);
        return ref _pages[page]![row & 63];
    }

    public bool IsTouched(int row) => row >> 6 < _touched.Length && ((_touched[row >> 6] >> (row & 63)) & 1) != 0;

    /// <summary>The state of a row that was touched.</summary>
    public ref TState At(int row) => ref _pages[row >> 6]![row & 63];

    /// <summary>Forgets all rows; the pages stay for the next use.</summary>
    public void Clear()
    {
        for (var page = 0; page < _pages.Length; page++)
        {
            if (_touched[page] == 0) continue;
            _pages[page].AsSpan().Clear();
            _touched[page] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddPage(int page)
    {
        if (page >= _pages.Length)
        {
            var length = Math.Max(page + 1, 2 * _pages.Length);
            Array.Resize(ref _pages, length);
            Array.Resize(ref _touched, length);
        }

        _pages[page] ??= new TState[PageRows];
    }
}
