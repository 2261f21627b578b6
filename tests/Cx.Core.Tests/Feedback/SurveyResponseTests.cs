using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Scales;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Feedback;

public class SurveyResponseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly QuestionId Recommend = new("recommend");

    [Fact]
    public void An_answer_comes_back_typed_and_on_another_scale_it_is_refused()
    {
        var response = SurveyResponse.Of(new("r"), Noon).WithAnswer(Recommend, Rating<Nps>.From(9), QuestionKind.Recommend);

        Assert.Equal(Rating<Nps>.From(9), response.Answer<Nps>(Recommend));
        Assert.Equal(Rating.From(Nps.Definition, 9), response.Answer(Recommend));
        Assert.Throws<ScaleMismatchException>(() => response.Answer<Csat10>(Recommend));
        Assert.Equal(QuestionKind.Recommend, Assert.Single(response.Answers).Kind);
    }

    [Fact]
    public void A_question_that_was_not_asked_is_not_answered_and_one_that_was_skipped_was_asked()
    {
        var response = SurveyResponse.Of(new("r"), Noon).WithAnswer(Recommend, Rating<Nps>.Skipped);

        Assert.Equal(default, response.Answer<Csat5>(new("other")));
        Assert.Equal(default, response.Answer(new("other")));
        Assert.False(response.Asks(new("other")));
        Assert.True(response.Asks(Recommend));
        Assert.Equal(Rating<Nps>.Skipped, response.Answer<Nps>(Recommend));
    }

    [Fact]
    public void A_second_answer_to_a_question_replaces_the_first_in_its_place()
    {
        var response = SurveyResponse.Of(new("r"), Noon)
            .WithAnswer(new("a"), Rating<Csat5>.From(1)).WithAnswer(new("b"), Rating<Csat5>.From(2)).WithAnswer(new("c"), Rating<Csat5>.From(3))
            .WithAnswer(new("b"), Rating<Csat5>.From(5));

        Assert.Equal([1, 5, 3], response.Answers.Select(answer => answer.Rating.Value));
    }

    [Fact]
    public void What_says_nothing_is_nothing()
    {
        var response = SurveyResponse.Of(new("r"), Noon) with { Respondent = default(CustomerId), Touchpoint = default(TouchpointId), Channel = default(ChannelId), Verbatim = " \t" };

        Assert.Equal((null, null, null, null), (response.Respondent, response.Touchpoint, response.Channel, response.Verbatim));
        Assert.Equal(SurveyResponse.Of(new("r"), Noon), response);
    }

    [Theory]
    [InlineData("DE", "de")]
    [InlineData("pt-br", "pt-BR")]
    [InlineData("ZH-HANT-tw", "zh-Hant-TW")]
    [InlineData("de-1996", "de-1996")]
    [InlineData("sl-rozaj", "sl-rozaj")]
    public void A_language_is_kept_in_its_usual_letter_case(string given, string kept) =>
        Assert.Equal(kept, (SurveyResponse.Of(new("r"), Noon) with { Language = given }).Language);

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("german language")]
    [InlineData("de-")]
    [InlineData("d3")]
    [InlineData("de-abcdefghi")]
    [InlineData("aa-bb-cc-dd-ee-ff-gg-hh-ii-jj-kk-ll-mm")]
    public void What_is_no_language_tag_is_refused(string tag) =>
        Assert.Contains("\"de\" or \"pt-BR\"", Assert.Throws<ArgumentException>(() => SurveyResponse.Of(new("r"), Noon) with { Language = tag }).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_none_is_refused(double weight) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SurveyResponse.Of(new("r"), Noon) with { Weight = weight });

    [Fact]
    public void Empty_ids_and_ratings_on_no_scale_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SurveyResponse.Of(default, Noon));
        Assert.Throws<ArgumentException>(() => SurveyAnswer.Of(default, Rating.From(Nps.Definition, 1)));
        Assert.Contains("\"a\" is on no scale", Assert.Throws<ArgumentException>(() => SurveyAnswer.Of(new("a"), default)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SurveyResponse.Of(new("r"), Noon).WithReason(default));
    }

    [Fact]
    public void A_reason_stands_once()
    {
        var response = SurveyResponse.Of(new("r"), Noon).WithReason(ReasonCode.LongWait).WithReason(ReasonCode.Rudeness).WithReason(ReasonCode.LongWait);
        Assert.Equal([ReasonCode.LongWait, ReasonCode.Rudeness], response.Reasons);
    }

    [Fact]
    public void The_reasons_of_the_sources_are_seven()
    {
        ReasonCode[] known = [ReasonCode.LongWait, ReasonCode.Rudeness, ReasonCode.NotUnderstood, ReasonCode.NoPersonalTouch, ReasonCode.PoorQuality, ReasonCode.IrrelevantAdvertising, ReasonCode.Unsolved];
        Assert.Equal(7, known.Distinct().Count());
        Assert.All(known, reason => Assert.False(reason.IsEmpty));
    }

    [Fact]
    public void Text_for_logs_has_neither_the_words_nor_the_person()
    {
        var response = (SurveyResponse.Of(new("r-1"), Noon) with { Respondent = new CustomerId("jane@example.org"), Verbatim = "secret" }).WithAnswer(Recommend, Rating<Nps>.From(9)).WithAnswer(new("taste"), Rating<Csat5>.Skipped);
        Assert.Equal("r-1 (Transactional): recommend: 9 on nps, taste: Skipped on csat5", response.ToString());
        Assert.Equal("r-2 (Transactional): no answer", SurveyResponse.Of(new("r-2"), Noon).ToString());
    }

    [Fact]
    public void Reasons_are_counted_by_response_and_do_not_add_up()
    {
        var counts = ReasonCounts.From(
        [
            SurveyResponse.Of(new("1"), Noon).WithReason(ReasonCode.LongWait).WithReason(ReasonCode.Rudeness),
            SurveyResponse.Of(new("2"), Noon).WithReason(ReasonCode.LongWait),
            SurveyResponse.Of(new("3"), Noon),
        ])!;

        Assert.Equal((3, 2, 1), (counts.N, counts.Named, counts.NotGiven));
        Assert.Equal([ReasonCode.LongWait, ReasonCode.Rudeness], counts.Reasons);
        Assert.Equal((2L, 2L), (counts.ShareOf(ReasonCode.LongWait)!.Hits, counts.ShareOf(ReasonCode.LongWait)!.N));
        Assert.Equal(0, counts.Count(ReasonCode.PoorQuality));
        Assert.Equal("long-wait: 2; rudeness: 1; not given: 1 of 3", counts.ToString());
        Assert.Null(ReasonCounts.From([]));
        Assert.Null(ReasonCounts.From([SurveyResponse.Of(new("3"), Noon)])!.ShareOf(ReasonCode.LongWait));
    }

    public class Equality : EqualityContract<SurveyResponse>
    {
        protected override IReadOnlyList<Func<SurveyResponse>> Makers =>
        [
            () => SurveyResponse.Of(new("r"), Noon),
            () => SurveyResponse.Of(new("s"), Noon),
            () => SurveyResponse.Of(new("r"), Noon.AddTicks(1)),
            () => SurveyResponse.Of(new("r"), Noon) with { AskedAt = Noon },
            () => SurveyResponse.Of(new("r"), Noon) with { OccurredAt = Noon },
            () => SurveyResponse.Of(new("r"), Noon) with { Respondent = new CustomerId("c") },
            () => SurveyResponse.Of(new("r"), Noon) with { Touchpoint = new TouchpointId("c") },
            () => SurveyResponse.Of(new("r"), Noon) with { Channel = new ChannelId("c") },
            () => SurveyResponse.Of(new("r"), Noon) with { Level = SurveyLevel.Journey },
            () => SurveyResponse.Of(new("r"), Noon) with { Verbatim = "a" },
            () => SurveyResponse.Of(new("r"), Noon) with { Verbatim = "A" },
            () => SurveyResponse.Of(new("r"), Noon) with { Language = "de" },
            () => SurveyResponse.Of(new("r"), Noon) with { Mode = CollectionMode.Web },
            () => SurveyResponse.Of(new("r"), Noon) with { Source = FeedbackSource.Call },
            () => SurveyResponse.Of(new("r"), Noon) with { Weight = 2 },
            () => SurveyResponse.Of(new("r"), Noon).WithAnswer(Recommend, Rating<Nps>.From(9)),
            () => SurveyResponse.Of(new("r"), Noon).WithAnswer(Recommend, Rating<Nps>.From(8)),
            () => SurveyResponse.Of(new("r"), Noon).WithAnswer(Recommend, Rating<Nps>.From(8), QuestionKind.Recommend),
            () => SurveyResponse.Of(new("r"), Noon).WithReason(ReasonCode.LongWait),
            () => SurveyResponse.Of(new("r"), Noon).WithReason(ReasonCode.Rudeness),
        ];
    }

    public class ResponseJson : JsonContract<SurveyResponse>
    {
        protected override JsonSerializerContext Context => FeedbackJsonContext.Default;

        protected override IReadOnlyList<(SurveyResponse Value, string Json)> Written =>
        [
            (SurveyResponse.Of(new("r"), Noon), """{"id":"r","answeredAt":"2026-03-02T12:00:00+00:00","level":"transactional"}"""),
            (
                (SurveyResponse.Of(new("r"), Noon) with
                {
                    AskedAt = Noon, OccurredAt = Noon, Respondent = new CustomerId("c"), Touchpoint = new TouchpointId("t"), Channel = new ChannelId("chat"),
                    Level = SurveyLevel.Relational, Verbatim = "ok", Language = "de", Mode = CollectionMode.InApp, Source = FeedbackSource.InAppPoll, Weight = 0.5,
                }).WithAnswer(new("ease"), Rating<Thumbs>.From(1), QuestionKind.Effort).WithAnswer(new("other"), Rating<Thumbs>.Skipped).WithReason(ReasonCode.LongWait),
                """{"id":"r","answeredAt":"2026-03-02T12:00:00+00:00","askedAt":"2026-03-02T12:00:00+00:00","occurredAt":"2026-03-02T12:00:00+00:00","respondent":"c","touchpoint":"t","channel":"chat","level":"relational","verbatim":"ok","language":"de","mode":"inApp","source":"inAppPoll","weight":0.5,"""
                + """
                "answers":[{"question":"ease","kind":"effort","rating":{"scale":SCALE,"value":1}},{"question":"other","rating":{"scale":SCALE,"value":"skipped"}}],"reasons":["long-wait"]}
                """.Replace("SCALE", System.Text.Json.JsonSerializer.Serialize(Thumbs.Definition), StringComparison.Ordinal)
            ),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("[]", "A survey response is a JSON object"),
            ("""{"id":"r"}""", "needs \"answeredAt\""),
            ("""{"answeredAt":"2026-03-02T12:00:00Z"}""", "needs \"id\""),
            ("""{"id":"","answeredAt":"2026-03-02T12:00:00Z"}""", "1 to 128 characters"),
            ("""{"id":"r","answeredAt":"noon"}""", "an instant with its offset"),
            ("""{"id":"r","answeredAt":"2026-03-02T12:00:00Z","level":"other"}""", "transactional, journey, relational"),
            ("""{"id":"r","answeredAt":"2026-03-02T12:00:00Z","language":"?"}""", "a tag such as"),
            ("""{"id":"r","answeredAt":"2026-03-02T12:00:00Z","weight":0}""", "above 0"),
            ("""{"id":"r","answeredAt":"2026-03-02T12:00:00Z","colour":"red"}""", "no member \"colour\""),
            ("""{"id":"r","answeredAt":"2026-03-02T12:00:00Z","answers":1}""", "'answers' is an array"),
            ("""{"id":"r","answeredAt":"2026-03-02T12:00:00Z","answers":[{"kind":"effort"}]}""", "An answer needs \"question\""),
            ("""{"id":"r","answeredAt":"2026-03-02T12:00:00Z","answers":[{"question":"a","rating":null}]}""", "on no scale"),
            ("""{"id":"r","answeredAt":"2026-03-02T12:00:00Z","answers":[{"question":"a","colour":1}]}""", "An answer has no member"),
            ("""{"id":"r","answeredAt":"2026-03-02T12:00:00Z","answers":[§,§]}""".Replace("§", """{"question":"a","rating":{"scale":{"id":"thumbs","min":0,"max":1,"polarity":"higherIsBetter"},"value":1}}""", StringComparison.Ordinal), "answered twice"),
            ("""{"id":"r","answeredAt":"2026-03-02T12:00:00Z","reasons":[""]}""", "1 to 128 characters"),
        ];
    }

    public class ReasonJson : JsonContract<ReasonCode>
    {
        protected override JsonSerializerContext Context => FeedbackJsonContext.Default;

        protected override IReadOnlyList<(ReasonCode Value, string Json)> Written => [(ReasonCode.LongWait, "\"long-wait\"")];

        protected override IReadOnlyList<(string Json, string Message)> Refused => [("1", "a text, and this is a Number")];
    }

    public class NoteEquality : EqualityContract<QualitativeNote>
    {
        protected override IReadOnlyList<Func<QualitativeNote>> Makers =>
        [
            () => QualitativeNote.Of(Noon, FeedbackSource.Interview, "a"),
            () => QualitativeNote.Of(Noon, FeedbackSource.FocusGroup, "a"),
            () => QualitativeNote.Of(Noon, FeedbackSource.Interview, "b"),
            () => QualitativeNote.Of(Noon, FeedbackSource.Interview, "a") with { Author = "x" },
        ];
    }

    public class NoteJson : JsonContract<QualitativeNote>
    {
        protected override JsonSerializerContext Context => FeedbackJsonContext.Default;

        protected override IReadOnlyList<(QualitativeNote Value, string Json)> Written =>
        [
            (QualitativeNote.Of(Noon, FeedbackSource.Interview, "a"), """{"at":"2026-03-02T12:00:00+00:00","source":"interview","text":"a"}"""),
            (
                QualitativeNote.Of(Noon, FeedbackSource.StaffNote, "a") with { Customer = new CustomerId("c"), Touchpoint = new TouchpointId("t"), Author = "x", Language = "fr" },
                """{"at":"2026-03-02T12:00:00+00:00","source":"staffNote","text":"a","customer":"c","touchpoint":"t","author":"x","language":"fr"}"""
            ),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"at":"2026-03-02T12:00:00Z","source":"interview"}""", "needs \"text\""),
            ("""{"at":"2026-03-02T12:00:00Z","source":"interview","text":" "}""", "text"),
            ("""{"at":"2026-03-02T12:00:00Z","source":"rumour","text":"a"}""", "interview"),
            ("""{"rumour":1}""", "no member"),
        ];
    }

    [Fact]
    public void A_note_says_when_and_whence_and_keeps_its_words_out_of_logs()
    {
        var note = QualitativeNote.Of(Noon, FeedbackSource.UsabilityTest, "secret") with { Customer = default(CustomerId), Touchpoint = default(TouchpointId), Author = " " };
        Assert.Equal("UsabilityTest note of 2026-03-02T12:00:00.0000000+00:00", note.ToString());
        Assert.Equal(QualitativeNote.Of(Noon, FeedbackSource.UsabilityTest, "secret"), note);
        Assert.Throws<ArgumentException>(() => QualitativeNote.Of(Noon, FeedbackSource.Interview, " "));
    }
}
