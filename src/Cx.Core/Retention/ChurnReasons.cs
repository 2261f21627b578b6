using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>Why customers left: how many gave each reason, and how many gave none.</summary>
/// <remarks>
/// <para>One reason for each customer, by its exact text. A customer whose reason is not known is counted, and is not a reason.</para>
/// <para>Without anybody who left there are no reasons: <see cref="From"/> gives <see langword="null"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: all counts. No order; <see cref="Merge"/> adds. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var reasons = ChurnReasons.From(["bad service", "price", "bad service", null]);
/// Console.WriteLine(reasons?.Reasons[0]);   // bad service: 0.666667 (2 of 3)
/// </code>
/// </example>
[JsonConverter(typeof(ChurnReasonsJsonConverter))]
public sealed class ChurnReasons : IEquatable<ChurnReasons>
{
    private readonly Dictionary<string, long> _counts;

    private ChurnReasons(Dictionary<string, long> counts, long notGiven)
    {
        long known = 0;
        foreach (var count in counts.Values) known += count;
        _counts = counts;
        Known = known;
        NotGiven = notGiven;
        N = known + notGiven;
        Reasons =
        [
            .. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new ChurnReason(pair.Key, Share.Of(pair.Value, known)!)),
        ];
    }

    /// <summary>All who left, 1 or more.</summary>
    public long N { get; }

    /// <summary>Those whose reason is known.</summary>
    public long Known { get; }

    /// <summary>Those whose reason is not known.</summary>
    public long NotGiven { get; }

    /// <summary>The reasons, the most frequent first, those of equal counts by name.</summary>
    public IReadOnlyList<ChurnReason> Reasons { get; }

    /// <summary>Counts reasons.</summary>
    /// <param name="reasons">The reason of each customer who left; <see langword="null"/>, empty or blank where none is known.</param>
    /// <returns>The counts, or <see langword="null"/> when nobody left.</returns>
    public static ChurnReasons? From(IEnumerable<string?> reasons)
    {
        ArgumentNullException.ThrowIfNull(reasons);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        long notGiven = 0;
        foreach (var reason in reasons)
        {
            if (string.IsNullOrWhiteSpace(reason)) notGiven++;
            else CollectionsMarshal.GetValueRefOrAddDefault(counts, reason, out _)++;
        }

        return Of(counts, notGiven);
    }

    /// <summary>The reasons of the customers of both.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The sum of the counts.</returns>
    /// <exception cref="OverflowException">The customers together are more than 64 bits hold.</exception>
    public ChurnReasons Merge(ChurnReasons other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var counts = new Dictionary<string, long>(_counts, StringComparer.Ordinal);
        foreach (var (name, count) in other._counts) CollectionsMarshal.GetValueRefOrAddDefault(counts, name, out _) += count;
        return new ChurnReasons(counts, NotGiven + other.NotGiven);
    }

    /// <inheritdoc/>
    public bool Equals(ChurnReasons? other) => other is not null && NotGiven == other.NotGiven && Reasons.SequenceEqual(other.Reasons);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChurnReasons);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Known, NotGiven, Reasons.Count);

    /// <summary>Whether two results are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ChurnReasons? left, ChurnReasons? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two results differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ChurnReasons? left, ChurnReasons? right) => !(left == right);

    /// <summary>The reasons and their shares.</summary>
    /// <returns>Text such as <c>bad service: 0.666667 (2 of 3); price: 0.333333 (1 of 3); not given: 1</c>, the same in every culture.</returns>
    public override string ToString() => string.Join("; ", Reasons.Select(reason => reason.ToString()).Append(string.Create(CultureInfo.InvariantCulture, $"not given: {NotGiven}")));

    internal static ChurnReasons? Of(Dictionary<string, long> counts, long notGiven) => counts.Count == 0 && notGiven == 0 ? null : new ChurnReasons(counts, notGiven);
}
