using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>One component of the friction at an event.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>, not known. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record FrictionComponent
{
    internal FrictionComponent(FrictionKind kind, long numerator, long denominator, Interval? interval)
    {
        Kind = kind;
        Numerator = numerator;
        Denominator = denominator;
        Interval = interval;
    }

    /// <summary>Which component.</summary>
    public FrictionKind Kind { get; }

    /// <summary>The part: for effort the sum of the levels away from the best one.</summary>
    public long Numerator { get; }

    /// <summary>The whole, 1 or more: for effort the answers times the levels that an answer can be away.</summary>
    public long Denominator { get; }

    /// <summary>The component, 0 (none) … 1 (the most).</summary>
    public double Value => (double)Numerator / Denominator;

    /// <summary>Its 95 % interval, shares 0…1: Wilson's, for effort Student's; <see langword="null"/> for the effort of a single answer.</summary>
    public Interval? Interval { get; }

    /// <summary>The component with its value.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Value:0.####}");

    internal static FrictionComponent? Of(FrictionKind kind, long numerator, long denominator) => Share.Of(numerator, denominator) is { } share ? new FrictionComponent(kind, numerator, denominator, share.Interval()) : null;
}
