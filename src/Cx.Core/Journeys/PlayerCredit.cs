using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>The part of one channel or event in conversions.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record PlayerCredit
{
    internal PlayerCredit(string player, double effect, double? share, double credit)
    {
        Player = player;
        Effect = effect;
        Share = share;
        Credit = credit;
    }

    /// <summary>The channel or event.</summary>
    public string Player { get; }

    /// <summary>Its effect: the share of conversions that would be lost without it, 0…1; for Shapley its value, in conversions or as a rate 0…1.</summary>
    public double Effect { get; }

    /// <summary>Its share of the effects of all players, 0…1; <see langword="null"/> when there is no effect.</summary>
    public double? Share { get; }

    /// <summary>Its part of the conversions, a count with fractions: conversions times share; for the rate its value.</summary>
    public double Credit { get; }

    /// <summary>The player with its credit.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Player}: {Credit:0.####}");
}
