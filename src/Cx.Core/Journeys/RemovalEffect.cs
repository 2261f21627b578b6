using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>What would be lost without a channel or event: removal effects of a first-order chain, in closed form.</summary>
/// <remarks>
/// <para>States: start, the players, converted, lost. With N = (I − Q)⁻¹ and h the probability of conversion from a state, the effect of c is N[start, c]/N[c, c] · h(c)/h(start): the share of conversions that pass c (Anderl, Becker, von Wangenheim and Schumann, <em>Mapping the Customer Journey</em>, 2016, by simulation of removals; here exact). Credit = conversions · effect/Σ effects. No random numbers.</para>
/// <para>A chain of first order forgets what was before the last player. It says what goes together, not what causes what.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, when nothing converts. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record RemovalEffect
{
    private RemovalEffect(double baseConversion, long conversions, ValueList<PlayerCredit> players)
    {
        BaseConversion = baseConversion;
        Conversions = conversions;
        Players = players;
    }

    /// <summary>The probability of conversion from the start, a share above 0 and up to 1: conversions/paths.</summary>
    public double BaseConversion { get; }

    /// <summary>How many paths converted.</summary>
    public long Conversions { get; }

    /// <summary>The players by name.</summary>
    public IReadOnlyList<PlayerCredit> Players { get; }

    /// <summary>Calculates the effects.</summary>
    /// <param name="paths">The paths.</param>
    /// <returns>The effects, or <see langword="null"/> when no path converts.</returns>
    public static RemovalEffect? From(IEnumerable<AttributionPath> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return From([.. paths]);
    }

    /// <summary>The effects.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join(", ", Players.Select(player => string.Create(CultureInfo.InvariantCulture, $"{player.Player} {player.Effect:0.####}")));

    private static RemovalEffect? From(List<AttributionPath> paths)
    {
        var used = paths.Where(path => path.Converted + path.Lost > 0).ToList();
        string[] names = [.. used.SelectMany(path => path.Players).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var conversions = used.Sum(path => path.Converted);
        if (conversions == 0) return null;
        var (from, converted) = Chain(used, names);
        var size = names.Length + 1;
        // I − Q, start first, with h and the inverse from one elimination.
        var inverse = Matrices.Inverse(from.Unless());
        var h = new double[size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) h[i] += inverse[i][j] * converted[j];
        }

        var effects = new double[names.Length];
        for (var c = 0; c < names.Length; c++) effects[c] = Math.Min(1, inverse[0][c + 1] / inverse[c + 1][c + 1] * h[c + 1] / h[0]);
        var sum = effects.Sum();
        return new RemovalEffect(h[0], conversions, ValueList<PlayerCredit>.Of(names.Select((name, c) =>
            new PlayerCredit(name, effects[c], sum > 0 ? effects[c] / sum : null, sum > 0 ? conversions * (effects[c] / sum) : 0))));
    }

    private static (TransitionShares From, double[] Converted) Chain(List<AttributionPath> paths, string[] names)
    {
        var counts = new long[names.Length + 1][];
        for (var i = 0; i < counts.Length; i++) counts[i] = new long[names.Length + 1];
        var converted = new long[names.Length + 1];
        var total = new long[names.Length + 1];
        foreach (var path in paths)
        {
            var n = path.Converted + path.Lost;
            var at = 0;
            foreach (var player in path.Players)
            {
                var next = Array.BinarySearch(names, player, StringComparer.Ordinal) + 1;
                counts[at][next] += n;
                total[at] += n;
                at = next;
            }

            converted[at] += path.Converted;
            total[at] += n;
        }

        return (new TransitionShares(counts, total), [.. converted.Select((count, i) => total[i] == 0 ? 0 : (double)count / total[i])]);
    }

    private readonly struct TransitionShares(long[][] counts, long[] total)
    {
        public double[][] Unless()
        {
            var size = total.Length;
            var matrix = new double[size][];
            for (var i = 0; i < size; i++)
            {
                matrix[i] = new double[size];
                for (var j = 0; j < size; j++) matrix[i][j] = (i == j ? 1 : 0) - (total[i] == 0 ? 0 : (double)counts[i][j] / total[i]);
            }

            return matrix;
        }
    }
}
