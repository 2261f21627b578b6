using System.Globalization;
using System.Numerics;

namespace Cx.Core.Journeys;

/// <summary>Conversions divided between channels or events by Shapley's value.</summary>
/// <remarks>
/// <para>The value of a player is the mean of what it adds to a coalition, over all orders in which players may join (Shapley, <em>A Value for n-Person Games</em>, 1953). For conversions this is: every set of players that converts splits its conversions equally. The values add up to what all players are worth together.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ShapleyCredit
{
    /// <summary>The most players of the game of rates: every coalition of them is looked at.</summary>
    public const int MostPlayersOfRate = 16;

    private ShapleyCredit(ShapleyGame game, double total, long withoutPlayers, ValueList<PlayerCredit> players)
    {
        Game = game;
        Total = total;
        WithoutPlayers = withoutPlayers;
        Players = players;
    }

    /// <summary>What a coalition is worth.</summary>
    public ShapleyGame Game { get; }

    /// <summary>What all players are worth together, beyond what is worth something without any: conversions as a count, or a rate 0…1.</summary>
    public double Total { get; }

    /// <summary>How many conversions had no player at all, and are divided between nobody.</summary>
    public long WithoutPlayers { get; }

    /// <summary>The players by name.</summary>
    public IReadOnlyList<PlayerCredit> Players { get; }

    /// <summary>Divides conversions.</summary>
    /// <param name="paths">The paths; neither order nor repeats of players count.</param>
    /// <param name="game">What a coalition is worth; its conversions if left out.</param>
    /// <returns>The credit.</returns>
    /// <exception cref="ArgumentException">The game of rates has more than 16 players.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The game is none.</exception>
    public static ShapleyCredit From(IEnumerable<AttributionPath> paths, ShapleyGame game = ShapleyGame.Conversions)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var used = paths.Where(path => path.Converted + path.Lost > 0).ToList();
        string[] names = [.. used.SelectMany(path => path.Players).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var without = used.Where(path => path.Players.Count == 0).Sum(path => path.Converted);
        var values = game switch
        {
            ShapleyGame.Conversions => OfConversions(used, names),
            ShapleyGame.Rate => OfRate(used, names),
            _ => throw new ArgumentOutOfRangeException(nameof(game), game, "There is no such game."),
        };
        var total = values.Sum();
        return new ShapleyCredit(game, total, without, ValueList<PlayerCredit>.Of(names.Select((name, i) => new PlayerCredit(name, values[i], total > 0 ? values[i] / total : null, values[i]))));
    }

    /// <summary>The values.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join(", ", Players.Select(player => string.Create(CultureInfo.InvariantCulture, $"{player.Player} {player.Credit:0.####}")));

    // Whole counts by the size of the set first, so that neither order nor number of the paths changes a digit.
    private static double[] OfConversions(List<AttributionPath> paths, string[] names)
    {
        var counts = new SortedDictionary<int, long>[names.Length];
        for (var i = 0; i < names.Length; i++) counts[i] = [];
        foreach (var path in paths)
        {
            var set = path.Players.Distinct(StringComparer.Ordinal).ToList();
            foreach (var player in set)
            {
                var own = counts[Array.BinarySearch(names, player, StringComparer.Ordinal)];
                own[set.Count] = own.GetValueOrDefault(set.Count) + path.Converted;
            }
        }

        return Array.ConvertAll(counts, own => own.Sum(one => (double)one.Value / one.Key));
    }

    private static double[] OfRate(List<AttributionPath> paths, string[] names)
    {
        var m = names.Length;
        if (m > MostPlayersOfRate)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The game of rates looks at every coalition, and {m} players have too many; {MostPlayersOfRate} are the most. Use the game of conversions, or fewer players."), nameof(names));
        var converted = new long[1 << m];
        var journeys = new long[1 << m];
        foreach (var path in paths)
        {
            var set = 0;
            foreach (var player in path.Players) set |= 1 << Array.BinarySearch(names, player, StringComparer.Ordinal);
            converted[set] += path.Converted;
            journeys[set] += path.Converted + path.Lost;
        }

        // From sets to sums over all their subsets.
        for (var i = 0; i < m; i++)
        {
            for (var set = 0; set < converted.Length; set++)
            {
                if ((set & (1 << i)) == 0) continue;
                converted[set] += converted[set ^ (1 << i)];
                journeys[set] += journeys[set ^ (1 << i)];
            }
        }

        var weights = new double[m];
        for (var size = 0; size < m; size++) weights[size] = 1 / (m * Binomial(m - 1, size));
        var values = new double[m];
        for (var set = 0; set < converted.Length; set++)
        {
            for (var i = 0; i < m; i++)
            {
                if ((set & (1 << i)) == 0) values[i] += weights[BitOperations.PopCount((uint)set)] * (Worth(set | (1 << i)) - Worth(set));
            }
        }

        return values;

        double Worth(int set) => journeys[set] == 0 ? 0 : (double)converted[set] / journeys[set];
    }

    private static double Binomial(int n, int k)
    {
        // Every step is a binomial coefficient itself, and so whole.
        long result = 1;
        for (var i = 1; i <= k; i++) result = result * (n - k + i) / i;
        return result;
    }
}
