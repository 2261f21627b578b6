using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>Whether bad service costs more than good service gives: for each attribute the penalty of a bad rating and the reward of a good one.</summary>
/// <remarks>
/// <para>The overall rating is regressed on two yes-or-no variables for each attribute, unfavourable box and favourable box, with the middle as base (Brandt, <em>A Procedure for Identifying Value-Enhancing Service Components Using Penalty/Reward Analysis</em>, 1987). Penalty is minus the coefficient of the first, reward the coefficient of the second.</para>
/// <para>Only respondents who rated everything are used. An attribute that nobody rated in one of its three boxes cannot be judged and is left out by name. Association, not cause.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record PenaltyReward
{
    private readonly PenaltyRewardContrast[] _attributes;
    private readonly string[] _left;

    private PenaltyReward(PenaltyRewardContrast[] attributes, string[] left, int n, int incomplete, double rSquared)
    {
        _attributes = attributes;
        _left = left;
        N = n;
        Incomplete = incomplete;
        RSquared = rSquared;
    }

    /// <summary>The attributes, in the order they were given.</summary>
    public IReadOnlyList<PenaltyRewardContrast> Attributes => _attributes;

    /// <summary>The names of the attributes that nobody rated in one of their three boxes: they cannot be judged.</summary>
    public IReadOnlyList<string> NotJudged => _left;

    /// <summary>The respondents that were used.</summary>
    public int N { get; }

    /// <summary>The respondents who left something out: counted, not used.</summary>
    public int Incomplete { get; }

    /// <summary>The share of the variance of the overall rating that the boxes explain, 0…1.</summary>
    public double RSquared { get; }

    /// <summary>Judges attributes.</summary>
    /// <param name="overall">The overall rating.</param>
    /// <param name="attributes">The ratings of the attributes, each on a scale with a favourable and an unfavourable box and levels between.</param>
    /// <param name="confidence">The confidence of the intervals; .95 by default.</param>
    /// <returns>The result; <see langword="null"/> for too few respondents, an overall rating that never varies, no attribute that can be judged, or attributes of which one follows from the others.</returns>
    /// <exception cref="ArgumentException">The columns do not fit together, or an attribute has no boxes with levels between.</exception>
    public static PenaltyReward? From(DriverColumn overall, IReadOnlyList<DriverColumn> attributes, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(overall);
        ArgumentNullException.ThrowIfNull(attributes);
        DriverData.CheckColumns(overall, attributes);
        foreach (var attribute in attributes) CheckBoxes(attribute);
        var complete = DriverData.CompleteOf([overall, .. attributes]);
        var boxes = attributes.Select(attribute => complete.Select(respondent => BoxOf(attribute, respondent)).ToArray()).ToArray();
        int[] judged = [.. Enumerable.Range(0, boxes.Length).Where(i => boxes[i].Distinct().Count() == 3)];
        if (judged.Length == 0) return null;

        var rows = new double[complete.Count * judged.Length * 2];
        for (var row = 0; row < complete.Count; row++)
        {
            for (var j = 0; j < judged.Length; j++)
            {
                var box = boxes[judged[j]][row];
                if (box != 0) rows[(((row * judged.Length) + j) * 2) + (box < 0 ? 0 : 1)] = 1;
            }
        }

        if (LinearRegression.Of([.. complete.Select(respondent => overall.Values[respondent]!.Value)], rows, judged.Length * 2) is not { } model) return null;
        return new PenaltyReward(
            [.. judged.Select((attribute, j) => Contrast(attributes[attribute].Name, boxes[attribute], model, j * 2, confidence))],
            [.. attributes.Where((_, i) => !judged.Contains(i)).Select(attribute => attribute.Name)],
            complete.Count,
            overall.Count - complete.Count,
            model.RSquared);
    }

    /// <inheritdoc/>
    public bool Equals(PenaltyReward? other) =>
        other is not null && N == other.N && Incomplete == other.Incomplete && RSquared.Equals(other.RSquared) && _attributes.AsSpan().SequenceEqual(other._attributes) && _left.AsSpan().SequenceEqual(other._left);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(N, Incomplete, RSquared, _attributes.Length);

    /// <summary>The attributes and the respondents.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", _attributes.AsEnumerable())}; n {N}");

    private static PenaltyRewardContrast Contrast(string name, int[] boxes, LinearRegression model, int low, Confidence confidence)
    {
        (double, Interval) Of(double ofLow, double ofHigh)
        {
            var weights = new double[model.Coefficients.Count];
            (weights[low], weights[low + 1]) = (ofLow, ofHigh);
            return (model.Contrast(weights), model.ContrastInterval(weights, confidence));
        }

        return new PenaltyRewardContrast(name, boxes.Count(box => box < 0), boxes.Count(box => box > 0), Of(-1, 0), Of(0, 1), Of(-1, -1));
    }

    // Columns are turned so that high is good, whatever the scale's polarity.
    private static int BoxOf(DriverColumn attribute, int respondent)
    {
        var (value, scale) = (attribute.Values[respondent]!.Value, attribute.Scale!);
        return value > scale.Max - scale.FavourableBox!.Value ? 1 : value < scale.Min + scale.UnfavourableBox!.Value ? -1 : 0;
    }

    private static void CheckBoxes(DriverColumn attribute)
    {
        if (attribute.Scale is null && attribute.Missing == attribute.Count) return;
        if (attribute.Scale is not { FavourableBox: { } high, UnfavourableBox: { } low } scale || high + low >= scale.Levels)
            throw new ArgumentException($"The attribute \"{attribute.Name}\" has no favourable box, middle and unfavourable box. Give ratings, on a scale such as csat5 or one made with WithBoxes that leaves levels between.", nameof(attribute));
    }
}
