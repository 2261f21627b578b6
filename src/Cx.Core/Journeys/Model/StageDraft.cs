namespace Cx.Core.Journeys.Model;

/// <summary>A stage as it was given.</summary>
internal sealed class StageDraft : ElementDraft
{
    public string Id { get; set; } = string.Empty;

    public string? Name { get; set; }

    public int Order { get; set; }

    public string Component { get; set; } = string.Empty;

    public string? Owner { get; set; }

    public TimeSpan? TargetDuration { get; set; }

    public List<string> Kpis { get; } = [];
}
