using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>What behaviour says where nobody was asked: waiting, errors, contacts, depth of use. A figure with its n, its unit and its interval, to stand beside the scores of surveys.</summary>
/// <remarks>
/// <para>It is never blended with a score: what people do and what they say are two things, and where they disagree is worth knowing.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(ExperienceSignalJsonConverter))]
public sealed record ExperienceSignal
{
    private ExperienceSignal(string name, double? value, string unit, Polarity polarity, long n, Interval? interval)
    {
        Name = name;
        Value = value;
        Unit = unit;
        Polarity = polarity;
        N = n;
        Interval = interval;
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>The figure, in <see cref="Unit"/>; <see langword="null"/> for a quantile of durations that is not reached.</summary>
    public double? Value { get; }

    /// <summary>The unit of the figure.</summary>
    public string Unit { get; }

    /// <summary>Which side of it is good.</summary>
    public Polarity Polarity { get; }

    /// <summary>How many cases it is of.</summary>
    public long N { get; }

    /// <summary>The interval of the figure, in <see cref="Unit"/>; <see langword="null"/> where it is not known.</summary>
    public Interval? Interval { get; }

    /// <summary>A quantile of waiting times, open ones included, in seconds; lower is better.</summary>
    /// <param name="name">What people wait for.</param>
    /// <param name="durations">The waiting times.</param>
    /// <param name="level">The share that has waited no longer; the median by default.</param>
    /// <param name="confidence">The confidence of the interval; .95 by default.</param>
    /// <returns>The signal; its value is <see langword="null"/> where so many have not come to an end, its interval where an upper limit is not reached.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static ExperienceSignal Latency(string name, DurationDistribution durations, QuantileLevel level = default, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(durations);
        var quantile = durations.Quantile(level, confidence);
        var interval = quantile is { Low: { } low, High: { } high } ? Statistics.Interval.Of(low.TotalSeconds, high.TotalSeconds, confidence, quantile.Method.ToString()) : null;
        return Of(name, quantile.Value?.TotalSeconds, "seconds", Polarity.LowerIsBetter, durations.N, interval);
    }

    /// <summary>The share of attempts that failed; lower is better.</summary>
    /// <param name="name">What failed.</param>
    /// <param name="failed">Failures, of all attempts.</param>
    /// <param name="confidence">The confidence of the interval; .95 by default.</param>
    /// <returns>The signal.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static ExperienceSignal Errors(string name, Share failed, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(failed);
        return Of(name, failed.Value, "share", Polarity.LowerIsBetter, failed.N, failed.Interval(confidence));
    }

    /// <summary>How often customers have to contact us; lower is better.</summary>
    /// <param name="name">What about.</param>
    /// <param name="contacts">Contacts per customer-time.</param>
    /// <param name="customers">How many customers it is of, 1 or more.</param>
    /// <param name="confidence">The confidence of the interval; .95 by default.</param>
    /// <returns>The signal.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no customer.</exception>
    public static ExperienceSignal ContactFrequency(string name, ContactRate contacts, long customers, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        ArgumentOutOfRangeException.ThrowIfLessThan(customers, 1);
        return Of(name, contacts.Value, "contacts per customer-time", Polarity.LowerIsBetter, customers, contacts.Interval(confidence));
    }

    /// <summary>How many different functions customers use on average; higher is better.</summary>
    /// <param name="name">Of what.</param>
    /// <param name="functions">How many each customer used, those who used none included.</param>
    /// <param name="confidence">The confidence of the interval; .95 by default.</param>
    /// <returns>The signal, or <see langword="null"/> without customers.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public static ExperienceSignal? DepthOfUse(string name, IReadOnlyList<int> functions, Confidence confidence = default)
    {
        ArgumentNullException.ThrowIfNull(functions);
        foreach (var count in functions) ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(functions));
        if (functions.Count == 0) return null;
        var n = functions.Count;
        var mean = functions.Average();
        Interval? interval = null;
        if (n > 1)
        {
            var error = Math.Sqrt(functions.Sum(count => (count - mean) * (count - mean)) / (n - 1) / n);
            interval = Statistics.Interval.AroundByStudentT(mean, error, n - 1, confidence, "StudentT").Clamp(0, double.MaxValue);
        }

        return Of(name, mean, "functions per customer", Polarity.HigherIsBetter, n, interval);
    }

    /// <summary>A signal of your own.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">The figure; <see langword="null"/> where it is not reached.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="polarity">Which side of it is good.</param>
    /// <param name="n">How many cases it is of, 1 or more.</param>
    /// <param name="interval">Its interval, in the same unit; <see langword="null"/> where it is not known.</param>
    /// <returns>The signal.</returns>
    /// <exception cref="ArgumentException">Name or unit are empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The figure is not finite, or there is no case.</exception>
    public static ExperienceSignal Of(string name, double? value, string unit, Polarity polarity, long n, Interval? interval)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (value is { } figure) Figures.Finite(figure, nameof(value));
        return new ExperienceSignal(name, value + 0.0, unit, polarity, n, interval);
    }

    /// <summary>Name, figure, unit and n, such as <c>checkout errors 0.02 share, n 5000</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{Name} {value:G6} {Unit}, n {N}")
        : string.Create(CultureInfo.InvariantCulture, $"{Name} not reached, n {N}");
}
