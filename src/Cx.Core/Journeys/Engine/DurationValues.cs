namespace Cx.Core.Journeys;

/// <summary>Every duration of a log, in milliseconds, sorted when somebody asks for quantiles: most only want the mean.</summary>
/// <remarks>Equal when the same durations are in it. Thread safe.</remarks>
internal sealed class DurationValues(ReadOnlyMemory<long>[] parts) : IEquatable<DurationValues>
{
    private readonly Lock _lock = new();
    private readonly int _count = parts.Sum(part => part.Length);
    private volatile long[]? _sorted;

    public ReadOnlySpan<long> Sorted
    {
        get
        {
            if (_sorted is { } known) return known;
            lock (_lock) return _sorted ??= Sort();
        }
    }

    public bool Equals(DurationValues? other) => ReferenceEquals(this, other) || (other is not null && _count == other._count && Sorted.SequenceEqual(other.Sorted));

    public override bool Equals(object? obj) => Equals(obj as DurationValues);

    public override int GetHashCode() => _count;

    private long[] Sort()
    {
        var all = new long[_count];
        var at = 0;
        foreach (var part in parts)
        {
            part.Span.CopyTo(all.AsSpan(at));
            at += part.Length;
        }

        Array.Sort(all);
        parts = [];
        return all;
    }
}
