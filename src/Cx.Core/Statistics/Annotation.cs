using System.Globalization;

namespace Cx.Core.Statistics;

/// <summary>A mark on a chart: something was changed before this point, such as a price, a form or the wording of a question.</summary>
/// <remarks>
/// <para>It tests the points before against those from it on. That they differ does not say that the change was the cause: something else may have happened at the same time.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var pricing = new Annotation("one price for all", firstAfter: 2);
/// DifferenceTest? change = pricing.TestShares(hits: [40, 42, 55, 58], n: [100, 100, 100, 100]);   // after minus before
/// </code>
/// </example>
public sealed class Annotation
{
    /// <summary>Makes a mark.</summary>
    /// <param name="text">What was changed.</param>
    /// <param name="firstAfter">The first point after the change, counted from 0; 1 or more.</param>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No point stands before the change.</exception>
    public Annotation(string text, int firstAfter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstAfter, 1);
        Text = text;
        FirstAfter = firstAfter;
    }

    /// <summary>What was changed.</summary>
    public string Text { get; }

    /// <summary>The first point after the change, counted from 0.</summary>
    public int FirstAfter { get; }

    /// <summary>Tests the share after the change against the share before, after minus before.</summary>
    /// <param name="hits">The hits of each point.</param>
    /// <param name="n">The n of each point.</param>
    /// <returns>The difference; <see langword="null"/> when one side has no members.</returns>
    /// <exception cref="ArgumentException">There is not one n for each point.</exception>
    public DifferenceTest? TestShares(ReadOnlySpan<long> hits, ReadOnlySpan<long> n)
    {
        SampleArguments.SameLength(hits.Length, n.Length, nameof(n));
        long hitsBefore = 0, before = 0, hitsAfter = 0, after = 0;
        for (var i = 0; i < n.Length; i++)
        {
            if (i < FirstAfter) (hitsBefore, before) = (hitsBefore + hits[i], before + n[i]);
            else (hitsAfter, after) = (hitsAfter + hits[i], after + n[i]);
        }

        return before == 0 || after == 0 ? null : ShareDifferences.Of(hitsAfter, after, hitsBefore, before);
    }

    /// <summary>Tests the net share after the change against that before, after minus before.</summary>
    /// <param name="groups">The unfavourable, other and favourable answers of each point.</param>
    /// <returns>The difference; <see langword="null"/> when one side has no answers.</returns>
    public DifferenceTest? TestNets(ReadOnlySpan<(long Unfavourable, long Neutral, long Favourable)> groups)
    {
        (long U, long N, long F) before = default, after = default;
        for (var i = 0; i < groups.Length; i++)
        {
            var (u, n, f) = groups[i];
            if (i < FirstAfter) before = (before.U + u, before.N + n, before.F + f);
            else after = (after.U + u, after.N + n, after.F + f);
        }

        return before.U + before.N + before.F == 0 || after.U + after.N + after.F == 0
            ? null
            : NetDifferences.Of(after.U, after.N, after.F, before.U, before.N, before.F);
    }

    /// <summary>The text and its place.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Text}, before point {FirstAfter + 1}");
}
