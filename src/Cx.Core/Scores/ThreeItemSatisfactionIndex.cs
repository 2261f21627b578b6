using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>Satisfaction index of three items: overall satisfaction, expectations met, closeness to the ideal, on 0–100.</summary>
/// <remarks>
/// <para>Range 0…100 points: all answers 1 give 0, all 10 give 100. I = 100 (sum w_i x_i − sum w_i)/(9 sum w_i), the mean over respondents with all three answers (Fornell et al., <em>The American Customer Satisfaction Index</em>, 1996). Weights of the items are an input; equal if left out. Never rounded here.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, no data. Equality: value and provenance. No order and no arithmetic: merge the counts, or compare. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// ThreeItemCounts counts = default;
/// counts.Add(new ThreeItemAnswers(Rating&lt;Csat10&gt;.From(8), Rating&lt;Csat10&gt;.From(7), Rating&lt;Csat10&gt;.From(6)));
/// Console.WriteLine(ThreeItemSatisfactionIndex.From(counts)?.Points); // 66.66666666666667
/// </code>
/// </example>
[JsonConverter(typeof(ScoreJsonConverter))]
public sealed class ThreeItemSatisfactionIndex : IScore, IScoreState, IComparableScore<ThreeItemSatisfactionIndex>, IEquatable<ThreeItemSatisfactionIndex>
{
    internal const string JsonKind = "threeItemSatisfaction";

    private readonly ScoreCore _core;
    private readonly double _populationVariance;

    private ThreeItemSatisfactionIndex(ScoreCore core, double points, double populationVariance, (double Satisfaction, double Expectations, double Ideal) weights)
    {
        _core = core;
        Points = points;
        _populationVariance = populationVariance;
        (SatisfactionWeight, ExpectationsWeight, IdealWeight) = weights;
    }

    /// <summary>The index, 0…100 points.</summary>
    public double Points { get; }

    /// <summary>The weight of overall satisfaction, relative to the other two.</summary>
    public double SatisfactionWeight { get; }

    /// <summary>The weight of expectations met, relative to the other two.</summary>
    public double ExpectationsWeight { get; }

    /// <summary>The weight of closeness to the ideal, relative to the other two.</summary>
    public double IdealWeight { get; }

    /// <summary>The standard deviation between respondents, divisor n − 1, in points; <see langword="null"/> for one respondent.</summary>
    public double? StandardDeviation => N < 2 ? null : Math.Sqrt(_populationVariance * N / (N - 1));

    /// <inheritdoc/>
    public ScaleDefinition Scale => _core.Scale;

    /// <summary>Respondents with all three answers as n; the others as not answered or invalid.</summary>
    public Sample Sample => _core.Sample;

    /// <summary>Respondents with all three answers.</summary>
    public long N => _core.Sample.N;

    /// <summary>Always <see langword="null"/>: respondents are not weighted here.</summary>
    public Weighting? Weighting => _core.Weighting;

    /// <summary>S/√n over respondents, in points; <see langword="null"/> for one respondent.</summary>
    public double? StandardError => StandardDeviation / Math.Sqrt(N);

    string IScore.Name => "Three-item satisfaction index";

    string IScore.Method => string.Create(CultureInfo.InvariantCulture, $"three-item:{SatisfactionWeight}-{ExpectationsWeight}-{IdealWeight}");

    double IScore.Value => Points;

    string IScoreState.Kind => JsonKind;

    /// <summary>The index of counts.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="satisfactionWeight">The weight of overall satisfaction, 0 or more; only the ratios of the three matter.</param>
    /// <param name="expectationsWeight">The weight of expectations met.</param>
    /// <param name="idealWeight">The weight of closeness to the ideal.</param>
    /// <returns>The index, or <see langword="null"/> if no respondent gave all three answers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite, or all are 0.</exception>
    /// <exception cref="InvalidOperationException">A counter is negative, or the sums do not go with it since a respondent was removed who was not added.</exception>
    public static ThreeItemSatisfactionIndex? From(in ThreeItemCounts counts, double satisfactionWeight = 1, double expectationsWeight = 1, double idealWeight = 1)
    {
        var sum = CheckWeights(satisfactionWeight, expectationsWeight, idealWeight);
        if (counts.Defect() is { } defect) throw new InvalidOperationException(defect);
        if (counts.Complete == 0) return null;
        ReadOnlySpan<double> w = [satisfactionWeight / sum, expectationsWeight / sum, idealWeight / sum];
        var (mean, variance) = Moments(in counts, w);
        var core = new ScoreCore(Csat10.Definition, new Sample(counts.Complete, counts.Incomplete, 0, 0, counts.Invalid), null);
        return new ThreeItemSatisfactionIndex(core, Math.Clamp(100 * (mean - 1) / 9, 0, 100), variance * 100 * 100 / 81, (satisfactionWeight, expectationsWeight, idealWeight));
    }

    /// <summary>The uncertainty of the index over respondents, by Student's t.</summary>
    /// <param name="confidence">How sure; .95 if left out.</param>
    /// <returns>Limits in points, within 0…100; <see langword="null"/> for one respondent.</returns>
    public Interval? Interval(Confidence confidence = default)
    {
        if (StandardError is not { } error) return null;
        var half = -StudentT.Quantile(confidence.Alpha / 2, N - 1) * error;
        return Statistics.Interval.Of(Math.Clamp(Points - half, 0, 100), Math.Clamp(Points + half, 0, 100), confidence, nameof(StudentT));
    }

    /// <summary>This index minus another, by Welch's t.</summary>
    /// <param name="other">Another index with the same item weights.</param>
    /// <returns>The signed difference in points, or <see langword="null"/> if a sample has a single respondent.</returns>
    /// <exception cref="ArgumentException">The other index has other item weights.</exception>
    public ScoreDifference? CompareWith(ThreeItemSatisfactionIndex other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ScoreDifference.CheckComparable(this, other);
        return StandardDeviation is { } sd1 && other.StandardDeviation is { } sd2
            ? ScoreDifference.Of(this, other, new DifferenceBasis(DifferenceKind.Mean, [Points, sd1 * sd1, N, other.Points, sd2 * sd2, other.N], nameof(MeanDifferences.Welch)), ScoreUnit.PompPoints)
            : null;
    }

    /// <inheritdoc/>
    public bool Equals(ThreeItemSatisfactionIndex? other) =>
        ReferenceEquals(this, other) || (other is not null && _core == other._core && Points.Equals(other.Points) && _populationVariance.Equals(other._populationVariance)
            && SatisfactionWeight.Equals(other.SatisfactionWeight) && ExpectationsWeight.Equals(other.ExpectationsWeight) && IdealWeight.Equals(other.IdealWeight));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ThreeItemSatisfactionIndex);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_core, Points, SatisfactionWeight, ExpectationsWeight, IdealWeight);

    /// <summary>Whether two scores are equal in value and provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ThreeItemSatisfactionIndex? left, ThreeItemSatisfactionIndex? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two scores differ in value or provenance.</summary>
    /// <param name="left">One score.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ThreeItemSatisfactionIndex? left, ThreeItemSatisfactionIndex? right) => !(left == right);

    /// <summary>Value, 95 % interval and n.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => ScoreText.Tenths("Three-item satisfaction index", Points, Interval(), _core.Basis);

    void IScoreState.WriteState(Utf8JsonWriter writer)
    {
        writer.WriteNumber("satisfactionWeight", SatisfactionWeight);
        writer.WriteNumber("expectationsWeight", ExpectationsWeight);
        writer.WriteNumber("idealWeight", IdealWeight);
        writer.WriteNumber("points", Points);
        writer.WriteNumber("populationVariance", _populationVariance);
    }

    internal static ThreeItemSatisfactionIndex Read(JsonElement json, ScoreCore core)
    {
        ScaleMismatchException.ThrowUnlessSame(Csat10.Definition, core.Scale, "The three items are answered from 1 to 10.");
        if (core.Weighting is not null) throw new JsonException("The respondents of this index are not weighted.");
        var weights = (ScoreJson.NumberOf(json, "satisfactionWeight"), ScoreJson.NumberOf(json, "expectationsWeight"), ScoreJson.NumberOf(json, "idealWeight"));
        CheckWeights(weights.Item1, weights.Item2, weights.Item3);
        var points = ScoreJson.NumberOf(json, "points");
        if (points is < 0 or > 100) throw new JsonException("\"points\" must lie in 0…100.");
        var variance = ScoreJson.NumberOf(json, "populationVariance");
        // Bhatia and Davis, A Better Bound on the Variance, 2000: respondents at the two ends spread most.
        if (variance < 0 || variance > ((100 - points) * points) + 1e-9) throw new JsonException("\"populationVariance\" is not possible with these \"points\".");
        return new ThreeItemSatisfactionIndex(core, points, variance, weights);
    }

    // Mean of w'x, and its variance w'Cov w with divisor n, from exact integer sums.
    private static (double Mean, double Variance) Moments(in ThreeItemCounts counts, ReadOnlySpan<double> w)
    {
        double n = counts.Complete;
        double mean = 0, variance = 0;
        for (var i = 0; i < 3; i++)
        {
            mean += w[i] * counts.Values[i];
            for (var j = i; j < 3; j++) variance += (i == j ? 1 : 2) * w[i] * w[j] * counts.Spread(i, j) / n / n;
        }

        return (mean / n, Math.Max(0, variance));
    }

    private static double CheckWeights(double satisfaction, double expectations, double ideal)
    {
        var sum = satisfaction + expectations + ideal;
        return satisfaction >= 0 && expectations >= 0 && ideal >= 0 && sum > 0 && double.IsFinite(sum)
            ? sum
            : throw new ArgumentOutOfRangeException(nameof(satisfaction), string.Create(CultureInfo.InvariantCulture, $"The item weights are {satisfaction}, {expectations} and {ideal}. Each is 0 or more, and not all are 0."));
    }
}
