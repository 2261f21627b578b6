using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>The counts of a hand-off analysis that are no cells.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct HandoffCounts
{
    public long Pairs;
    public long KnownPairs;
    public long Triples;
    public long Bounces;
    public long FromUnassisted;
    public long Escalations;
    public long WithCase;
    public long CaseKept;

    public void Exchange(JourneyArchive archive)
    {
        archive.Counter(ref Pairs);
        archive.Counter(ref KnownPairs);
        archive.Counter(ref Triples);
        archive.Counter(ref Bounces);
        archive.Counter(ref FromUnassisted);
        archive.Counter(ref Escalations);
        archive.Counter(ref WithCase);
        archive.Counter(ref CaseKept);
    }
}
