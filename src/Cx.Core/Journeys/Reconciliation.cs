using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Whether results agree with themselves and with each other: figures that are counted in different ways and must be equal.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record Reconciliation
{
    private Reconciliation(ValueList<ReconciliationCheck> checks) => Checks = checks;

    /// <summary>All that was checked.</summary>
    public IReadOnlyList<ReconciliationCheck> Checks { get; }

    /// <summary>Whether all of it agrees.</summary>
    public bool Holds => Checks.All(check => check.Holds);

    /// <summary>Checks results of one log or tracker, read at one instant.</summary>
    /// <param name="results">The results.</param>
    /// <returns>The checks.</returns>
    public static Reconciliation Check(params IEnumerable<JourneyResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return new Reconciliation(new ReconciliationBook([.. results]).Checks());
    }

    /// <summary>What does not agree, or that all does.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Holds ? string.Create(CultureInfo.InvariantCulture, $"all {Checks.Count} checks hold") : string.Join('\n', Checks.Where(check => !check.Holds).Select(check => check.ToString()));
}
