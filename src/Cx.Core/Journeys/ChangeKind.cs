namespace Cx.Core.Journeys;

/// <summary>What happened to an element between two versions.</summary>
/// <remarks><see langword="default"/> is <see cref="Added"/>.</remarks>
public enum ChangeKind
{
    /// <summary>Only the new version has it.</summary>
    Added,

    /// <summary>Only the old version has it.</summary>
    Removed,

    /// <summary>Both have it, and a member differs.</summary>
    Changed,
}
