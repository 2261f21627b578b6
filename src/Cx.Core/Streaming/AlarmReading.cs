using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Streaming;

/// <summary>What a <see cref="MeanAlarm"/> says at one look.</summary>
/// <remarks>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equal when everything is equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed class AlarmReading : IEquatable<AlarmReading>
{
    private readonly Lazy<Interval> _interval;

    // Two bisections of some hundred logarithms each, which a look for the alarm alone does without.
    internal AlarmReading(long n, double logEvidence, bool isRaised, bool isGuaranteed, Func<Interval> interval)
    {
        N = n;
        LogEvidence = logEvidence;
        IsRaised = isRaised;
        IsGuaranteed = isGuaranteed;
        _interval = new Lazy<Interval>(interval);
    }

    /// <summary>The answers since the alarm was set.</summary>
    public long N { get; }

    /// <summary>The natural logarithm of the evidence against the target: 0 is none, 3 is twenty to one. Dimensionless ratio of bets won.</summary>
    public double LogEvidence { get; }

    /// <summary>Whether the alarm is or was raised: it stays raised.</summary>
    public bool IsRaised { get; }

    /// <summary>Whether the promised rate of false alarms holds; not after answers were withdrawn, for who withdraws may depend on what was answered.</summary>
    public bool IsGuaranteed { get; }

    /// <summary>The confidence sequence: limits in the unit of the score that hold at this look and at all others together.</summary>
    public Interval Interval => _interval.Value;

    /// <inheritdoc/>
    public bool Equals(AlarmReading? other)
        => other is not null && N == other.N && LogEvidence == other.LogEvidence && IsRaised == other.IsRaised && IsGuaranteed == other.IsGuaranteed && Interval == other.Interval;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AlarmReading);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(N, LogEvidence, IsRaised, IsGuaranteed);

    /// <summary>Whether two readings are the same.</summary>
    /// <param name="left">One reading.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(AlarmReading? left, AlarmReading? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two readings differ.</summary>
    /// <param name="left">One reading.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(AlarmReading? left, AlarmReading? right) => !(left == right);

    /// <summary>Whether it is raised, the limits and n.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{(IsRaised ? "alarm" : "quiet")} [{Interval.Low:0.###} … {Interval.High:0.###}], n {N}{(IsGuaranteed ? "" : ", without guarantee")}");
}
