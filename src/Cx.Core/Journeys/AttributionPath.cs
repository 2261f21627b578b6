using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Players in the order in which journeys met them, with how many such journeys converted and how many did not.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record AttributionPath
{
    private AttributionPath(ValueList<string> players, long converted, long lost)
    {
        Players = players;
        Converted = converted;
        Lost = lost;
    }

    /// <summary>The players in their order; a player may stand there several times.</summary>
    public IReadOnlyList<string> Players { get; }

    /// <summary>How many journeys took this path and converted.</summary>
    public long Converted { get; }

    /// <summary>How many took it and did not.</summary>
    public long Lost { get; }

    /// <summary>Makes a path.</summary>
    /// <param name="players">The players in their order; none for a conversion without any.</param>
    /// <param name="converted">How many journeys converted, 0 or more.</param>
    /// <param name="lost">How many did not, 0 or more.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ArgumentException">A player has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static AttributionPath Of(IEnumerable<string> players, long converted, long lost)
    {
        ArgumentNullException.ThrowIfNull(players);
        ArgumentOutOfRangeException.ThrowIfNegative(converted);
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        var list = ValueList<string>.Of(players);
        return list.Any(string.IsNullOrEmpty) ? throw new ArgumentException("A player has a name.", nameof(players)) : new AttributionPath(list, converted, lost);
    }

    /// <summary>The path with its counts.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{string.Join(" > ", Players)}: {Converted} of {Converted + Lost}");
}
