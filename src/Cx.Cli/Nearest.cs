namespace Cx.Cli;

/// <summary>The name that was perhaps meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the smallest edit distance, letter case aside; <see langword="null"/> when none is near.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        // Half the letters wrong is no slip of the finger any more.
        var best = Math.Max(2, name.Length / 2) + 1;
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            var distance = Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance >= best) continue;
            best = distance;
            nearest = candidate;
        }

        return nearest;
    }

    // d(i, j) = min(d(i-1, j) + 1, d(i, j-1) + 1, d(i-1, j-1) + [a_i != b_j], d(i-2, j-2) + 1 where two neighbours changed places).
    // Wagner and Fischer, The String-to-String Correction Problem, 1974; the exchange after Damerau, A Technique for Computer
    // Detection and Correction of Spelling Errors, 1964. Three rows are kept.
    private static int Distance(string from, string to)
    {
        var (older, last, row) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++) row[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            (older, last, row) = (last, row, older);
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var same = from[i - 1] == to[j - 1];
                row[j] = Math.Min(last[j - 1] + (same ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) row[j] = Math.Min(row[j], older[j - 2] + 1);
            }
        }

        return row[to.Length];
    }
}
