using System.Text.Json;

namespace Cx.Core.Journeys.Model;

/// <summary>Fills drafts.</summary>
internal static class ElementDrafts
{
    public static TDraft With<TDraft>(this TDraft draft, IReadOnlyDictionary<string, JsonElement> extensions)
        where TDraft : ElementDraft
    {
        foreach (var (name, value) in extensions) draft.Extensions.Add(name, value);
        return draft;
    }
}
