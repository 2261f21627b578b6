namespace Cx.Core.Journeys.Model;

/// <summary>A channel as it was given.</summary>
internal sealed class ChannelDraft : ElementDraft
{
    public string Id { get; set; } = string.Empty;

    public Medium Medium { get; set; }

    public bool Assisted { get; set; }
}
