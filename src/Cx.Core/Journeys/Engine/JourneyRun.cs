namespace Cx.Core.Journeys;

/// <summary>Interactions of one journey that follow one another: so many at a time that what an analysis knows of the journey is looked up once.</summary>
/// <param name="journey">The number of the journey.</param>
/// <param name="steps">The interactions, in order.</param>
/// <param name="heads">For each interaction the journey before it; its count is 0 for the first interaction of a journey.</param>
internal readonly ref struct JourneyRun(int journey, ReadOnlySpan<Step> steps, ReadOnlySpan<JourneyHead> heads)
{
    public readonly int Journey = journey;
    public readonly ReadOnlySpan<Step> Steps = steps;
    public readonly ReadOnlySpan<JourneyHead> Heads = heads;
}
