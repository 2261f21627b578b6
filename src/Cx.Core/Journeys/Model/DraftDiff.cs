using Cx.Core.Scales;

namespace Cx.Core.Journeys.Model;

/// <summary>Compares two drafts element by element, member by member.</summary>
internal static class DraftDiff
{
    /// <summary>The members whose change is judged apart; all others do not break anything.</summary>
    private delegate bool Breaks<TDraft>(string member, TDraft before, TDraft after);

    public static List<BlueprintChange> Between(BlueprintDraft before, BlueprintDraft after)
    {
        var changes = new List<BlueprintChange>();
        Members(changes, BlueprintElement.Blueprint, after.Id, BlueprintJson.Head(before), BlueprintJson.Head(after), member => member is "entries" or "success" or "failure");
        Elements(changes, BlueprintElement.Persona, before.Personas, after.Personas, persona => persona.Id, BlueprintJson.Of, isBreakingToRemove: true);
        Elements(changes, BlueprintElement.Channel, before.Channels, after.Channels, channel => channel.Id, BlueprintJson.Of, isBreakingToRemove: true);
        Elements(changes, BlueprintElement.Stage, before.Stages, after.Stages, stage => stage.Id, BlueprintJson.Of, isBreakingToRemove: true);
        Elements(changes, BlueprintElement.Touchpoint, before.Touchpoints, after.Touchpoints, touchpoint => touchpoint.Id, BlueprintJson.Of, isBreakingToRemove: true, BreaksAtTouchpoint);
        Elements(changes, BlueprintElement.Transition, before.Transitions, after.Transitions, transition => transition.Key, BlueprintJson.Of, isBreakingToRemove: true);
        // A pain point that is gone breaks no journey.
        Elements(changes, BlueprintElement.PainPoint, before.PainPoints, after.PainPoints, pain => pain.Id, BlueprintJson.Of, isBreakingToRemove: false);
        return changes;
    }

    private static bool BreaksAtTouchpoint(string member, TouchpointDraft before, TouchpointDraft after) => member switch
    {
        "event" => true,
        "optional" => before.Optional,
        "repeatable" => before.Repeatable,
        "channels" => before.Channels.Except(after.Channels, StringComparer.Ordinal).Any(),
        "survey" => before.Survey is { } was && !IsSameScale(was, after.Survey),
        _ => false,
    };

    private static bool IsSameScale(SurveyDraft was, SurveyDraft? now)
        => now is not null && was.ScaleId == now.ScaleId && (was.Scale is null || now.Scale is null || was.Scale.IsSameScaleAs(now.Scale));

    private static void Elements<TDraft>(
        List<BlueprintChange> changes, BlueprintElement element, List<TDraft> before, List<TDraft> after,
        Func<TDraft, string> id, Func<TDraft, SortedDictionary<string, string>> members, bool isBreakingToRemove, Breaks<TDraft>? breaks = null)
    {
        SortedDictionary<string, TDraft> old = ById(before, id), now = ById(after, id);
        foreach (var name in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!now.TryGetValue(name, out var its)) changes.Add(new BlueprintChange(ChangeKind.Removed, element, name, null, null, null, isBreakingToRemove));
            else if (!old.TryGetValue(name, out var was)) changes.Add(new BlueprintChange(ChangeKind.Added, element, name, null, null, null, isBreaking: false));
            else Members(changes, element, name, members(was), members(its), member => breaks?.Invoke(member, was, its) ?? false);
        }
    }

    private static void Members(
        List<BlueprintChange> changes, BlueprintElement element, string id, SortedDictionary<string, string> before, SortedDictionary<string, string> after, Func<string, bool> isBreaking)
    {
        foreach (var member in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (was, now) = (before.GetValueOrDefault(member), after.GetValueOrDefault(member));
            if (was != now) changes.Add(new BlueprintChange(ChangeKind.Changed, element, id, member, was, now, isBreaking(member)));
        }
    }

    private static SortedDictionary<string, TDraft> ById<TDraft>(List<TDraft> drafts, Func<TDraft, string> id)
    {
        var byId = new SortedDictionary<string, TDraft>(StringComparer.Ordinal);
        foreach (var draft in drafts) byId.TryAdd(id(draft), draft);
        return byId;
    }
}
