namespace Cx.Core.Improvement;

/// <summary>Product and service first: advice on the experience is held back while a foundation misses its target.</summary>
/// <remarks>
/// <para>Sources disagree whether a poor experience sinks a strong product or a good one saves a weak product. The gate takes neither as given: it asks whether each foundation meets a target that you set, and which one does not.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: its parts. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record PillarGate
{
    private readonly BusinessPillar[] _pillars;

    private PillarGate(BusinessPillar[] pillars) => _pillars = pillars;

    /// <summary>The parts, in the order they were given.</summary>
    public IReadOnlyList<BusinessPillar> Pillars => _pillars;

    /// <summary>The foundations that miss their targets.</summary>
    public IReadOnlyList<BusinessPillar> Blocking => [.. _pillars.Where(pillar => pillar is { IsFoundation: true, Verdict: Verdict.NotMet })];

    /// <summary>The foundations of which nobody can say whether they meet their targets.</summary>
    public IReadOnlyList<BusinessPillar> Unclear => [.. _pillars.Where(pillar => pillar is { IsFoundation: true, Verdict: Verdict.Undecided })];

    /// <summary>Open when every foundation meets its target, closed when one misses it, else undecided.</summary>
    public GateState State => Blocking.Count > 0 ? GateState.Closed : Unclear.Count > 0 ? GateState.Undecided : GateState.Open;

    /// <summary>Makes a gate.</summary>
    /// <param name="pillars">The parts, of which one or more is a foundation.</param>
    /// <returns>The gate.</returns>
    /// <exception cref="ArgumentException">No part is a foundation, or a name stands twice.</exception>
    public static PillarGate Of(params IReadOnlyList<BusinessPillar> pillars)
    {
        ArgumentNullException.ThrowIfNull(pillars);
        Figures.CheckNames(pillars.Select(pillar => pillar.Name), "Parts", nameof(pillars));
        return pillars.Any(pillar => pillar.IsFoundation) ? new PillarGate([.. pillars]) : throw new ArgumentException("A gate needs a foundation. Give the product or the service.", nameof(pillars));
    }

    /// <inheritdoc/>
    public bool Equals(PillarGate? other) => other is not null && _pillars.AsSpan().SequenceEqual(other._pillars);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_pillars.Length, _pillars[0]);

    /// <summary>What to do, such as <c>Closed: repair service first (NPS at least 30)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => State switch
    {
        GateState.Closed => $"Closed: repair {string.Join(", ", Blocking.Select(pillar => $"{pillar.Name} first ({pillar.Target})"))}",
        GateState.Undecided => $"Undecided: measure {string.Join(", ", Unclear.Select(pillar => $"{pillar.Name} ({pillar.Target})"))}",
        _ => "Open",
    };
}
