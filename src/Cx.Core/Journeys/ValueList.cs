using System.Collections;

namespace Cx.Core.Journeys;

/// <summary>A list that never changes and is equal to another when all its items are: so that records that hold lists compare by value.</summary>
/// <typeparam name="T">The items.</typeparam>
internal sealed class ValueList<T>(T[] items) : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    public static ValueList<T> Empty { get; } = new([]);

    public int Count => items.Length;

    public T this[int index] => items[index];

    public ReadOnlySpan<T> Span => items;

    public static ValueList<T> Of(IEnumerable<T> source) => source as ValueList<T> ?? new ValueList<T>([.. source]);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    public bool Equals(ValueList<T>? other)
    {
        if (other is null || other.Count != Count) return false;
        for (var i = 0; i < items.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(items[i], other[i])) return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, items[0], items[^1]);

    public override string ToString() => $"[{string.Join(", ", items)}]";
}
