using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>What it costs to win a customer against what it costs to keep one, and by how much keeping must help to pay.</summary>
/// <remarks>
/// <para>k = cost to win/cost to keep. An effort for every customer pays when it lifts retention by more than 1/k: of a hundred customers it keeps so many whom one would have to win again.</para>
/// <para>A ratio from elsewhere, such as the often repeated five, is a claim of its source: it is given with it and there is no default.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var own = AcquisitionEconomics.Of(costToWin: 300, costToKeep: 45);
/// Console.WriteLine(own?.BreakEvenUplift);   // 0.15
/// Console.WriteLine(own?.KeepingPays(0.1));   // False
/// </code>
/// </example>
[JsonConverter(typeof(AcquisitionEconomicsJsonConverter))]
public sealed class AcquisitionEconomics : IEquatable<AcquisitionEconomics>
{
    private AcquisitionEconomics(double ratio, string? source, double? costToWin, double? costToKeep)
    {
        Ratio = ratio;
        Source = source;
        CostToWin = costToWin;
        CostToKeep = costToKeep;
    }

    /// <summary>Cost to win over cost to keep, a ratio above 0.</summary>
    public double Ratio { get; }

    /// <summary>Whose claim the ratio is; <see langword="null"/> where it follows from costs.</summary>
    public string? Source { get; }

    /// <summary>What it costs to win a customer, in currency units; <see langword="null"/> where only a ratio is known.</summary>
    public double? CostToWin { get; }

    /// <summary>What it costs to try to keep a customer, in currency units; <see langword="null"/> where only a ratio is known.</summary>
    public double? CostToKeep { get; }

    /// <summary>1/k: by what share of all customers retention must rise for keeping to cost as much as it saves. Above 1 where nothing can pay.</summary>
    public double BreakEvenUplift => 1 / Ratio;

    /// <summary>Makes the comparison of two costs.</summary>
    /// <param name="costToWin">What it costs to win a customer, 0 or more.</param>
    /// <param name="costToKeep">What it costs to try to keep a customer, 0 or more, for everybody on whom it is spent.</param>
    /// <returns>The comparison, or <see langword="null"/> where one of them costs nothing: that one then is cheaper, and there is no ratio.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cost is negative, infinite or NaN, or their ratio is beyond the range of numbers.</exception>
    public static AcquisitionEconomics? Of(double costToWin, double costToKeep)
    {
        CheckCost(costToWin, nameof(costToWin));
        CheckCost(costToKeep, nameof(costToKeep));
        if (costToWin == 0 || costToKeep == 0) return null;
        CheckRatio(costToWin / costToKeep, nameof(costToWin));
        return new AcquisitionEconomics(costToWin / costToKeep, null, costToWin, costToKeep);
    }

    /// <summary>Makes the comparison of a ratio that somebody states.</summary>
    /// <param name="ratio">Cost to win over cost to keep, above 0.</param>
    /// <param name="source">Who states it.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above 0 and finite, or its inverse is not finite.</exception>
    /// <exception cref="ArgumentException">No source is named.</exception>
    public static AcquisitionEconomics OfRatio(double ratio, string source)
    {
        CheckRatio(ratio, nameof(ratio));
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return new AcquisitionEconomics(ratio, source, null, null);
    }

    /// <summary>Whether an effort to keep customers saves more than it costs.</summary>
    /// <param name="uplift">By how much it lifts retention, as a share of all on whom it is spent, −1…1.</param>
    /// <returns>Whether it is more than <see cref="BreakEvenUplift"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The uplift is not a difference of shares.</exception>
    public bool KeepingPays(double uplift) => CheckedUplift(uplift) > BreakEvenUplift;

    /// <summary>What an effort to keep customers saves per customer on whom it is spent: uplift·cost to win − cost to keep.</summary>
    /// <param name="uplift">By how much it lifts retention, as a share of all on whom it is spent, −1…1.</param>
    /// <returns>Currency units, negative where it costs more than it saves; <see langword="null"/> where only a ratio is known.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The uplift is not a difference of shares.</exception>
    public double? SavingPerCustomer(double uplift) => (CheckedUplift(uplift) * CostToWin) - CostToKeep;

    /// <inheritdoc/>
    public bool Equals(AcquisitionEconomics? other) => other is not null && Ratio.Equals(other.Ratio) && string.Equals(Source, other.Source, StringComparison.Ordinal)
            && Nullable.Equals(CostToWin, other.CostToWin) && Nullable.Equals(CostToKeep, other.CostToKeep);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AcquisitionEconomics);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ratio, Source, CostToWin, CostToKeep);

    /// <summary>Whether two comparisons are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(AcquisitionEconomics? left, AcquisitionEconomics? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two comparisons differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(AcquisitionEconomics? left, AcquisitionEconomics? right) => !(left == right);

    /// <summary>The ratio, its source and the uplift that pays, such as <c>ratio 5 (source), keeping pays above 0.2</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"ratio {Ratio:G6} ({Source ?? string.Create(CultureInfo.InvariantCulture, $"{CostToWin:G6} to win, {CostToKeep:G6} to keep")}), keeping pays above {BreakEvenUplift:G6}");

    private static void CheckCost(double cost, string name)
    {
        if (!(cost >= 0) || !double.IsFinite(cost)) throw new ArgumentOutOfRangeException(name, cost, "A cost is a finite number, 0 or more.");
    }

    private static void CheckRatio(double ratio, string name)
    {
        if (!(ratio > 0) || !double.IsFinite(ratio) || !double.IsFinite(1 / ratio)) throw new ArgumentOutOfRangeException(name, ratio, "The ratio of two costs is above 0 and within the range of numbers, and so is its inverse.");
    }

    private static double CheckedUplift(double uplift)
        => uplift is >= -1 and <= 1 ? uplift : throw new ArgumentOutOfRangeException(nameof(uplift), uplift, "An uplift of retention is a difference of shares, -1…1: 0.05 for five points.");
}
