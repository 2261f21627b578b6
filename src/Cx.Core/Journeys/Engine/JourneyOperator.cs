namespace Cx.Core.Journeys;

/// <summary>The state of one analysis: it is given every interaction in order, journey by journey interleaved or not.</summary>
/// <remarks>Batch and stream run the same operators; only what quantiles are made of differs.</remarks>
internal abstract class JourneyOperator
{
    /// <summary>Applies interactions of one journey.</summary>
    public abstract void Apply(in JourneyRun run);

    /// <summary>A copy that the original no longer changes, for an engine that is a copy of the original's.</summary>
    public abstract JourneyOperator CopyFor(JourneyEngine engine);

    /// <summary>Writes the state into an archive, or takes it in from one.</summary>
    public abstract void Exchange(JourneyArchive archive);
}
