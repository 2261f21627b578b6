using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Scales;

namespace Cx.Core.Tests.Journeys;

public sealed class BlueprintDiffTests
{
    private static readonly ScaleDefinition Mood = ScaleDefinition.Create("mood", 1, 3, Polarity.HigherIsBetter);

    private static readonly Dictionary<string, (Func<BlueprintBuilder> Before, Func<BlueprintBuilder> After, string Change, bool IsBreaking)> Cases = new(StringComparer.Ordinal)
    {
        ["a touchpoint added"] = (Clean, () => Clean().TouchpointsOf("s_sales", stage => stage.Touchpoint("x", Blueprints.Action)).Choice("sales", "x").Choice("x", "onboarding"), "added touchpoint x", false),
        ["a touchpoint removed"] = (() => Clean().WithBranch("x"), Clean, "removed touchpoint x", true),
        ["a transition removed"] = (() => Clean().Choice("sales", "support"), Clean, "removed transition sales → support", true),
        ["a transition added"] = (Clean, () => Clean().Choice("sales", "support"), "added transition sales → support", false),
        ["a persona removed"] = (() => Clean().Persona("bob"), Clean, "removed persona bob", true),
        ["a channel removed"] = (() => Clean().Channel("fax", Medium.Phone), Clean, "removed channel fax", true),
        ["a stage removed"] = (() => Clean().Stage("more", stage => stage.Component(ExperienceComponent.Sales)), Clean, "removed stage more", true),
        ["a pain point removed"] = (() => Clean().PainPoint("p", "sales", 1, PainEvidence.Observed), Clean, "removed pain point p", false),
        ["a channel forbidden"] = (() => X(touchpoint => touchpoint.Channels("web", "chat")), () => X(touchpoint => touchpoint.Channels("chat")), "changed touchpoint x, channels: [\"chat\",\"web\"] → [\"chat\"]", true),
        ["a channel allowed"] = (() => X(touchpoint => touchpoint.Channels("chat")), () => X(touchpoint => touchpoint.Channels("chat", "web")), "changed touchpoint x, channels: [\"chat\"] → [\"chat\",\"web\"]", false),
        ["an event"] = (() => X(touchpoint => touchpoint.Action()), () => X(touchpoint => touchpoint.Action().Event("y")), "changed touchpoint x, event: \"x\" → \"y\"", true),
        ["a survey withdrawn"] = (() => X(touchpoint => touchpoint.Action().Survey("csat5")), () => X(touchpoint => touchpoint.Action()), "changed touchpoint x, survey: ", true),
        ["a survey begun"] = (() => X(touchpoint => touchpoint.Action()), () => X(touchpoint => touchpoint.Action().Survey("csat5")), "changed touchpoint x, survey: nothing → ", false),
        ["another scale"] = (() => X(touchpoint => touchpoint.Action().Survey("csat5")), () => X(touchpoint => touchpoint.Action().Survey("csat7")), "changed touchpoint x, survey: ", true),
        ["another level"] = (() => X(touchpoint => touchpoint.Action().Survey("csat5")), () => X(touchpoint => touchpoint.Action().Survey("csat5", SurveyLevel.Journey)), "changed touchpoint x, survey: ", false),
        ["labels"] = (() => X(touchpoint => touchpoint.Action().Survey(Mood)), () => X(touchpoint => touchpoint.Action().Survey(Mood.WithLabels("bad", "so", "good"))), "changed touchpoint x, survey: ", false),
        ["no longer optional"] = (() => X(touchpoint => touchpoint.Action().Optional()), () => X(touchpoint => touchpoint.Action()), "changed touchpoint x, optional: true → false", true),
        ["optional now"] = (() => X(touchpoint => touchpoint.Action()), () => X(touchpoint => touchpoint.Action().Optional()), "changed touchpoint x, optional: false → true", false),
        ["no longer repeatable"] = (() => X(touchpoint => touchpoint.Action().Repeatable()), () => X(touchpoint => touchpoint.Action()), "changed touchpoint x, repeatable: true → false", true),
        ["a new entry"] = (Clean, () => Clean().Entry("support"), "changed blueprint clean, entries: [\"sales\"] → [\"sales\",\"support\"]", true),
        ["a new success"] = (Clean, () => Clean().Success("support"), "changed blueprint clean, success: ", true),
        ["a new failure"] = (Clean, () => Clean().Failure("support"), "changed blueprint clean, failure: [] → [\"support\"]", true),
        ["a name"] = (Clean, () => Clean().Name("Better"), "changed blueprint clean, name: \"clean\" → \"Better\"", false),
        ["a wait"] = (() => X(touchpoint => touchpoint.Action()), () => X(touchpoint => touchpoint.Action().MaxWait(TimeSpan.FromDays(2))), "changed touchpoint x, maxWait: nothing → \"2.00:00:00\"", false),
        ["another stage"] = (() => Clean().WithBranch("x"), () => Clean().TouchpointsOf("s_support", stage => stage.Touchpoint("x", Blueprints.Action)).Choice("sales", "x").Choice("x", "renewalExpansion"), "changed touchpoint x, stage: \"s_sales\" → \"s_support\"", false),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_change_is_told_and_judged(string name)
    {
        var (before, after, text, isBreaking) = Cases[name];
        var diff = BlueprintDiff.Between(before().BuildOrThrow(), after().BuildOrThrow());

        var change = Assert.Single(diff.Changes, one => one.ToString().Replace("breaking: ", string.Empty, StringComparison.Ordinal).StartsWith(text, StringComparison.Ordinal));
        Assert.Equal(isBreaking, change.IsBreaking);
        Assert.True(diff.IsBreaking || !isBreaking);
        Assert.Equal(diff.Changes.Count, diff.Added.Count() + diff.Removed.Count() + diff.Changed.Count());
    }

    [Fact]
    public void A_blueprint_does_not_differ_from_itself() => Assert.Empty(BlueprintDiff.Between(Blueprints.Full(), Blueprints.Full()).Changes);

    [Fact]
    public void What_one_direction_adds_the_other_removes()
    {
        var (one, other) = (Clean().BuildOrThrow(), Clean().WithBranch("x").Persona("bob").BuildOrThrow());
        Assert.Equal(
            BlueprintDiff.Between(one, other).Added.Select(change => (change.Element, change.Id)),
            BlueprintDiff.Between(other, one).Removed.Select(change => (change.Element, change.Id)));
    }

    private static BlueprintBuilder Clean() => Blueprints.Clean();

    private static BlueprintBuilder X(Action<TouchpointBuilder> define) => Clean().Channel("chat", Medium.Chat).WithBranch("x", define);
}
