using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Hits of n, and what follows from them as a share.</summary>
internal sealed record BoxTally(long Hits, long N, BoxTally.WeightedShare? Weighted)
{
    public double Value => Weighted?.Value ?? (double)Hits / N;

    public double? StandardError => Weighted is { } w ? w.StandardError : Math.Sqrt((double)Hits / N * ((double)(N - Hits) / N) / N);

    private (double Hits, double N) Effective => Weighted is { } w ? (w.Value * w.EffectiveN, w.EffectiveN) : (Hits, N);

    public static BoxTally Of(in CountsView view, int levels, bool goodEnd) =>
        new(view.Box(levels, goodEnd), view.Sample.N, view.IsWeighted ? WeightedShareOf(in view, levels, goodEnd) : null);

    public Interval? Interval(Confidence confidence, ShareIntervalMethod method)
    {
        if (Weighted is { } w && method == ShareIntervalMethod.Wald)
        {
            if (w.StandardError is not { } error) return null;
            var half = confidence.Z * error;
            return Statistics.Interval.Of(Math.Clamp(Value - half, 0, 1), Math.Clamp(Value + half, 0, 1), confidence, nameof(ShareIntervalMethod.Wald));
        }

        var (hits, n) = Effective;
        return ShareIntervals.Of(hits, n, confidence, method);
    }

    public DifferenceBasis Minus(BoxTally other, ShareTestMethod method)
    {
        var (hits1, n1) = Effective;
        var (hits2, n2) = other.Effective;
        return new DifferenceBasis(DifferenceKind.Share, [hits1, n1, hits2, n2], method.ToString());
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteNumber("hits", Hits);
        if (Weighted is not { } w) return;
        writer.WriteStartObject("weighted");
        writer.WriteNumber("share", w.Value);
        ScoreJson.WriteNullable(writer, "standardError", w.StandardError);
        writer.WriteEndObject();
    }

    public static BoxTally Read(JsonElement json, ScoreCore core)
    {
        var hits = ScoreJson.Count(json, "hits");
        if (hits > core.Sample.N) throw new JsonException("\"hits\" is larger than \"n\".");
        WeightedShare? weighted = null;
        if (core.Weighting is { } weighting)
        {
            var share = ScoreJson.Member(json, "weighted");
            weighted = new WeightedShare(ScoreJson.Unit(share, "share"), weighting.EffectiveN, ScoreJson.WeightedError(share, core, range: 1));
            if (weighted.Value > 0 != hits > 0) throw new JsonException("The weighted \"share\" does not go with \"hits\": positive weights give a share of 0 exactly where there is no hit.");
        }

        return new BoxTally(hits, core.Sample.N, weighted);
    }

    private static WeightedShare WeightedShareOf(in CountsView view, int levels, bool goodEnd)
    {
        Span<double> inBox = stackalloc double[ScaleDefinition.MaxLevels];
        inBox = inBox[..view.Scale.Levels];
        inBox[CountsView.BoxRange(view.Scale, levels, goodEnd)].Fill(1);
        var estimate = LevelEstimate.Of(in view, inBox);
        return new WeightedShare(Math.Min(1, estimate.Mean), view.Weighting().EffectiveN, estimate.StandardError);
    }

    internal sealed record WeightedShare(double Value, double EffectiveN, double? StandardError);
}
