using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>A proportion that remembers its counts: so many hits of so many.</summary>
/// <remarks>
/// <para>A share 0…1, never a percentage. Without any count there is no share: <see cref="Of"/> gives <c>null</c>.</para>
/// <para>Equal when the counts are equal: 1 of 2 is not 50 of 100. No order and no arithmetic. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// Share? share = Share.Of(70, 100);
/// Interval? limits = share?.Interval();   // Wilson: 0.604…0.781
/// </code>
/// </example>
[JsonConverter(typeof(ShareJsonConverter))]
public sealed class Share : IEquatable<Share>
{
    private Share(long hits, long n)
    {
        Hits = hits;
        N = n;
    }

    /// <summary>How many had the property, 0…<see cref="N"/>.</summary>
    public long Hits { get; }

    /// <summary>How many were counted, 1 or more.</summary>
    public long N { get; }

    /// <summary>The proportion 0…1.</summary>
    public double Value => (double)Hits / N;

    /// <summary>The standard error, as a share: sqrt(p(1 − p)/n). It is 0 at 0 and at 1.</summary>
    public double StandardError
    {
        get
        {
            var p = Value;
            return Math.Sqrt(p * (1 - p) / N);
        }
    }

    /// <summary>Makes the share of hits among n.</summary>
    /// <param name="hits">How many had the property.</param>
    /// <param name="n">How many were counted.</param>
    /// <returns>The share, or <c>null</c> when <paramref name="n"/> is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are more hits than counted.</exception>
    public static Share? Of(long hits, long n)
    {
        if (Defect(hits, n) is { } defect)
        {
            throw new ArgumentOutOfRangeException(nameof(hits), hits, defect);
        }

        return n == 0 ? null : new Share(hits, n);
    }

    /// <summary>The confidence interval of the share.</summary>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The method; Wilson by default.</param>
    /// <returns>Limits as shares, within 0…1.</returns>
    public Interval Interval(Confidence confidence = default, ShareIntervalMethod method = ShareIntervalMethod.Wilson)
        => ShareIntervals.Of(Hits, N, confidence, method);

    /// <inheritdoc/>
    public bool Equals(Share? other) => other is not null && Hits == other.Hits && N == other.N;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Share);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Hits, N);

    /// <summary>Whether two shares have the same counts.</summary>
    /// <param name="left">One share.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether hits and n are equal.</returns>
    public static bool operator ==(Share? left, Share? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two shares have other counts.</summary>
    /// <param name="left">One share.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether hits or n differ.</returns>
    public static bool operator !=(Share? left, Share? right) => !(left == right);

    /// <summary>The value and the counts as invariant text.</summary>
    /// <returns>Text such as <c>0.7 (70 of 100)</c>.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} ({Hits} of {N})");

    /// <summary>Why the counts are refused, or <c>null</c> when they are fine.</summary>
    internal static string? Defect(long hits, long n)
        => hits >= 0 && n >= hits
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{hits} hits of {n} make no share. Hits are 0…n, and n is 0 or more.");
}
