namespace Cx.Core.Journeys.Model;

/// <summary>A persona as it was given.</summary>
internal sealed class PersonaDraft : ElementDraft
{
    public string Id { get; set; } = string.Empty;

    public string? Name { get; set; }

    public string? Description { get; set; }
}
