using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Cli.Churn;

/// <summary>Everything that <c>cx churn</c> shows.</summary>
internal sealed record ChurnReport
{
    /// <summary>The test compares each group with each; more of them are a list, not a question.</summary>
    public const int MostTestedGroups = 100;

    public required ChurnFrame Frame { get; init; }

    public required ChurnRequest Request { get; init; }

    public required long Rows { get; init; }

    public required ChurnOutcome Total { get; init; }

    public required IReadOnlyList<ChurnOutcome> Groups { get; init; }

    /// <summary>The groups that have a customer and are shown: those that the test is about.</summary>
    public IReadOnlyList<ChurnOutcome> Tested => [.. Groups.Where(group => group.Curve is not null)];

    /// <summary>Whether the groups have one curve; <see langword="null"/> without two groups that can be compared, and with very many.</summary>
    public required LogRankResult? LogRank { get; init; }

    public static ChurnReport Of(ChurnFrame frame, ChurnRequest request, long rows, TenureCounts total, IReadOnlyList<(string[] Key, TenureCounts Counts)> groups)
    {
        List<SurvivalCurve?> curves = [.. groups.Select(group => group.Counts.Curve())];
        long[] customers = [.. curves.Select(curve => curve?.N ?? 0)];
        // No group is hidden when nothing is smaller than one customer.
        var minimum = frame.MinimumN ?? 1;
        var hidden = Disclosure.Hidden(customers, minimum);
        var isTotalHidden = Disclosure.HidesTotal(customers, minimum);
        var all = isTotalHidden ? null : total.Curve();
        for (var i = 0; i < hidden.Length; i++) curves[i] = hidden[i] ? null : curves[i];
        SurvivalCurve[] tested = [.. curves.OfType<SurvivalCurve>()];
        var horizon = Horizon(frame, request.By.Count > 0 ? tested : all is null ? [] : [all]);
        return new ChurnReport
        {
            Frame = frame,
            Request = request,
            Rows = rows,
            Total = new ChurnOutcome { Key = [], Invalid = isTotalHidden ? null : total.Invalid, Curve = all, Horizon = horizon, IsSuppressed = isTotalHidden },
            Groups = request.By.Count == 0 ? [] : [.. groups.Select((group, i) => new ChurnOutcome { Key = group.Key, Invalid = hidden[i] ? null : group.Counts.Invalid, Curve = curves[i], Horizon = horizon, IsSuppressed = hidden[i] })],
            LogRank = tested.Length is >= 2 and <= MostTestedGroups ? Core.Statistics.LogRank.Of(tested) : null,
        };
    }

    // Means are compared up to the same time: the latest one that was asked for, else the latest one up to which all curves are known.
    private static double? Horizon(ChurnFrame frame, SurvivalCurve[] curves)
    {
        if (curves.Length == 0) return null;
        if (frame.Times.Count > 0) return frame.Times.Max();
        var open = curves.Where(curve => curve.Survival[^1] > 0).ToList();
        return open.Count > 0 ? open.Min(curve => curve.Last) : curves.Max(curve => curve.Last);
    }
}
