using System.Runtime.InteropServices;

namespace Cx.Core.Scores;

/// <summary>Which cells below a published total are hidden, and whether the total gives none of them away.</summary>
/// <remarks>
/// <para>A reader knows the total and the published cells, so the joint n of the hidden ones; and that a hidden cell has at least one answer, since one without is shown as no data.</para>
/// <para>So k hidden cells with n answers together are safe if k >= 2, n >= minimum and n > k: each of them may then have any number from 1 to n - k + 1.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Suppression(bool[] Hidden, bool IsSafe)
{
    public static Suppression Of(ReadOnlySpan<long> counts, int minimumN)
    {
        Disclosure.CheckMinimum(minimumN);
        var hidden = new bool[counts.Length];
        var large = new List<(long N, int Cell)>();
        Int128 together = 0;
        var cells = 0;
        for (var cell = 0; cell < counts.Length; cell++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(counts[cell], nameof(counts));
            if (counts[cell] == 0) continue;
            if (counts[cell] >= minimumN) large.Add((counts[cell], cell));
            else Hide(counts[cell], cell);
        }

        if (cells == 0) return new Suppression(hidden, IsSafe: true);
        large.Sort();
        foreach (var (n, cell) in large)
        {
            if (IsSafe()) break;
            Hide(n, cell);
        }

        return new Suppression(hidden, IsSafe());

        void Hide(long n, int cell)
        {
            hidden[cell] = true;
            together += n;
            cells++;
        }

        bool IsSafe() => cells >= 2 && together >= minimumN && together > cells;
    }
}
