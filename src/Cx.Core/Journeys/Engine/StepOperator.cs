namespace Cx.Core.Journeys;

/// <summary>An analysis that takes interactions one at a time.</summary>
internal abstract class StepOperator : JourneyOperator
{
    public sealed override void Apply(in JourneyRun run)
    {
        for (var i = 0; i < run.Steps.Length; i++) Apply(run.Journey, in run.Steps[i], in run.Heads[i]);
    }

    /// <summary>Applies an interaction.</summary>
    /// <param name="journey">The number of the journey.</param>
    /// <param name="step">The interaction.</param>
    /// <param name="head">The journey before it; its count is 0 for the first interaction.</param>
    protected abstract void Apply(int journey, in Step step, in JourneyHead head);
}
