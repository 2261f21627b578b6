namespace Cx.Core.Journeys;

/// <summary>The state of one analysis: it is given every interaction in order, journey by journey interleaved or not.</summary>
/// <remarks>Batch and stream run the same operators; only what quantiles are made of differs.</remarks>
internal abstract class JourneyOperator
{
    /// <summary>Applies an interaction.</summary>
    /// <param name="journey">The number of the journey.</param>
    /// <param name="step">The interaction.</param>
    /// <param name="head">The journey before it; its count is 0 for the first interaction.</param>
    public abstract void Apply(int journey, in Step step, in JourneyHead head);

    /// <summary>A copy that the original no longer changes, for an engine that is a copy of the original's.</summary>
    public abstract JourneyOperator CopyFor(JourneyEngine engine);

    /// <summary>Writes the state into an archive, or takes it in from one.</summary>
    public abstract void Exchange(JourneyArchive archive);
}
