using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>What an attribute of the product is to customers by Kano's pair of questions: counts of the six categories, and what follows from them.</summary>
/// <remarks>
/// <para>The table of 25 pairs is that of Kano, Seraku, Takahashi and Tsuji, <em>Attractive Quality and Must-Be Quality</em>, 1984, as printed in Berger et al., <em>Kano's Methods for Understanding Customer-defined Quality</em>, 1993. Better and worse: Sauerwein, Bailom, Matzler and Hinterhuber, <em>The Kano Model</em>, 1996. Strength: Lee and Newcomb, <em>Applying the Kano Methodology</em>, 1997.</para>
/// <para>Without a pair of answers there is no survey: <see langword="null"/>. Pairs that lack an answer are counted in <see cref="Incomplete"/> and are in no category.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: all counts. No order; <see cref="Merge"/> adds. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var category = KanoSurvey.CategoryOf(functional: KanoAnswer.Like, dysfunctional: KanoAnswer.Neutral);   // Attractive
/// var survey = KanoSurvey.OfCounts(attractive: 60, oneDimensional: 25, mustBe: 10, indifferent: 5);
/// Console.WriteLine(survey?.Better?.Value);   // 0.85
/// </code>
/// </example>
[JsonConverter(typeof(KanoSurveyJsonConverter))]
public sealed record KanoSurvey
{
    /// <summary>The category strength from which a category is clear, a share: .06 by Lee and Newcomb.</summary>
    public const double ClearStrength = 0.06;

    // Functional answers down, dysfunctional ones across, both from Like to Dislike.
    private const string Table = "QAAAORIIIMRIIIMRIIIMRRRRQ";

    private readonly long[] _counts;

    private KanoSurvey(long[] counts, long incomplete)
    {
        _counts = counts;
        Incomplete = incomplete;
    }

    /// <summary>Pairs of answers, in all six categories together.</summary>
    public long N => _counts.Sum();

    /// <summary>Pairs that lack an answer: counted, in no category.</summary>
    public long Incomplete { get; }

    /// <summary>The most frequent category; of two alike must-be comes before one-dimensional, attractive, indifferent, reverse and questionable.</summary>
    public KanoCategory Category => ByFrequency()[0];

    /// <summary>The share of pairs in the most frequent category minus that in the next, 0…1.</summary>
    public double CategoryStrength
    {
        get
        {
            var order = ByFrequency();
            return (CountOf(order[0]) - CountOf(order[1])) / (double)N;
        }
    }

    /// <summary>Whether the category is clear: its strength is <see cref="ClearStrength"/> or more. If not, segments may differ; look at them one by one.</summary>
    public bool IsClear => CategoryStrength >= ClearStrength;

    /// <summary>How much the attribute matters at all: the share of attractive, one-dimensional and must-be among all pairs.</summary>
    public Share TotalStrength => Share.Of(CountOf(KanoCategory.Attractive) + CountOf(KanoCategory.OneDimensional) + CountOf(KanoCategory.MustBe), N)!;

    /// <summary>How much satisfaction its presence can win: (A + O)/(A + O + M + I); <see langword="null"/> where all pairs are reverse or questionable.</summary>
    public Share? Better => Share.Of(CountOf(KanoCategory.Attractive) + CountOf(KanoCategory.OneDimensional), Judged);

    /// <summary>How much satisfaction its absence costs: −(O + M)/(A + O + M + I), −1…0; <see langword="null"/> where all pairs are reverse or questionable.</summary>
    public double? Worse => AbsenceCosts is { } share ? 0 - share.Value : null;

    /// <summary>(O + M)/(A + O + M + I), <see cref="Worse"/> without its sign, with its counts and interval.</summary>
    public Share? AbsenceCosts => Share.Of(CountOf(KanoCategory.OneDimensional) + CountOf(KanoCategory.MustBe), Judged);

    private long Judged => CountOf(KanoCategory.Attractive) + CountOf(KanoCategory.OneDimensional) + CountOf(KanoCategory.MustBe) + CountOf(KanoCategory.Indifferent);

    /// <summary>The category of a pair of answers.</summary>
    /// <param name="functional">How the customer feels if the product has the attribute.</param>
    /// <param name="dysfunctional">How the customer feels if it has not.</param>
    /// <returns>The category, or <see langword="null"/> where an answer is missing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An answer is none of the five.</exception>
    public static KanoCategory? CategoryOf(KanoAnswer functional, KanoAnswer dysfunctional)
    {
        Check(functional, nameof(functional));
        Check(dysfunctional, nameof(dysfunctional));
        if (functional == KanoAnswer.NotAnswered || dysfunctional == KanoAnswer.NotAnswered) return null;
        return Table[(((int)functional - 1) * 5) + (int)dysfunctional - 1] switch
        {
            'A' => KanoCategory.Attractive,
            'O' => KanoCategory.OneDimensional,
            'M' => KanoCategory.MustBe,
            'R' => KanoCategory.Reverse,
            'Q' => KanoCategory.Questionable,
            _ => KanoCategory.Indifferent,
        };
    }

    /// <summary>Counts pairs of answers about one attribute.</summary>
    /// <param name="answers">The answers of each respondent.</param>
    /// <returns>The survey, or <see langword="null"/> without a complete pair.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An answer is none of the five.</exception>
    public static KanoSurvey? From(IEnumerable<(KanoAnswer Functional, KanoAnswer Dysfunctional)> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var counts = new long[6];
        long incomplete = 0;
        foreach (var (functional, dysfunctional) in answers)
        {
            if (CategoryOf(functional, dysfunctional) is { } category) counts[(int)category]++;
            else incomplete++;
        }

        return Make(counts, incomplete);
    }

    /// <summary>A survey of categories that were counted elsewhere.</summary>
    /// <param name="attractive">Attractive, 0 or more.</param>
    /// <param name="oneDimensional">One-dimensional, 0 or more.</param>
    /// <param name="mustBe">Must-be, 0 or more.</param>
    /// <param name="indifferent">Indifferent, 0 or more.</param>
    /// <param name="reverse">Reverse, 0 or more.</param>
    /// <param name="questionable">Questionable, 0 or more.</param>
    /// <param name="incomplete">Pairs that lack an answer, 0 or more.</param>
    /// <returns>The survey, or <see langword="null"/> when every category is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static KanoSurvey? OfCounts(long attractive, long oneDimensional, long mustBe, long indifferent, long reverse = 0, long questionable = 0, long incomplete = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(attractive);
        ArgumentOutOfRangeException.ThrowIfNegative(oneDimensional);
        ArgumentOutOfRangeException.ThrowIfNegative(mustBe);
        ArgumentOutOfRangeException.ThrowIfNegative(indifferent);
        ArgumentOutOfRangeException.ThrowIfNegative(reverse);
        ArgumentOutOfRangeException.ThrowIfNegative(questionable);
        ArgumentOutOfRangeException.ThrowIfNegative(incomplete);
        return Make([indifferent, attractive, oneDimensional, mustBe, reverse, questionable], incomplete);
    }

    /// <summary>How many pairs are in a category.</summary>
    /// <param name="category">The category.</param>
    /// <returns>The count.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The category is none.</exception>
    public long CountOf(KanoCategory category) => (int)category is >= 0 and < 6 ? _counts[(int)category] : throw new ArgumentOutOfRangeException(nameof(category), category, "This is none of the six categories.");

    /// <summary>Both surveys together, of the same attribute asked of other people.</summary>
    /// <param name="other">The other survey.</param>
    /// <returns>The survey of all.</returns>
    public KanoSurvey Merge(KanoSurvey other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new KanoSurvey([.. _counts.Zip(other._counts, (a, b) => a + b)], Incomplete + other.Incomplete);
    }

    /// <inheritdoc/>
    public bool Equals(KanoSurvey? other) => other is not null && Incomplete == other.Incomplete && _counts.AsSpan().SequenceEqual(other._counts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Incomplete, _counts[0], _counts[1], _counts[2], _counts[3], _counts[4], _counts[5]);

    /// <summary>Category, better, worse and n, such as <c>Attractive (clear), better 0.85, worse -0.35, n 100</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Category} ({(IsClear ? "clear" : "not clear")}), better {(Better is { } better ? DisplayRounding.ToText(better.Value, 2) : "none")}, worse {(Worse is { } worse ? DisplayRounding.ToText(worse, 2) : "none")}, n {N}");

    private static KanoSurvey? Make(long[] counts, long incomplete) => counts.All(count => count == 0) ? null : new KanoSurvey(counts, incomplete);

    private static void Check(KanoAnswer answer, string name)
    {
        if ((int)answer is < 0 or > 5) throw new ArgumentOutOfRangeException(name, answer, "This is none of Kano's five answers.");
    }

    // OrderByDescending is stable: of equal counts the first of this list stays first.
    private KanoCategory[] ByFrequency() =>
    [
        .. new[] { KanoCategory.MustBe, KanoCategory.OneDimensional, KanoCategory.Attractive, KanoCategory.Indifferent, KanoCategory.Reverse, KanoCategory.Questionable }.OrderByDescending(CountOf),
    ];
}
