namespace Cx.Cli.Input;

/// <summary>What the first line of a CSV file says about the rest.</summary>
/// <param name="Separator">Comma, semicolon or tab, or <see langword="null"/> where a line <c>sep=</c> names it.</param>
/// <param name="Columns">How many names the header has.</param>
internal readonly record struct CsvHead(char? Separator, int Columns)
{
    // Where two of them stand in a header equally often, the rarer one in ordinary text is the separator.
    private static ReadOnlySpan<byte> Candidates => "\t;,"u8;

    /// <summary>Whether an empty line is no row. In a file of one column it is a row without an answer.</summary>
    public bool SkipsEmptyLines => Columns > 1;

    /// <summary>Counts the separators outside quotes up to the end of the first record.</summary>
    public static CsvHead Of(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("sep="u8)) return new CsvHead(null, int.MaxValue);
        Span<int> counts = stackalloc int[Candidates.Length];
        var quoted = false;
        foreach (var unit in text)
        {
            if (unit == (byte)'"') quoted = !quoted;
            if (quoted) continue;
            if (unit is (byte)'\n' or (byte)'\r') break;
            var candidate = Candidates.IndexOf(unit);
            if (candidate >= 0) counts[candidate]++;
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best]) best = i;
        }

        return new CsvHead(counts[best] == 0 ? ',' : (char)Candidates[best], counts[best] + 1);
    }

    /// <summary>Where the first record ends, its line break included; -1 when it does not end within the text.</summary>
    public static int EndOfRecord(ReadOnlySpan<byte> text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'"') quoted = !quoted;
            else if (!quoted && text[i] == (byte)'\n') return i + 1;
            else if (!quoted && text[i] == (byte)'\r') return i + 1 < text.Length && text[i + 1] == (byte)'\n' ? i + 2 : i + 1;
        }

        return -1;
    }
}
