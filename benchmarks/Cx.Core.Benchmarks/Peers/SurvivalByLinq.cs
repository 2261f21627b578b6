using Cx.Core.Durations;

namespace Cx.Core.Benchmarks.Peers;

/// <summary>Kaplan–Meier and log-rank as one writes them with LINQ: group, sort, scan.</summary>
internal static class SurvivalByLinq
{
    /// <summary>The share still open after a time.</summary>
    public static double OpenAfter(IReadOnlyCollection<CensoredDuration> cases, TimeSpan time)
    {
        double survival = 1, atRisk = cases.Count;
        foreach (var at in cases.GroupBy(one => one.Elapsed).OrderBy(group => group.Key))
        {
            if (at.Key > time) break;
            survival *= 1 - (at.Count(one => !one.IsOpen) / atRisk);
            atRisk -= at.Count();
        }

        return survival;
    }

    /// <summary>The chi-squared statistic of two groups.</summary>
    public static double LogRank(IReadOnlyCollection<CensoredDuration> first, IReadOnlyCollection<CensoredDuration> second)
    {
        double atRisk = first.Count, atRiskOther = second.Count, difference = 0, variance = 0;
        var all = first.Select(one => (one, IsFirst: true)).Concat(second.Select(one => (one, IsFirst: false)));
        foreach (var at in all.GroupBy(row => row.one.Elapsed).OrderBy(group => group.Key))
        {
            double n = atRisk + atRiskOther, events = at.Count(row => !row.one.IsOpen), own = at.Count(row => row.IsFirst && !row.one.IsOpen);
            difference += own - (events * atRisk / n);
            if (n > 1) variance += events * (n - events) / (n - 1) * (atRisk / n) * (atRiskOther / n);
            var left = at.Count(row => row.IsFirst);
            atRisk -= left;
            atRiskOther -= at.Count() - left;
        }

        return difference * difference / variance;
    }
}
