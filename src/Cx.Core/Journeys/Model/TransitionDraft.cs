namespace Cx.Core.Journeys.Model;

/// <summary>A transition as it was given.</summary>
internal sealed class TransitionDraft : ElementDraft
{
    public string From { get; set; } = string.Empty;

    public string To { get; set; } = string.Empty;

    public TransitionKind Kind { get; set; }

    public TimeSpan? MaxWait { get; set; }

    public string Key => BlueprintText.Transition(From, To);
}
