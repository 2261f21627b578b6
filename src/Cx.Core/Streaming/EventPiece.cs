using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>Events on their way to one worker or to the router, in memory that is used again.</summary>
internal sealed class EventPiece<TIn>
{
    // A step of the watermark travels among the events, at its place.
    private const int StepSource = -1;

    private readonly List<WindowEvent<TIn>> _rows = [];

    public int Count => _rows.Count;

    public ReadOnlySpan<WindowEvent<TIn>> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>The latest event time that is no mistake.</summary>
    public long Latest { get; set; } = long.MaxValue;

    /// <summary>Where a source goes on after these events.</summary>
    public (string Name, long Next)? Offset { get; set; }

    public static bool IsStep(in WindowEvent<TIn> row) => row.Source == StepSource;

    public void Add(in WindowEvent<TIn> row) => _rows.Add(row);

    public void AddRange(ReadOnlySpan<WindowEvent<TIn>> rows) => _rows.AddRange(rows);

    public void AddStep(DateTimeOffset watermark) => _rows.Add(new WindowEvent<TIn>(default, default!, watermark, StepSource));

    public void Clear()
    {
        _rows.Clear();
        Latest = long.MaxValue;
        Offset = null;
    }
}
