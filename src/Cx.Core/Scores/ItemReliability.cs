using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>How well several questions measure one thing, calculated from ratings: items on scales where lower is better are reversed first, by their scale.</summary>
/// <remarks>
/// <para>Alpha ≤ 1, and negative where items work against each other; omega 0…1. An item answered the wrong way round is the usual cause of a low alpha; here the scale's polarity takes care of it.</para>
/// <para>Only respondents who answered every item are used; the others are counted in <see cref="Incomplete"/>.</para>
/// <para>Sources: Cronbach, <em>Coefficient Alpha and the Internal Structure of Tests</em>, 1951; McDonald, <em>Test Theory</em>, 1999. For plain numbers use <see cref="Reliability"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(ItemReliabilityJsonConverter))]
public sealed class ItemReliability : IEquatable<ItemReliability>
{
    private readonly double?[] _alphaIfDropped;

    internal ItemReliability(int items, long complete, long incomplete, double? cronbachAlpha, double? standardisedAlpha, double? averageInterItemCorrelation, double? omega, double? omegaObserved, double?[] alphaIfDropped)
    {
        Items = items;
        Complete = complete;
        Incomplete = incomplete;
        CronbachAlpha = cronbachAlpha;
        StandardisedAlpha = standardisedAlpha;
        AverageInterItemCorrelation = averageInterItemCorrelation;
        Omega = omega;
        OmegaObserved = omegaObserved;
        _alphaIfDropped = alphaIfDropped;
    }

    /// <summary>The number of questions.</summary>
    public int Items { get; }

    /// <summary>Respondents who answered every question.</summary>
    public long Complete { get; }

    /// <summary>Respondents who left out at least one question: counted, not used.</summary>
    public long Incomplete { get; }

    /// <summary>Cronbach's alpha, at most 1; <see langword="null"/> with fewer than two items, fewer than three respondents, or no variance.</summary>
    public double? CronbachAlpha { get; }

    /// <summary>Alpha of the standardised items, at most 1; <see langword="null"/> where it cannot be calculated.</summary>
    public double? StandardisedAlpha { get; }

    /// <summary>The average correlation between two items, −1…1; <see langword="null"/> where it cannot be calculated.</summary>
    public double? AverageInterItemCorrelation { get; }

    /// <summary>McDonald's omega of one factor by maximum likelihood, the variance of the model as denominator, 0…1; <see langword="null"/> where it cannot be calculated.</summary>
    public double? Omega { get; }

    /// <summary>Omega with the observed variance as denominator, another definition under its own name; <see langword="null"/> where it cannot be calculated.</summary>
    public double? OmegaObserved { get; }

    /// <summary>What alpha would be without each item, in the order of the items; <see langword="null"/> where it cannot be calculated.</summary>
    public IReadOnlyList<double?> AlphaIfDropped => _alphaIfDropped;

    /// <summary>The reliability of questions.</summary>
    /// <param name="items">One list of ratings per question, each on one scale; at the same place in every list stands the same respondent.</param>
    /// <returns>The reliability; its figures are <see langword="null"/> where there is too little data.</returns>
    /// <exception cref="ArgumentException">The lists have different lengths, or there is none.</exception>
    /// <exception cref="ScaleMismatchException">One list holds ratings on two scales.</exception>
    public static ItemReliability From(IReadOnlyList<IReadOnlyList<Rating>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count == 0) throw new ArgumentException("Reliability needs at least one item; give two or more for figures.", nameof(items));
        var respondents = items[0].Count;
        var scales = new ScaleDefinition?[items.Count];
        for (var item = 0; item < items.Count; item++)
        {
            if (items[item].Count != respondents)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Item {item} has {items[item].Count} ratings and item 0 has {respondents}. Give one rating per respondent in every list; Rating.NotAnswered where there is none."), nameof(items));
            scales[item] = ScaleOf(items[item]);
        }

        var rows = new List<double>(items.Count * respondents);
        var complete = 0L;
        for (var respondent = 0; respondent < respondents; respondent++)
        {
            var start = rows.Count;
            for (var item = 0; item < items.Count && items[item][respondent].Value is { } value; item++)
                rows.Add(scales[item]!.Polarity == Polarity.LowerIsBetter ? scales[item]!.Reverse(value) : value);
            if (rows.Count == start + items.Count) complete++;
            else rows.RemoveRange(start, rows.Count - start);
        }

        return Of(items.Count, complete, respondents - complete, rows.ToArray());
    }

    /// <inheritdoc/>
    public bool Equals(ItemReliability? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Items == other.Items && Complete == other.Complete && Incomplete == other.Incomplete && CronbachAlpha.Equals(other.CronbachAlpha)
            && StandardisedAlpha.Equals(other.StandardisedAlpha) && AverageInterItemCorrelation.Equals(other.AverageInterItemCorrelation)
            && Omega.Equals(other.Omega) && OmegaObserved.Equals(other.OmegaObserved) && _alphaIfDropped.AsSpan().SequenceEqual(other._alphaIfDropped));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ItemReliability);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Items, Complete, Incomplete, CronbachAlpha, Omega);

    /// <summary>Whether two reliabilities are equal in every figure.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ItemReliability? left, ItemReliability? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two reliabilities differ in a figure.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ItemReliability? left, ItemReliability? right) => !(left == right);

    /// <summary>Alpha, omega, items and respondents.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"alpha {Text(CronbachAlpha)}, omega {Text(Omega)}, {Items} items, {Complete} complete, {Incomplete} incomplete");

    private static ItemReliability Of(int items, long complete, long incomplete, double[] rows) => new(
        items,
        complete,
        incomplete,
        Reliability.CronbachAlpha(rows, items),
        Reliability.StandardisedAlpha(rows, items),
        Reliability.AverageInterItemCorrelation(rows, items),
        Reliability.Omega(rows, items),
        Reliability.OmegaObserved(rows, items),
        Reliability.AlphaIfDropped(rows, items) ?? new double?[items]);

    private static string Text(double? value) => value is { } number ? ScoreText.Number(number, 3) : "none";

    private static ScaleDefinition? ScaleOf(IReadOnlyList<Rating> ratings)
    {
        var scale = ratings.Select(rating => rating.Scale).FirstOrDefault(its => its is not null);
        foreach (var rating in ratings)
            if (scale is not null && rating.Scale is { } its) ScaleMismatchException.ThrowUnlessSame(scale, its, "The answers to one question are on one scale.");
        return scale;
    }
}
