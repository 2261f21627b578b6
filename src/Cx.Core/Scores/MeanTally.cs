using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Mean, variance and median of the answers, and what follows from them, in scale units.</summary>
internal sealed record MeanTally(long N, double Mean, double PopulationVariance, int Median, MeanTally.WeightedError? Weighted)
{
    public double? StandardDeviation => N < 2 ? null : Math.Sqrt(SampleVariance);

    public double? StandardError => Weighted is { } w ? w.StandardError : N < 2 ? null : Math.Sqrt(SampleVariance / N);

    private double SampleVariance => PopulationVariance * N / (N - 1);

    private double EffectiveN => Weighted?.EffectiveN ?? N;

    public static MeanTally Of(in CountsView view) => view.IsWeighted ? OfWeighted(in view) : OfCounts(in view);

    /// <summary>How many points of 0–100 one unit of the scale is.</summary>
    public static double PointsPerUnit(ScaleDefinition scale) => 100.0 / (scale.Max - scale.Min);

    public static Interval? ToPoints(Interval? interval, ScaleDefinition scale)
    {
        if (interval is null) return null;
        var (low, high) = (Rescale.ToPomp(interval.Low, scale).Value, Rescale.ToPomp(interval.High, scale).Value);
        return Statistics.Interval.Of(Math.Min(low, high), Math.Max(low, high), interval.Confidence, interval.Method);
    }

    /// <summary>The same in percent of the maximum possible.</summary>
    public MeanTally ToPoints(ScaleDefinition scale)
    {
        var factor = PointsPerUnit(scale);
        return new MeanTally(N, Rescale.ToPomp(Mean, scale).Value, PopulationVariance * factor * factor, 0,
            Weighted is { } w ? w with { StandardError = w.StandardError * factor } : null);
    }

    public Interval? Interval(Confidence confidence, ScaleDefinition scale)
    {
        if (StandardError is not { } error || EffectiveN <= 1) return null;
        // Without spread the half-width is 0, also where an effective n near 1 makes the quantile infinite.
        var half = error > 0 ? -StudentT.Quantile(confidence.Alpha / 2, EffectiveN - 1) * error : 0;
        return Statistics.Interval.Of(Math.Clamp(Mean - half, scale.Min, scale.Max), Math.Clamp(Mean + half, scale.Min, scale.Max), confidence, nameof(StudentT));
    }

    /// <summary>Welch's test. For a weighted mean n is the effective n, and the variance the one that gives its standard error.</summary>
    public DifferenceBasis? Minus(MeanTally other) =>
        StandardError is { } error1 && other.StandardError is { } error2
            ? new DifferenceBasis(
                DifferenceKind.Mean,
                [Mean, error1 * error1 * EffectiveN, EffectiveN, other.Mean, error2 * error2 * other.EffectiveN, other.EffectiveN],
                nameof(MeanDifferences.Welch))
            : null;

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteNumber("mean", Mean);
        writer.WriteNumber("populationVariance", PopulationVariance);
        writer.WriteNumber("median", Median);
        if (Weighted is not { } w) return;
        writer.WriteStartObject("weighted");
        ScoreJson.WriteNullable(writer, "standardError", w.StandardError);
        writer.WriteEndObject();
    }

    public static MeanTally Read(JsonElement json, ScoreCore core)
    {
        var scale = core.Scale;
        var (mean, median, variance) = (ScoreJson.NumberOf(json, "mean"), ScoreJson.NumberOf(json, "median"), ScoreJson.NumberOf(json, "populationVariance"));
        if (mean < scale.Min || mean > scale.Max) throw new JsonException($"\"mean\" lies outside the scale {scale}.");
        if (median < scale.Min || median > scale.Max || median != Math.Floor(median)) throw new JsonException($"\"median\" is no answer on the scale {scale}.");
        // Bhatia and Davis, A Better Bound on the Variance, 2000: answers at the two ends spread most.
        if (variance < 0 || variance > ((scale.Max - mean) * (mean - scale.Min)) + 1e-9) throw new JsonException("\"populationVariance\" is not possible with this \"mean\" on this scale.");
        WeightedError? weighted = null;
        if (core.Weighting is { } weighting)
            weighted = new WeightedError(weighting.EffectiveN, ScoreJson.WeightedError(ScoreJson.Member(json, "weighted"), core, range: (double)scale.Max - scale.Min));
        return new MeanTally(core.Sample.N, mean, variance, (int)median, weighted);
    }

    // From min upwards, so that the sums stay small and the mean of equal answers is that answer to the bit.
    // Variance = sum c_i (x_i - mean)^2/n: no cancellation, and no product of two sums that 128 bits would not hold.
    private static MeanTally OfCounts(in CountsView view)
    {
        Int128 sum = 0;
        for (var level = 0; level < view.Levels.Length; level++) sum += (Int128)level * view.Levels[level];
        double n = view.Sample.N;
        // Beyond 2^53 answers a rounding could lift the mean of the best answers above them.
        var mean = Math.Min(view.Scale.Levels - 1, (double)sum / n);
        var squares = 0.0;
        for (var level = 0; level < view.Levels.Length; level++) squares += view.Levels[level] * (level - mean) * (level - mean);
        return new MeanTally(view.Sample.N, view.Scale.Min + mean, squares / n, view.Scale.Min + MedianLevel(view.Levels, view.Sample.N), null);
    }

    private static MeanTally OfWeighted(in CountsView view)
    {
        Span<double> values = stackalloc double[ScaleDefinition.MaxLevels];
        values = values[..view.Scale.Levels];
        for (var level = 0; level < values.Length; level++) values[level] = level;
        var estimate = LevelEstimate.Of(in view, values);
        var weighting = view.Weighting();
        var median = 0;
        for (var below = view.Weights[0]; below * 2 < weighting.SumOfWeights && median < values.Length - 1;) below += view.Weights[++median];
        return new MeanTally(view.Sample.N, Math.Min(view.Scale.Max, view.Scale.Min + estimate.Mean), estimate.Variance, view.Scale.Min + median, new WeightedError(weighting.EffectiveN, estimate.StandardError));
    }

    // The value of rank ceil(n/2): the smallest level at or below which half of the answers stand.
    private static int MedianLevel(ReadOnlySpan<long> levels, Int128 n)
    {
        var level = 0;
        for (Int128 below = levels[0]; below * 2 < n;) below += levels[++level];
        return level;
    }

    internal sealed record WeightedError(double EffectiveN, double? StandardError);
}
