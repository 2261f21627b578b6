using System.Numerics;

namespace Cx.Core.Streaming;

/// <summary>A set of rows, 64 to a word.</summary>
internal sealed class RowMask
{
    private ulong[] _words = [];

    public ReadOnlySpan<ulong> Words => _words;

    public bool IsEmpty => !_words.AsSpan().ContainsAnyExcept(0UL);

    public bool Has(int row) => row >> 6 < _words.Length && ((_words[row >> 6] >> (row & 63)) & 1) != 0;

    public void Set(int row)
    {
        var word = row >> 6;
        if (word >= _words.Length) Array.Resize(ref _words, Math.Max(word + 1, 2 * _words.Length));
        _words[word] |= 1UL << (row & 63);
    }

    public void Clear() => _words.AsSpan().Clear();

    public void UnionWith(ReadOnlySpan<ulong> words)
    {
        if (words.Length > _words.Length) Array.Resize(ref _words, words.Length);
        for (var i = 0; i < words.Length; i++) _words[i] |= words[i];
    }

    /// <summary>Puts the rows behind each other into a list.</summary>
    public void CopyTo(List<int> rows)
    {
        rows.Clear();
        for (var word = 0; word < _words.Length; word++)
        {
            for (var rest = _words[word]; rest != 0; rest &= rest - 1) rows.Add((word << 6) + BitOperations.TrailingZeroCount(rest));
        }
    }
}
