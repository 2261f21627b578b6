namespace Cx.Core.Streaming;

/// <summary>One series of a <see cref="SeriesTable{TState}"/>: its members and what was counted.</summary>
/// <remarks>Thread safety: immutable.</remarks>
/// <typeparam name="TState">The state of a series, such as <c>RatingCounts&lt;Nps&gt;</c>.</typeparam>
public sealed class SeriesEntry<TState>
    where TState : struct
{
    private readonly TState _state;
    private readonly string[] _members;

    internal SeriesEntry(ulong packed, string[] members, in TState state)
    {
        Packed = packed;
        _members = members;
        _state = state;
        IsFolded = members.Contains(DimensionTable.Other, StringComparer.Ordinal);
    }

    /// <summary>One member per dimension of the table.</summary>
    public IReadOnlyList<string> Members => _members;

    /// <summary>What was counted.</summary>
    public TState State => _state;

    /// <summary>Whether a member is <c>(other)</c>, so that this entry holds what found no room of its own.</summary>
    public bool IsFolded { get; }

    internal ulong Packed { get; }

    internal ref readonly TState StateByRef => ref _state;

    /// <summary>Members and state.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{string.Join(" / ", _members)}: {_state}";
}
