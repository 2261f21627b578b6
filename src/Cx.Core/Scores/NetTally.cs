using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Three classes of answers and what follows from them: the net share (favourable − unfavourable)/n, its variance, error and intervals. In proportion units; the scores multiply by 100.</summary>
internal sealed record NetTally(long Unfavourable, long Neutral, long Favourable, NetTally.WeightedShares? Weighted)
{
    private const double Points = 100;

    public long N => Unfavourable + Neutral + Favourable;

    public double Net => Weighted is { } w ? w.Favourable - w.Unfavourable : (double)(Favourable - Unfavourable) / N;

    // p + d - (p - d)^2, the variance of X in {+1, 0, -1}; a rounding may lift it above its bound of 1.
    public double Variance => Math.Min(1, NetVariance.Of(Effective.Unfavourable, Effective.Neutral, Effective.Favourable).Variance);

    public double? StandardError => Weighted is { } w ? w.StandardError : Math.Sqrt(Variance / N);

    private (double Unfavourable, double Neutral, double Favourable) Effective => Weighted is { } w
        ? (w.Unfavourable * w.EffectiveN, Math.Max(0, 1 - w.Unfavourable - w.Favourable) * w.EffectiveN, w.Favourable * w.EffectiveN)
        : (Unfavourable, Neutral, Favourable);

    public static NetTally Of(in CountsView view, int favourableLevels, int unfavourableLevels)
    {
        var favourable = view.Box(favourableLevels, goodEnd: true);
        var unfavourable = view.Box(unfavourableLevels, goodEnd: false);
        return new NetTally(unfavourable, view.Sample.N - favourable - unfavourable, favourable, view.IsWeighted ? WeightedSharesOf(in view, favourableLevels, unfavourableLevels) : null);
    }

    /// <summary>In points, −100…100.</summary>
    public Interval? Interval(Confidence confidence, NetIntervalMethod method)
    {
        if (Weighted is { } w && method == NetIntervalMethod.Wald)
        {
            if (w.StandardError is not { } error) return null;
            var half = confidence.Z * error;
            return Statistics.Interval.Of(Math.Clamp(Net - half, -1, 1), Math.Clamp(Net + half, -1, 1), confidence, nameof(NetIntervalMethod.Wald)).Scale(Points);
        }

        var (unfavourable, neutral, favourable) = Effective;
        return NetIntervals.Of(unfavourable, neutral, favourable, confidence, method)?.Scale(Points);
    }

    public DifferenceBasis Minus(NetTally other, NetDifferenceMethod method)
    {
        if (method == NetDifferenceMethod.Wald && (Weighted is not null || other.Weighted is not null))
            return new DifferenceBasis(DifferenceKind.Estimates, [Net, StandardError ?? double.NaN, other.Net, other.StandardError ?? double.NaN], nameof(NetDifferenceMethod.Wald));
        var (u1, m1, f1) = Effective;
        var (u2, m2, f2) = other.Effective;
        return new DifferenceBasis(DifferenceKind.Net, [u1, m1, f1, u2, m2, f2], method.ToString());
    }

    public void Write(Utf8JsonWriter writer, string unfavourable, string neutral, string favourable)
    {
        writer.WriteNumber(unfavourable, Unfavourable);
        writer.WriteNumber(neutral, Neutral);
        writer.WriteNumber(favourable, Favourable);
        if (Weighted is not { } w) return;
        writer.WriteStartObject("weighted");
        writer.WriteNumber("unfavourableShare", w.Unfavourable);
        writer.WriteNumber("favourableShare", w.Favourable);
        ScoreJson.WriteNullable(writer, "standardError", w.StandardError);
        writer.WriteEndObject();
    }

    public static NetTally Read(JsonElement json, ScoreCore core, string unfavourable, string neutral, string favourable)
    {
        var (low, middle, high) = (ScoreJson.Count(json, unfavourable), ScoreJson.Count(json, neutral), ScoreJson.Count(json, favourable));
        ScoreJson.CheckSum(core, (Int128)low + middle + high, $"\"{unfavourable}\", \"{neutral}\" and \"{favourable}\"");
        WeightedShares? weighted = null;
        if (core.Weighting is { } weighting)
        {
            var shares = ScoreJson.Member(json, "weighted");
            var (bad, good) = (ScoreJson.Unit(shares, "unfavourableShare"), ScoreJson.Unit(shares, "favourableShare"));
            if (bad + good > 1 + 1e-9) throw new JsonException("The weighted shares add up to more than 1.");
            if (bad > 0 != low > 0 || good > 0 != high > 0) throw new JsonException("The weighted shares do not go with the counts: positive weights give a share of 0 exactly where nobody answered.");
            weighted = new WeightedShares(bad, good, weighting.EffectiveN, ScoreJson.WeightedError(shares, core, range: 2));
        }

        return new NetTally(low, middle, high, weighted);
    }

    private static WeightedShares WeightedSharesOf(in CountsView view, int favourableLevels, int unfavourableLevels)
    {
        var scale = view.Scale;
        Span<double> sign = stackalloc double[ScaleDefinition.MaxLevels];
        sign = sign[..scale.Levels];
        sign[CountsView.BoxRange(scale, favourableLevels, goodEnd: true)].Fill(1);
        sign[CountsView.BoxRange(scale, unfavourableLevels, goodEnd: false)].Fill(-1);
        double sum = 0, good = 0, bad = 0;
        for (var level = 0; level < sign.Length; level++)
        {
            var weight = view.Weights[level];
            sum += weight;
            if (sign[level] > 0) good += weight;
            else if (sign[level] < 0) bad += weight;
        }

        return new WeightedShares(bad / sum, good / sum, view.Weighting().EffectiveN, LevelEstimate.Of(in view, sign).StandardError);
    }

    internal sealed record WeightedShares(double Unfavourable, double Favourable, double EffectiveN, double? StandardError);
}
