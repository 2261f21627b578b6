namespace Cx.Core.Journeys;

/// <summary>The kinds of <see cref="JourneyPartition"/>.</summary>
public enum PartitionKind
{
    /// <summary>All interactions of a customer are one journey.</summary>
    OnePerCustomer = 0,

    /// <summary>After a success or a failure the next interaction begins a new journey.</summary>
    AfterEnd,

    /// <summary>After a silence the next interaction begins a new journey.</summary>
    AfterGap,

    /// <summary>The interactions of a customer with one case are one journey.</summary>
    ByCase,
}
