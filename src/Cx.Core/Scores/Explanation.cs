using System.Collections.Immutable;
using System.Text;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>One sample under every named definition, side by side: why two tools print different numbers for the same answers.</summary>
/// <remarks>
/// <para>The unit of each line is in its text; each line keeps the score with its provenance.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. It shows counts and is not stored: keep the counts. Thread safety: immutable.</para>
/// </remarks>
public sealed class Explanation
{
    private Explanation(ScaleDefinition scale, ImmutableArray<ExplainedScore> scores)
    {
        Scale = scale;
        Scores = scores;
    }

    /// <summary>The scale that was answered.</summary>
    public ScaleDefinition Scale { get; }

    /// <summary>The scores that are defined for this scale, in a fixed order; empty if nobody answered.</summary>
    public IReadOnlyList<ExplainedScore> Scores { get; }

    /// <summary>A table of name, value and formula.</summary>
    /// <returns>One line per score, the same in every culture.</returns>
    public override string ToString()
    {
        if (Scores.Count == 0) return $"{Scale}: nobody answered";
        var width = Scores.Max(line => line.Name.Length);
        var values = Scores.Max(line => line.Text.Length);
        var text = new StringBuilder().Append(Scale).Append(", ").Append(Scores[0].Sample);
        foreach (var line in Scores)
            text.Append('\n').Append(line.Name.PadRight(width)).Append("  ").Append(line.Text.PadLeft(values)).Append("  ").Append(line.Formula);
        return text.ToString();
    }

    internal static Explanation Of(in RatingCounts counts, ScaleDefinition scale)
    {
        var lines = ImmutableArray.CreateBuilder<ExplainedScore>();
        var sample = counts.View().Sample;
        if (sample.N != 0)
        {
            if (scale.IsSameScaleAs(Nps.Definition)) Add(NetPromoterScore.From(in counts), "100 (promoters − detractors)/n");
            if (scale.IsSameScaleAs(Ces5.Definition) || scale.IsSameScaleAs(Ces7.Definition)) Add(EffortScore.From(in counts), $"sum of answers/n; {(scale.Polarity == Polarity.HigherIsBetter ? "high" : "low")} is good");
            if (scale.FavourableBox is { } box)
            {
                // The best level alone is the top box below.
                if (box > 1) Add(BoxScore.From(in counts), $"answers in the best {ScoreJson.Digits(box)} levels/n; the scale's own box");
                Add(NetBoxScore.From(in counts), "100 (favourable − unfavourable)/n, with the scale's own boxes");
            }

            Add(BoxScore.TopBox(in counts), "answers at the best level/n");
            Add(BoxScore.Bottom(in counts, 1), "answers at the worst level/n");
            if (scale.Levels is 2 or 5) Add(BoxScore.GoodOverRated(in counts), "good/(good + bad)");
            Add(MeanScore.From(in counts), "sum of answers/n");
            Add(PompScore.From(in counts), scale.Polarity == Polarity.HigherIsBetter ? "100 (mean − min)/(max − min)" : "100 (max − mean)/(max − min)");
            if (scale.Max > 0) lines.Add(new ExplainedScore("Sum over max", ScoreText.Number(100 * MeanScore.SumOverMax(in counts)!.Value, 1) + " %", "sum of answers/(max n); not 0 at the worst answer", sample, null));
        }

        return new Explanation(scale, lines.ToImmutable());

        void Add(IScore? score, string formula)
        {
            if (score is not null) lines.Add(new ExplainedScore(score.Name, ScoreText.OfValue(score), formula, score.Sample, score));
        }
    }
}
