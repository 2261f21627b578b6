namespace Cx.Core.Streaming;

/// <summary>What one window has told so far: how often for each row, and where results add up, what it told last.</summary>
internal sealed class WindowRecord<TState>
    where TState : struct
{
    private int[] _told = [];

    public long Window { get; set; }

    public StatePages<TState> Last { get; } = new();

    public int ToldOf(int row) => row < _told.Length ? _told[row] : 0;

    public void Tell(int row) => SetTold(row, ToldOf(row) + 1);

    public void SetTold(int row, int count)
    {
        if (row >= _told.Length) Array.Resize(ref _told, Math.Max(row + 1, 2 * _told.Length));
        _told[row] = count;
    }

    public void Clear()
    {
        _told.AsSpan().Clear();
        Last.Clear();
    }
}
