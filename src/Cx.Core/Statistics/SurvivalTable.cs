using System.Runtime.InteropServices;

namespace Cx.Core.Statistics;

/// <summary>Counts cases by the time they ended, were last seen, or were first seen: memory for each different time, not for each case.</summary>
internal sealed class SurvivalTable
{
    private readonly Dictionary<double, Counts> _counts = [];

    public void Add(double time, bool isEvent, double entry)
    {
        // Adding zero makes one key of 0 and -0.
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, time + 0.0, out _);
        if (isEvent)
        {
            counts.Events++;
        }
        else
        {
            counts.Censored++;
        }

        if (entry > 0)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, entry, out _).Entered++;
        }
    }

    /// <summary>The curve of everything added, or <c>null</c> of nothing.</summary>
    public SurvivalCurve? ToSurvivalCurve()
    {
        if (_counts.Count == 0)
        {
            return null;
        }

        var times = new double[_counts.Count];
        var rows = new Counts[_counts.Count];
        _counts.Keys.CopyTo(times, 0);
        _counts.Values.CopyTo(rows, 0);
        Array.Sort(times, rows);
        return new SurvivalCurve(
            times,
            Array.ConvertAll(rows, row => row.Events),
            Array.ConvertAll(rows, row => row.Censored),
            Array.ConvertAll(rows, row => row.Entered));
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Counts
    {
        public long Events;
        public long Censored;
        public long Entered;
    }
}
