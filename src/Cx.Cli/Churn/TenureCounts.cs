using System.Runtime.InteropServices;
using Cx.Core.Statistics;

namespace Cx.Cli.Churn;

/// <summary>The customers of one group by how long they stayed: memory for each different tenure, not for each customer.</summary>
internal sealed class TenureCounts
{
    private readonly Dictionary<double, (long Lost, long Active)> _byTenure = [];

    public long Invalid { get; set; }

    public void Add(double tenure, bool hasLeft)
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_byTenure, tenure, out _);
        if (hasLeft) counts.Lost++;
        else counts.Active++;
    }

    public void Merge(TenureCounts other)
    {
        Invalid += other.Invalid;
        foreach (var (tenure, counts) in other._byTenure)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(_byTenure, tenure, out _);
            own = (own.Lost + counts.Lost, own.Active + counts.Active);
        }
    }

    /// <summary>The survival curve, or <see langword="null"/> without customers.</summary>
    public SurvivalCurve? Curve()
    {
        var rows = _byTenure.OrderBy(row => row.Key).ToList();
        return SurvivalCurve.OfCounts([.. rows.Select(row => row.Key)], [.. rows.Select(row => row.Value.Lost)], [.. rows.Select(row => row.Value.Active)]);
    }
}
