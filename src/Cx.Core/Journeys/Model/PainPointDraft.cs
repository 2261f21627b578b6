namespace Cx.Core.Journeys.Model;

/// <summary>A pain point as it was given.</summary>
internal sealed class PainPointDraft : ElementDraft
{
    public string Id { get; set; } = string.Empty;

    public string Touchpoint { get; set; } = string.Empty;

    public int Severity { get; set; }

    public PainEvidence Evidence { get; set; }

    public string? Hypothesis { get; set; }

    public List<string> Opportunities { get; } = [];
}
