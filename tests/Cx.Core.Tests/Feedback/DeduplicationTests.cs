using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Feedback;

public class DeduplicationTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly QuestionId Recommend = new("recommend");

    // Few people, few instants: ties and repeats are frequent.
    private static Gen<SurveyResponse[]> Responses { get; } =
        from items in Gen.ArrayOf(
            from person in Gen.Elements("", "a", "b", "c")
            from hour in Gen.Choose(0, 4)
            from answer in Gen.Choose(-1, 10)
            select (person, hour, answer))
        select items.Select((item, i) => Response(i, item.person, item.hour, item.answer)).ToArray();

    [Fact]
    public void Every_policy_keeps_what_a_plain_loop_over_people_keeps() => Law.Holds(Responses, responses =>
    {
        foreach (var policy in Enum.GetValues<RepeatPolicy>())
        {
            var deduplicated = Deduplication.Of(responses, policy);
            var expected = new List<SurveyResponse>(responses.Where(one => one.Respondent is null));
            foreach (var person in responses.Where(one => one.Respondent is not null).Select(one => one.Respondent).Distinct())
            {
                var own = responses.Where(one => one.Respondent == person).ToList();
                own.Sort((x, y) => x.AnsweredAt != y.AnsweredAt ? x.AnsweredAt.CompareTo(y.AnsweredAt) : string.CompareOrdinal(x.Id.Text, y.Id.Text));
                if (policy == RepeatPolicy.LatestPerRespondent) expected.Add(own[^1]);
                else if (policy == RepeatPolicy.FirstPerRespondent) expected.Add(own[0]);
                else expected.AddRange(own);
            }

            Assert.Equal(expected.Select(one => one.Id.Text).Order(StringComparer.Ordinal), deduplicated.Kept.Select(one => one.Id.Text).Order(StringComparer.Ordinal));
            Assert.Equal(responses.Length, deduplicated.Kept.Count + deduplicated.LeftOut);
            Assert.Equal((responses.Length, policy), (deduplicated.Offered, deduplicated.Policy));
            Assert.Equal(responses.LongCount(one => one.Respondent is null), deduplicated.Anonymous);
            Assert.Equal(responses.Select(one => one.Respondent).Where(person => person is not null).Distinct().Count(), deduplicated.Respondents);
        }
    });

    [Fact]
    public void The_order_of_arrival_does_not_matter() => Law.Holds(Responses, responses =>
    {
        foreach (var policy in Enum.GetValues<RepeatPolicy>())
            Assert.Equal(Deduplication.Of(responses, policy).Kept, Deduplication.Of(responses.Reverse(), policy).Kept);
    });

    [Fact]
    public void With_one_answer_each_all_policies_agree() => Law.Holds(Responses, responses =>
    {
        var once = responses.Where(one => one.Respondent is null).Concat(responses.Where(one => one.Respondent is not null).DistinctBy(one => one.Respondent)).ToList();
        var all = Deduplication.Of(once, RepeatPolicy.All);
        foreach (var policy in Enum.GetValues<RepeatPolicy>())
        {
            Assert.Equal(all.Kept, Deduplication.Of(once, policy).Kept);
            Assert.Equal(NetPromoterScore.From(all.Counts<Nps>(Recommend)), NetPromoterScore.From(Deduplication.Of(once, policy).Counts<Nps>(Recommend)));
        }
    });

    [Fact]
    public void The_mean_gives_every_respondent_the_same_weight() => Law.Holds(Responses, responses =>
    {
        var deduplicated = Deduplication.Of(responses, RepeatPolicy.MeanPerRespondent);
        foreach (var person in deduplicated.Kept.GroupBy(one => one.Respondent).Where(group => group.Key is not null))
            Assert.Equal(1, person.Sum(one => one.Weight), 1e-12);
        Assert.All(deduplicated.Kept.Where(one => one.Respondent is null), one => Assert.Equal(1, one.Weight));
    });

    [Fact]
    public void A_hand_made_case_has_the_scores_of_a_hand_calculation()
    {
        // a answers 0, then 10; b answers 10. All: (2 - 1)/3. Latest: 2/2. First: (1 - 1)/2. Mean: (0.5 + 1 - 0.5)/2.
        SurveyResponse[] responses = [Response(1, "a", 0, 0), Response(2, "a", 1, 10), Response(3, "b", 0, 10)];

        Assert.Equal(100.0 / 3, NetPromoterScore.From(Deduplication.Of(responses, RepeatPolicy.All).Counts<Nps>(Recommend))!.Points, 1e-9);
        Assert.Equal(100, NetPromoterScore.From(Deduplication.Of(responses, RepeatPolicy.LatestPerRespondent).Counts<Nps>(Recommend))!.Points);
        Assert.Equal(0, NetPromoterScore.From(Deduplication.Of(responses, RepeatPolicy.FirstPerRespondent).Counts<Nps>(Recommend))!.Points);
        Assert.Equal(50, NetPromoterScore.From(Deduplication.Of(responses, RepeatPolicy.MeanPerRespondent).WeightedCounts<Nps>(Recommend))!.Points, 1e-9);
    }

    [Fact]
    public void Unweighted_counts_do_not_lose_weights()
    {
        var mean = Deduplication.Of([Response(1, "a", 0, 0), Response(2, "a", 1, 10)], RepeatPolicy.MeanPerRespondent);
        Assert.True(mean.IsWeighted);
        Assert.Contains("WeightedCounts", Assert.Throws<InvalidOperationException>(() => mean.Counts<Nps>(Recommend)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => mean.Counts(Recommend));
    }

    [Fact]
    public void Run_time_counts_are_the_typed_ones_and_who_was_not_asked_is_not_in_them()
    {
        var all = Deduplication.Of([Response(1, "a", 0, 0), Response(2, "a", 1, -1), SurveyResponse.Of(new("x"), Start)], RepeatPolicy.All);

        Assert.Equal(all.Counts<Nps>(Recommend), all.Counts(Recommend).ToRatingCounts<Nps>());
        Assert.Equal((1, 2), (all.Counts(Recommend).Answered, all.Counts(Recommend).Offered));
        Assert.Equal(1, all.WeightedCounts<Nps>(Recommend).Answered);
    }

    [Fact]
    public void Responses_of_two_levels_are_not_pooled()
    {
        var e = Assert.Throws<ArgumentException>(() => Deduplication.Of([Response(1, "a", 0, 0), Response(2, "b", 0, 0) with { Level = SurveyLevel.Relational }], RepeatPolicy.All));
        Assert.Contains("Transactional and Relational are not pooled", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_that_stands_twice_and_a_policy_that_is_none_are_refused()
    {
        Assert.Contains("\"1\" was given twice", Assert.Throws<ArgumentException>(() => Deduplication.Of([Response(1, "a", 0, 0), Response(1, "b", 1, 1)], RepeatPolicy.All)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Deduplication.Of([], (RepeatPolicy)9));
    }

    [Fact]
    public void A_score_carries_its_policy_and_no_data_gives_none()
    {
        var latest = Deduplication.Of([Response(1, "a", 0, 0), Response(2, "a", 1, 10)], RepeatPolicy.LatestPerRespondent);
        var score = latest.Score(MeanScore.From(latest.Counts<Nps>(Recommend)))!;

        Assert.Equal((RepeatPolicy.LatestPerRespondent, 2, 1), (score.Policy, score.Offered, score.Kept));
        Assert.EndsWith("(LatestPerRespondent, 1 of 2 responses)", score.ToString(), StringComparison.Ordinal);
        Assert.Null(latest.Score(null));
        Assert.Equal("LatestPerRespondent: 1 of 2 responses, 1 respondents, 0 anonymous", latest.ToString());
    }

    public class ScoreJson : JsonContract<DeduplicatedScore>
    {
        private static DeduplicatedScore One => Deduplication.Of([Response(1, "a", 0, 9)], RepeatPolicy.FirstPerRespondent) is var one ? one.Score(NetPromoterScore.From(one.Counts<Nps>(Recommend)))! : throw new InvalidOperationException();

        private static string Inner => System.Text.Json.JsonSerializer.Serialize<IScore>(One.Score);

        protected override JsonSerializerContext Context => FeedbackJsonContext.Default;

        protected override IReadOnlyList<(DeduplicatedScore Value, string Json)> Written =>
            [(One, $$"""{"score":{{Inner}},"policy":"firstPerRespondent","offered":1,"kept":1}""")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ($$"""{"score":{{Inner}},"policy":"firstPerRespondent","offered":1,"kept":2}""", "at most \"offered\""),
            ($$"""{"score":{{Inner}},"policy":"best","offered":1,"kept":1}""", "latestPerRespondent"),
            ($$"""{"score":{{Inner}},"offered":1,"kept":1}""", "needs \"policy\""),
            ("""{"policy":"all","offered":1,"kept":1}""", "needs \"score\""),
            ("""{"best":1}""", "no member"),
        ];
    }

    private static SurveyResponse Response(int id, string person, int hour, int answer) =>
        (SurveyResponse.Of(new ResponseId($"{id}"), Start.AddHours(hour)) with { Respondent = person.Length == 0 ? null : new CustomerId(person) })
        .WithAnswer(Recommend, answer < 0 ? Rating<Nps>.Skipped : Rating<Nps>.From(answer));
}
