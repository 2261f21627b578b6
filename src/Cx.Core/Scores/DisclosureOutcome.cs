namespace Cx.Core.Scores;

/// <summary>Whether a score may be shown.</summary>
/// <remarks>The zero member, and so the default, is <see cref="NoData"/>.</remarks>
public enum DisclosureOutcome
{
    /// <summary>Nobody answered: there is no score.</summary>
    NoData = 0,

    /// <summary>The score may be shown.</summary>
    Shown = 1,

    /// <summary>Too few people answered, or a hidden sibling would follow from this one.</summary>
    Suppressed = 2,
}
