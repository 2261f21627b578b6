using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>Each driver's correlation with the outcome, one driver at a time: the simplest driver analysis, and the one that double counts.</summary>
/// <remarks>
/// <para>Two drivers that say the same both get the full credit. To share it out see <see cref="RelativeWeights"/> and <see cref="ShapleyImportance"/>. Association, not cause.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record CorrelationImportance
{
    private readonly DriverCorrelation[] _drivers;

    private CorrelationImportance(DriverCorrelation[] drivers, int n, int incomplete)
    {
        _drivers = drivers;
        N = n;
        Incomplete = incomplete;
    }

    /// <summary>The drivers, in the order they were given; those that never vary are left out.</summary>
    public IReadOnlyList<DriverCorrelation> Drivers => _drivers;

    /// <summary>The respondents that were used.</summary>
    public int N { get; }

    /// <summary>The respondents who left something out: counted, not used.</summary>
    public int Incomplete { get; }

    /// <summary>The correlation of every driver.</summary>
    /// <param name="data">The outcome and its drivers.</param>
    /// <param name="confidence">The confidence of the intervals; .95 by default.</param>
    /// <returns>The correlations, or <see langword="null"/> when the outcome or every driver never varies.</returns>
    public static CorrelationImportance? From(DriverData data, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        var outcome = data.ValuesOf(data.Outcome);
        var drivers = new List<DriverCorrelation>();
        foreach (var name in data.Drivers)
        {
            var values = data.ValuesOf(name);
            if (Correlation.Pearson(values, outcome) is not { } r || Correlation.Spearman(values, outcome) is not { } rho) return null;
            drivers.Add(new DriverCorrelation(name, r, rho, Correlation.Interval(r, data.N, confidence)));
        }

        return drivers.Count == 0 ? null : new CorrelationImportance([.. drivers], data.N, data.Incomplete);
    }

    /// <inheritdoc/>
    public bool Equals(CorrelationImportance? other) => other is not null && N == other.N && Incomplete == other.Incomplete && _drivers.AsSpan().SequenceEqual(other._drivers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(N, Incomplete, _drivers.Length, _drivers[0]);

    /// <summary>The drivers and respondents, such as <c>quick: r 0.63, rho 0.66; n 250</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{string.Join("; ", _drivers.AsEnumerable())}; n {N}");
}
