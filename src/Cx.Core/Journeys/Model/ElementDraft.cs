using System.Text.Json;

namespace Cx.Core.Journeys.Model;

/// <summary>What every element of a draft may carry.</summary>
internal abstract class ElementDraft
{
    public Dictionary<string, JsonElement> Extensions { get; } = new(StringComparer.Ordinal);
}
