using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>A figure of others to compare with: dated, and with its source. Competitors improve and expectations rise, so an old one warns.</summary>
/// <remarks>
/// <para>In the unit of the figure. Figures of others were asked of other people in other words; a benchmark tells where to look, not how good you are. There is no built-in benchmark.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var benchmark = Benchmark.Of("NPS of the sector", 27, "panel of the association, n 4000", new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));
/// Console.WriteLine(benchmark.Warning(TimeProvider.System));
/// </code>
/// </example>
[JsonConverter(typeof(BenchmarkJsonConverter))]
public sealed record Benchmark
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private Benchmark(string metric, double value, string source, DateTimeOffset asOf, Polarity direction)
    {
        Metric = metric;
        Value = value;
        Source = source;
        AsOf = asOf;
        Direction = direction;
    }

    /// <summary>The figure, in your words.</summary>
    public string Metric { get; }

    /// <summary>The value, in the unit of the figure.</summary>
    public double Value { get; }

    /// <summary>Where it comes from.</summary>
    public string Source { get; }

    /// <summary>The time it speaks of: when people were asked, not when it was printed.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Which side of it is good.</summary>
    public Polarity Direction { get; }

    /// <summary>Makes a benchmark.</summary>
    /// <param name="metric">The figure.</param>
    /// <param name="value">Its value.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="asOf">The time it speaks of.</param>
    /// <param name="direction">Which side of it is good; the higher one by default.</param>
    /// <returns>The benchmark.</returns>
    /// <exception cref="ArgumentException">Figure or source have no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Benchmark Of(string metric, double value, string source, DateTimeOffset asOf, Polarity direction = Polarity.HigherIsBetter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return new Benchmark(metric, Figures.Finite(value, nameof(value)), source, asOf, direction);
    }

    /// <summary>Why one should not rely on it today: it is old, or of the future.</summary>
    /// <param name="clock">The clock that says what today is.</param>
    /// <param name="oldAfter">The age from which it is old; 365 days if left out.</param>
    /// <returns>A sentence, or <see langword="null"/> where there is nothing to say.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative.</exception>
    public string? Warning(TimeProvider clock, TimeSpan? oldAfter = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var limit = oldAfter ?? Year;
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, TimeSpan.Zero, nameof(oldAfter));
        var age = clock.GetUtcNow() - AsOf;
        return age < TimeSpan.Zero
            ? string.Create(CultureInfo.InvariantCulture, $"The benchmark \"{Metric}\" speaks of {AsOf:yyyy-MM-dd}, which is still to come.")
            : age < limit ? null : string.Create(CultureInfo.InvariantCulture, $"The benchmark \"{Metric}\" speaks of {AsOf:yyyy-MM-dd}, {age.TotalDays:F0} days ago. Look for a newer one than {Source}.");
    }

    /// <summary>Compares a score with it.</summary>
    /// <param name="score">The score, in the unit of the benchmark.</param>
    /// <param name="clock">The clock that says how old the benchmark is.</param>
    /// <param name="oldAfter">The age from which it is old; 365 days if left out.</param>
    /// <param name="confidence">The confidence of the interval; .95 by default.</param>
    /// <returns>The difference, where the score stands, and a warning if there is one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative.</exception>
    public BenchmarkComparison CompareWith(IScore score, TimeProvider clock, TimeSpan? oldAfter = null, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(score);
        var verdict = Target.Of(Metric, Value, Direction, null).Judge(score, confidence);
        return new BenchmarkComparison(this, score, verdict, Warning(clock, oldAfter));
    }

    /// <summary>Figure, value, date and source, such as <c>NPS of the sector 27 (2024-06-01, panel)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metric} {Value:G6} ({AsOf:yyyy-MM-dd}, {Source})");
}
