using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>What every score reads: a scale and its counters, checked once. The one door from a state to a score.</summary>
internal readonly ref struct CountsView
{
    private CountsView(ScaleDefinition scale, ReadOnlySpan<long> levels, Sample sample, ReadOnlySpan<double> weights, ReadOnlySpan<double> squares)
    {
        Scale = scale;
        Levels = levels;
        Sample = sample;
        Weights = weights;
        Squares = squares;
    }

    public ScaleDefinition Scale { get; }

    /// <summary>One counter per level, from the scale's min to its max; empty where nothing was counted.</summary>
    public ReadOnlySpan<long> Levels { get; }

    public Sample Sample { get; }

    /// <summary>The sum of weights per level; empty for unweighted counts.</summary>
    public ReadOnlySpan<double> Weights { get; }

    /// <summary>The sum of squared weights per level; empty for unweighted counts.</summary>
    public ReadOnlySpan<double> Squares { get; }

    public bool IsEmpty => Sample.N == 0;

    public bool IsWeighted => !Weights.IsEmpty;

    public static CountsView Of(ScaleDefinition scale, in CountRow row) => Of(scale, row.Levels(scale.Levels), in row, default, default);

    public static CountsView Of(ScaleDefinition scale, scoped in WeightedRow row)
    {
        var sums = new double[2 * scale.Levels];
        for (var level = 0; level < scale.Levels; level++)
        {
            sums[level] = row.SumOf(level, scale.Levels);
            sums[level + scale.Levels] = row.SquaresOf(level, scale.Levels);
        }

        var levels = new long[scale.Levels];
        var counts = row.Counts;
        CountsCopy.Levels(in counts, scale, levels);
        var view = Of(scale, levels, in counts, sums.AsSpan(0, scale.Levels), sums.AsSpan(scale.Levels));
        for (var level = 0; level < levels.Length; level++)
            if (!Agree(levels[level], sums[level], sums[level + scale.Levels])) ThrowOtherWeights(scale, level);
        return view;
    }

    /// <summary>How many levels stand before the good or the bad end: the levels of a box as a range of offsets.</summary>
    public static Range BoxRange(ScaleDefinition scale, int levels, bool goodEnd) =>
        (scale.Polarity == Polarity.HigherIsBetter) == goodEnd ? ^levels.. : ..levels;

    /// <summary>How many answers stand in the first levels from one end.</summary>
    public long Box(int levels, bool goodEnd)
    {
        if (Levels.IsEmpty) return 0;
        var sum = 0L;
        foreach (var count in Levels[BoxRange(Scale, levels, goodEnd)]) sum += count;
        return sum;
    }

    public Weighting Weighting()
    {
        var sum = 0.0;
        var squares = 0.0;
        foreach (var weight in Weights) sum += weight;
        foreach (var square in Squares) squares += square;
        // Of at least one answer with a positive weight, so there is one.
        var effective = Math.Clamp(Kish.EffectiveN(sum, squares)!.Value, 1, Sample.N);
        return new Weighting(effective, sum, Sample.N / effective);
    }

    // Positive weights have sum w^2 <= (sum w)^2 <= n sum w^2; the slack is for three conversions to double.
    private static bool Agree(long n, double sum, double squares)
    {
        const double Slack = 1 + 1e-12;
        return n == 0 ? sum == 0 && squares == 0 : sum > 0 && squares > 0 && squares <= sum * sum * Slack && sum * sum <= n * squares * Slack;
    }

    private static CountsView Of(ScaleDefinition scale, ReadOnlySpan<long> levels, scoped in CountRow row, ReadOnlySpan<double> weights, ReadOnlySpan<double> squares)
    {
        for (var i = 0; i < levels.Length; i++)
            if (levels[i] < 0) ThrowNegative(scale, string.Create(CultureInfo.InvariantCulture, $"the answer {scale.Min + i}"), levels[i]);
        var count = scale.Levels;
        var sample = new Sample(
            row.Answered(count),
            NotNegative(scale, "not answered", row.NotAnswered(count)),
            NotNegative(scale, "skipped", row.Skipped(count)),
            NotNegative(scale, "not applicable", row.NotApplicable(count)),
            NotNegative(scale, "invalid", row.Invalid(count)));
        return new CountsView(scale, levels, sample, weights, squares);
    }

    private static long NotNegative(ScaleDefinition scale, string slot, long count)
    {
        if (count < 0) ThrowNegative(scale, slot, count);
        return count;
    }

    private static void ThrowNegative(ScaleDefinition scale, string slot, long count) =>
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The counter of {slot} on scale {scale.Id} stands at {count}: more was removed than added. Merge the state that holds the missing answers before reading a score."));

    private static void ThrowOtherWeights(ScaleDefinition scale, int level) =>
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The weights of the answer {scale.Min + level} on scale {scale.Id} do not go with its count: an answer was removed with another weight than it was added with. Remove each answer with its own weight."));
}
