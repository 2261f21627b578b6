using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The same respondents asked twice: the mean change, and how many could not be used.</summary>
/// <remarks>
/// <para>Unit: net points, −200…200, after minus before. t = mean change/its standard error, with pairs − 1 degrees of freedom.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(PairedComparisonJsonConverter))]
public sealed class PairedComparison : IEquatable<PairedComparison>
{
    internal const string Method = "PairedT";

    internal PairedComparison(ScoreDifference? difference, long pairs, long incomplete)
    {
        Difference = difference;
        Pairs = pairs;
        Incomplete = incomplete;
    }

    /// <summary>The mean change, or <see langword="null"/> with fewer than two complete pairs.</summary>
    public ScoreDifference? Difference { get; }

    /// <summary>Respondents who answered both times.</summary>
    public long Pairs { get; }

    /// <summary>Respondents who answered at most once: counted, not used.</summary>
    public long Incomplete { get; }

    /// <inheritdoc/>
    public bool Equals(PairedComparison? other) =>
        ReferenceEquals(this, other) || (other is not null && Pairs == other.Pairs && Incomplete == other.Incomplete && Difference == other.Difference);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PairedComparison);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Difference, Pairs, Incomplete);

    /// <summary>Whether two comparisons are equal.</summary>
    /// <param name="left">One comparison.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(PairedComparison? left, PairedComparison? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two comparisons differ.</summary>
    /// <param name="left">One comparison.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(PairedComparison? left, PairedComparison? right) => !(left == right);

    /// <summary>The change and the pairs it comes from.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Difference is null ? "no difference" : Difference.ToString())}, {Pairs} pairs, {Incomplete} incomplete");

    internal static PairedComparison OfClasses<TScale>(IEnumerable<(Rating<TScale> Before, Rating<TScale> After)> pairs, ScaleDefinition scale)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(pairs);
        long n = 0, incomplete = 0, sum = 0, squares = 0;
        foreach (var (before, after) in pairs)
        {
            if (!before.IsAnswered || !after.IsAnswered)
            {
                incomplete++;
                continue;
            }

            var change = ClassOf(after) - ClassOf(before);
            n++;
            sum += change;
            squares += change * change;
        }

        if (n < 2) return new PairedComparison(null, n, incomplete);
        var mean = (double)sum / n;
        var variance = (double)(((Int128)n * squares) - ((Int128)sum * sum)) / n / (n - 1);
        var basis = new DifferenceBasis(DifferenceKind.Paired, [mean, Math.Sqrt(variance / n), n - 1], Method);
        return new PairedComparison(ScoreDifference.Of("NPS", scale, ScoreUnit.Points, basis), n, incomplete);
    }

    private static int ClassOf<TScale>(Rating<TScale> rating)
        where TScale : struct, IScale<TScale> => rating.IsFavourable == true ? 1 : rating.IsUnfavourable == true ? -1 : 0;
}
