using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>The counts of a hand-off analysis that are no cells.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct HandoffCounts
{
    public long Pairs { get; set; }

    public long KnownPairs { get; set; }

    public long Triples { get; set; }

    public long Bounces { get; set; }

    public long FromUnassisted { get; set; }

    public long Escalations { get; set; }

    public long WithCase { get; set; }

    public long CaseKept { get; set; }
}
