using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Scales;

namespace Cx.Core.Tests.Journeys;

public class FrictionTests
{
    [Fact]
    public void A_blueprint_says_contacts_repeatable_events_waits_owners_and_pain_points()
    {
        var compiled = JourneyBlueprint.Define("b", "1.0.0")
            .Stage("sales", stage => stage.Component(ExperienceComponent.Sales).Owner("sales")
                .Touchpoint("buy", touchpoint => touchpoint.Action().MaxWait(TimeSpan.FromSeconds(2)).Owner("shop"))
                .Touchpoint("ask_before", touchpoint => touchpoint.Action().Event("ask").Repeatable().Optional().MaxWait(TimeSpan.FromSeconds(1))))
            .Stage("help", stage => stage.Component(ExperienceComponent.Support).Owner("support")
                .Touchpoint("ask_after", touchpoint => touchpoint.Action().Event("ask").Repeatable().MaxWait(TimeSpan.FromSeconds(5)))
                .Touchpoint("done", Blueprints.Action))
            .Entry("ask_before", "buy").Next("ask_before", "buy").Next("buy", "ask_after").Next("ask_after", "done").Success("done")
            .PainPoint("slow", "ask_after", 2, PainEvidence.Observed).PainPoint("hidden", "ask_before", 4, PainEvidence.Reported).PainPoint("dear", "buy", 1, PainEvidence.Observed)
            .BuildOrThrow().Compile();
        var spec = FrictionSpec.Of(compiled);

        Assert.Equal(["ask", "done"], spec.Contacts.Select(name => name.Text));
        Assert.Equal(["ask"], spec.Repeatable.Select(name => name.Text));
        Assert.Equal([("ask", 5), ("buy", 2)], spec.MaxWaits.Select(wait => (wait.Event.Text, (int)wait.MaxWait.TotalSeconds)));

        var found = Small.Log((0, "ask"), (3, "buy"), (6, "ask"), (12, "done")).Read(spec, Small.At(20));
        Assert.Equal("b@1.0.0", found.Blueprint);
        Assert.Equal(["sales", "support"], found.At("ask")!.Owners);
        Assert.Equal(["hidden", "slow"], found.At("ask")!.PainPoints.Select(pain => pain.Id.Text));
        Assert.Equal(["shop"], found.At("buy")!.Owners);
        Assert.Equal(["dear"], found.At("buy")!.PainPoints.Select(pain => pain.Id.Text));
        // One of two waits after "ask" was longer than 5 s; "buy" waited 3 s and not 2, and was followed by a contact.
        Assert.Equal((1L, 2L), (found.At("ask")!.Component(FrictionKind.Wait)!.Numerator, found.At("ask")!.Component(FrictionKind.Wait)!.Denominator));
        Assert.Equal((1, 1), (found.At("buy")!.Component(FrictionKind.Wait)!.Value, found.At("buy")!.Component(FrictionKind.Contact)!.Value));
        Assert.Null(found.At("ask")!.Component(FrictionKind.Rework));

        var plain = Small.Log((0, "ask")).Read(new FrictionSpec(), Small.At(1)).At("ask")!;
        Assert.Empty(plain.Owners);
        Assert.Empty(plain.PainPoints);
    }

    [Fact]
    public void Responses_have_emotions_where_they_are_about_a_touchpoint_each_once()
    {
        QuestionId mood = new("mood"), other = new("other");
        SurveyResponse Response(string id, string? touchpoint, Rating<Csat5>? rating, string? person = null)
        {
            var response = SurveyResponse.Of(new(id), Small.At(50)) with { Touchpoint = touchpoint is null ? null : new(touchpoint), Respondent = person is null ? null : new(person), OccurredAt = person is null ? null : Small.At(10) };
            return rating is { } given ? response.WithAnswer(mood, given).WithAnswer(other, Rating<Csat5>.From(1)) : response.WithAnswer(other, Rating<Csat5>.From(1));
        }

        SurveyResponse[] responses =
        [
            Response("1", "setup", Rating<Csat5>.From(5)), Response("2", "setup", Rating<Csat5>.From(4), "anna"), Response("2", "setup", Rating<Csat5>.From(1), "anna"), Response("3", "setup", Rating<Csat5>.Skipped),
            Response("4", null, Rating<Csat5>.From(1)), Response("5", "setup", null), Response("6", "ad", Rating<Csat5>.From(2), "ben"),
        ];
        var points = new EmotionSpec { Expected = [ExpectedEmotion.Of("ad", 0.25)] }.Read(responses, mood);

        // setup: 5 and 4 are +1 and +0.5; the second answer of response 2 counts nowhere, and response 5 was not asked.
        Assert.Equal([("ad", 1L, 0L, -0.5), ("setup", 2L, 1L, 0.75)], points.Select(point => (point.Event.Text, point.N, point.AskedButSilent, point.Emotion)));
        Assert.Equal(-0.75, points[0].Gap);

        // In a log they are interactions of who is known.
        Assert.Equal([null, "anna", "anna", null, null, null, "ben"], responses.Select(response => Interaction.Of(response, mood)?.Customer.Text));
        var anna = Interaction.Of(responses[1], mood)!.Value;
        Assert.Equal(("2", "setup", Small.At(10), Small.At(50), 4), (anna.EventId.Text, anna.Touchpoint.Text, anna.OccurredAt, anna.RecordedAt!.Value, anna.Answer!.Value.Value!.Value));
        Assert.Equal(Small.At(50), Interaction.Of(responses[1] with { OccurredAt = null }, mood)!.Value.OccurredAt);
        Assert.Null(Interaction.Of(responses[1], new QuestionId("nobody asked"))!.Value.Answer);
        var log = JourneyLog.Of(responses.Select(response => Interaction.Of(response, mood)).OfType<Interaction>(), JourneyPartition.OnePerCustomer);
        Assert.Equal((2, 1), (log.Count, log.Tally.Duplicate));
        Assert.Equal(0.5, log.Read(new EmotionSpec(), Small.At(60)).At("setup")!.Emotion);
    }
}
