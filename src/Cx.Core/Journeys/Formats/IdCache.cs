using Cx.Core.Feedback;

namespace Cx.Core.Journeys.Formats;

/// <summary>Ids that come again and again are made once. Bounded: a log of a hundred million customers does not fill the memory.</summary>
internal sealed class IdCache<TId>(Func<string, TId> make)
    where TId : struct
{
    private const int Capacity = 1 << 16;

    private readonly Dictionary<string, TId> _known = new(StringComparer.Ordinal);

    public bool TryOf(ReadOnlySpan<char> text, out TId id)
    {
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out id)) return true;
        var copy = text.ToString();
        if (!IdText.IsValid(copy)) return false;
        if (_known.Count == Capacity) _known.Clear();
        id = make(copy);
        _known.Add(copy, id);
        return true;
    }
}
