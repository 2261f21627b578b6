using System.Globalization;

namespace Cx.Core.Improvement;

/// <summary>Names for ranges of a health score, with hysteresis: a band is entered at one score and left below a lower one, so that a customer near a border does not change its colour every day.</summary>
/// <remarks>
/// <para>Points 0…100. Which scores deserve which name is yours to say; there are no built-in borders.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: names and borders. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var bands = HealthBands.Of("at risk", ("watch", 40, 35), ("well", 70, 65));
/// var today = bands.BandOf(67, previous: "well");   // well: 67 would not enter it, and does not leave it
/// </code>
/// </example>
public sealed record HealthBands
{
    private readonly (string Name, double EnterAt, double LeaveBelow)[] _higher;

    private HealthBands(string lowest, (string Name, double EnterAt, double LeaveBelow)[] higher)
    {
        Lowest = lowest;
        _higher = higher;
    }

    /// <summary>The band of the lowest scores.</summary>
    public string Lowest { get; }

    /// <summary>The names of all bands, lowest first.</summary>
    public IReadOnlyList<string> Names => [Lowest, .. _higher.Select(band => band.Name)];

    /// <summary>Makes bands.</summary>
    /// <param name="lowest">The name of the lowest band.</param>
    /// <param name="higher">The others from low to high: name, the score from which it is entered, and the score below which it is left.</param>
    /// <returns>The bands.</returns>
    /// <exception cref="ArgumentException">A name stands twice, a border lies outside 0…100 or below that of the band before, or a band is left above where it is entered.</exception>
    public static HealthBands Of(string lowest, params ReadOnlySpan<(string Name, double EnterAt, double LeaveBelow)> higher)
    {
        var bands = higher.ToArray();
        Figures.CheckNames([lowest, .. bands.Select(band => band.Name)], "Bands", nameof(higher));
        var (enter, leave) = (0.0, 0.0);
        foreach (var band in bands)
        {
            var isInOrder = band.LeaveBelow > leave && band.EnterAt > enter && band.LeaveBelow <= band.EnterAt && band.EnterAt <= 100;
            if (!isInOrder) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The band \"{band.Name}\" is entered at {band.EnterAt:R} and left below {band.LeaveBelow:R}. Borders rise from band to band within 0…100, and a band is left at or below where it is entered."), nameof(higher));
            (enter, leave) = (band.EnterAt, band.LeaveBelow);
        }

        return new HealthBands(lowest, bands);
    }

    /// <summary>The band of a score.</summary>
    /// <param name="points">The score, in points 0…100.</param>
    /// <param name="previous">The band that the customer was in; <see langword="null"/> for a customer that is new.</param>
    /// <returns>The name of the band.</returns>
    /// <exception cref="ArgumentException">The previous band is none of these.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The score is not within 0…100.</exception>
    public string BandOf(double points, string? previous = null)
    {
        if (!(points is >= 0 and <= 100)) throw new ArgumentOutOfRangeException(nameof(points), points, "A health score lies within 0…100.");
        var names = Names;
        var place = 0;
        if (previous is not null)
        {
            place = names.ToList().IndexOf(previous);
            if (place < 0) throw new ArgumentException($"\"{previous}\" is none of the bands {string.Join(", ", names)}.", nameof(previous));
        }

        while (place < _higher.Length && points >= _higher[place].EnterAt) place++;
        while (place > 0 && points < _higher[place - 1].LeaveBelow) place--;
        return names[place];
    }

    /// <summary>The band of a customer.</summary>
    /// <param name="score">The customer's score.</param>
    /// <param name="previous">The band that the customer was in; <see langword="null"/> for a customer that is new.</param>
    /// <returns>The name of the band.</returns>
    /// <exception cref="ArgumentException">The previous band is none of these.</exception>
    public string BandOf(CustomerHealthScore score, string? previous = null)
    {
        ArgumentNullException.ThrowIfNull(score);
        return BandOf(score.Value, previous);
    }

    /// <inheritdoc/>
    public bool Equals(HealthBands? other) => other is not null && string.Equals(Lowest, other.Lowest, StringComparison.Ordinal) && _higher.AsSpan().SequenceEqual(other._higher);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Lowest, _higher.Length);

    /// <summary>Names and borders, such as <c>at risk, watch from 40 (left below 35)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Concat(_higher.Select(band => string.Create(CultureInfo.InvariantCulture, $", {band.Name} from {band.EnterAt:G6} (left below {band.LeaveBelow:G6})")).Prepend(Lowest));
}
