using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>What differs between two versions of a blueprint, and what of it breaks journeys that began under the old one.</summary>
/// <remarks>
/// <para>Breaking is: a persona, channel, stage, touchpoint or transition removed; a channel no longer allowed at a touchpoint; its event or the scale of its survey changed; <c>Optional</c> or <c>Repeatable</c> withdrawn; entries, successes or failures changed.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equal when versions and changes are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record BlueprintDiff
{
    private BlueprintDiff(JourneyBlueprint before, JourneyBlueprint after)
    {
        Before = before.Version;
        After = after.Version;
        Changes = ValueList<BlueprintChange>.Of(DraftDiff.Between(BlueprintDraft.Of(before), BlueprintDraft.Of(after)));
    }

    /// <summary>The old version.</summary>
    public BlueprintVersion Before { get; }

    /// <summary>The new version.</summary>
    public BlueprintVersion After { get; }

    /// <summary>Everything that changed: the blueprint itself first, then by kind of element, id and member.</summary>
    public IReadOnlyList<BlueprintChange> Changes { get; }

    /// <summary>What was added.</summary>
    public IEnumerable<BlueprintChange> Added => Changes.Where(change => change.Kind == ChangeKind.Added);

    /// <summary>What was removed.</summary>
    public IEnumerable<BlueprintChange> Removed => Changes.Where(change => change.Kind == ChangeKind.Removed);

    /// <summary>What both have, and differently.</summary>
    public IEnumerable<BlueprintChange> Changed => Changes.Where(change => change.Kind == ChangeKind.Changed);

    /// <summary>What breaks journeys that began under the old version.</summary>
    public IEnumerable<BlueprintChange> Breaking => Changes.Where(change => change.IsBreaking);

    /// <summary>Whether journeys that began under the old version break: the new one needs a higher major version.</summary>
    public bool IsBreaking => Breaking.Any();

    /// <summary>Compares two versions.</summary>
    /// <param name="before">The old one.</param>
    /// <param name="after">The new one.</param>
    /// <returns>The differences; none when the two say the same.</returns>
    public static BlueprintDiff Between(JourneyBlueprint before, JourneyBlueprint after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new BlueprintDiff(before, after);
    }

    /// <summary>The versions and how much changed.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Before} → {After}: {Changes.Count} changes, {Breaking.Count()} of them breaking");
}
