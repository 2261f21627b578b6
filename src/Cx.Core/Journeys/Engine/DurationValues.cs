namespace Cx.Core.Journeys;

/// <summary>Every duration of a log, in milliseconds, sorted when somebody asks for quantiles: most only want the mean.</summary>
/// <remarks>Equal when the same durations are in it. Thread safe.</remarks>
internal sealed class DurationValues(long[] items, int count) : IEquatable<DurationValues>
{
    private readonly Lock _lock = new();
    private volatile bool _isSorted;

    public ReadOnlySpan<long> Sorted
    {
        get
        {
            if (!_isSorted)
            {
                lock (_lock)
                {
                    if (!_isSorted) Array.Sort(items, 0, count);
                    _isSorted = true;
                }
            }

            return items.AsSpan(0, count);
        }
    }

    public bool Equals(DurationValues? other) => ReferenceEquals(this, other) || (other is not null && Sorted.SequenceEqual(other.Sorted));

    public override bool Equals(object? obj) => Equals(obj as DurationValues);

    public override int GetHashCode() => count;
}
