using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>What part channels or events have in conversions, by two methods that answer different questions.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record Attribution : JourneyResult
{
    internal Attribution(JourneyLook look, AttributionSpec spec, ValueList<AttributionPath> paths, long active)
        : base(look, isExact: true)
    {
        Spec = spec;
        Paths = paths;
        Active = active;
        Removal = RemovalEffect.From(paths);
        Shapley = ShapleyCredit.From(paths, spec.Game);
    }

    /// <summary>What was asked.</summary>
    public AttributionSpec Spec { get; }

    /// <summary>The paths of the journeys that have converted or ended.</summary>
    public IReadOnlyList<AttributionPath> Paths { get; }

    /// <summary>How many journeys are still under way, and were left out.</summary>
    public long Active { get; }

    /// <summary>How many journeys converted.</summary>
    public long Converted => Paths.Sum(path => path.Converted);

    /// <summary>How many ended without.</summary>
    public long Lost => Paths.Sum(path => path.Lost);

    /// <summary>What would be lost without each player; <see langword="null"/> when nothing converted.</summary>
    public RemovalEffect? Removal { get; }

    /// <summary>The conversions divided by Shapley's value.</summary>
    public ShapleyCredit Shapley { get; }

    /// <summary>The counts.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Converted} converted, {Lost} lost, {Active} active; removal {Removal}");
}
