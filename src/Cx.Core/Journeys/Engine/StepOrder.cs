namespace Cx.Core.Journeys;

/// <summary>The total order of the interactions of one customer.</summary>
internal sealed class StepOrder : IComparer<Step>
{
    public static StepOrder Instance { get; } = new();

    public int Compare(Step x, Step y) => Step.Compare(in x, in y);

    public static bool IsSorted(ReadOnlySpan<Step> steps)
    {
        for (var i = 1; i < steps.Length; i++)
        {
            if (Step.Compare(in steps[i - 1], in steps[i]) > 0) return false;
        }

        return true;
    }
}
