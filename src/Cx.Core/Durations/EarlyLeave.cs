namespace Cx.Core.Durations;

/// <summary>What becomes of a customer who left before the milestone.</summary>
public enum EarlyLeave
{
    /// <summary>Not known any further: the customer counts until the leaving, as if those who stayed told what would have been.</summary>
    Censored = 0,

    /// <summary>Never: the customer stays among those who have not reached the milestone, until the look. Leaving is a loss, not missing data.</summary>
    CompetingLoss,
}
