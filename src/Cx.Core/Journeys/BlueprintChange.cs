using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>One difference between two versions of a blueprint.</summary>
/// <remarks>
/// <para>Part of a <see cref="BlueprintDiff"/>.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record BlueprintChange
{
    internal BlueprintChange(ChangeKind kind, BlueprintElement element, string id, string? member, string? before, string? after, bool isBreaking)
    {
        Kind = kind;
        Element = element;
        Id = id;
        Member = member;
        Before = before;
        After = after;
        IsBreaking = isBreaking;
    }

    /// <summary>What happened.</summary>
    public ChangeKind Kind { get; }

    /// <summary>The kind of element it happened to.</summary>
    public BlueprintElement Element { get; }

    /// <summary>The id of the element; for a transition <c>from → to</c>.</summary>
    public string Id { get; }

    /// <summary>The member that changed, named as in JSON; <see langword="null"/> when the whole element was added or removed.</summary>
    public string? Member { get; }

    /// <summary>The old value as JSON; <see langword="null"/> when there was none.</summary>
    public string? Before { get; }

    /// <summary>The new value as JSON; <see langword="null"/> when there is none.</summary>
    public string? After { get; }

    /// <summary>Whether journeys that began under the old version break.</summary>
    public bool IsBreaking { get; }

    /// <summary>The change on one line.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{(IsBreaking ? "breaking: " : string.Empty)}{Kind switch { ChangeKind.Added => "added", ChangeKind.Removed => "removed", _ => "changed" }} {BlueprintText.Of(Element)} {Id}{(Member is null ? string.Empty : $", {Member}: {Before ?? "nothing"} → {After ?? "nothing"}")}";
}
