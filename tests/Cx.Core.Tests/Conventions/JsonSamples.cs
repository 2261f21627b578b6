using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Improvement;
using Cx.Core.Journeys;
using Cx.Core.Retention;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Streaming;
using Cx.Core.Tests.Journeys;

namespace Cx.Core.Tests.Conventions;

/// <summary>A sample or more of every public type that holds data. The type also needs its line in <see cref="SampleJsonContext"/>.</summary>
internal static class JsonSamples
{
    private static readonly ScaleDefinition Taste =
        ScaleDefinition.Create("taste", 1, 3, Polarity.LowerIsBetter).WithLabels("good", "so \"so\"", "bad: é").WithNeutral(2).WithBoxes(1, 1);

    public static IReadOnlyList<JsonSample> All { get; } = Make();

    /// <summary>The same samples, made anew.</summary>
    public static IReadOnlyList<JsonSample> Make() =>
    [
        JsonSample.Of(Taste),
        JsonSample.Of(Taste.WithoutBoxes()),
        JsonSample.Of(Rating<Nps>.From(0)),
        JsonSample.Of(Rating<Nps>.Skipped),
        JsonSample.Of(Rating<Nps>.NotApplicable),
        JsonSample.Of(Rating.From(Taste, 3)),
        JsonSample.Of(Rating.NotAnswered(Taste)),
        JsonSample.Of(Rescale.To(4, Nps.Definition, Csat7.Definition)),
        JsonSample.Of(Confidence.P99),
        JsonSample.Of(Interval.Of(-0.1, 1.0 / 3, Confidence.P90, "Wilson")),
        JsonSample.Of(Share.Of(1, 3)!),
        JsonSample.Of(McNemar.Of(3, 9)),
        JsonSample.Of(ChiSquaredTest.Of([8, 13, 15, 12, 7, 12], 3)!),
        JsonSample.Of(Answers()),
        JsonSample.Of(Wide()),
        JsonSample.Of(Answers().ToRatingCounts()),
        JsonSample.Of(RatingCounts.On(Taste)),
        JsonSample.Of(Weighed()),
        JsonSample.Of(WeighedWide()),
        JsonSample.Of(Weighed().ToWeightedRatingCounts()),
        JsonSample.Of(new WeightedRating<Nps>(Rating<Nps>.From(9), 1.25)),
        JsonSample.Of(NetPromoterScore.From(Weighed())!.Weighting!),
        JsonSample.Of(NetPromoterScore.From(Answers())!),
        JsonSample.Of(NetPromoterScore.From(Weighed())!),
        JsonSample.Of(NetBoxScore.From(Answers())!),
        JsonSample.Of(NetBoxScore.Net(Weighed(), 3, 4)!),
        JsonSample.Of(BoxScore.From(Answers())!),
        JsonSample.Of(BoxScore.Bottom(Weighed(), 3)!),
        JsonSample.Of(MeanScore.From(Answers())!),
        JsonSample.Of(MeanScore.From(Weighed())!),
        JsonSample.Of(PompScore.From(Wide())!),
        JsonSample.Of(EffortScore.From(Answers())!),
        JsonSample.Of(EffortScore.From(Weighed())!),
        JsonSample.Of(ThreeItemSatisfactionIndex.From(ThreeItems(), 0.5, 0.3, 0.2)!),
        JsonSample.Of(ThreeItems()),
        JsonSample.Of(new ThreeItemAnswers(Rating<Csat10>.From(8), Rating<Csat10>.From(7), Rating<Csat10>.Skipped)),
        JsonSample.Of(NetPromoterScore.From(Answers())!.CompareWith(NetPromoterScore.From(Weighed())!)),
        JsonSample.Of(BoxScore.From(Answers())!.CompareWith(BoxScore.From(Weighed())!)),
        JsonSample.Of(MeanScore.From(Answers())!.CompareWith(MeanScore.From(Weighed())!)!),
        JsonSample.Of(NetPromoterScore.ComparePaired([(Rating<Nps>.From(3), Rating<Nps>.From(9)), (Rating<Nps>.From(8), Rating<Nps>.From(9)), (default, Rating<Nps>.From(1))])),
        JsonSample.Of(Compare.All([NetPromoterScore.From(Answers()), NetPromoterScore.From(Weighed())])[0]),
        JsonSample.Of(Disclosure.Of(NetPromoterScore.From(Answers()), minimumN: 1)),
        JsonSample.Of(Disclosure.Of(NetPromoterScore.From(Answers()), minimumN: 10)),
        JsonSample.Of(ItemReliability.From([Column(1, 2)])),
        JsonSample.Of(ItemReliability.From([Column(1, 2, 3, 5), Column(1, 3, 3, 4), Column(2, 2, 4, 5)])),
        JsonSample.Of(QuantileLevel.P90),
        JsonSample.Of(SurvivalCurve.Of([6, 7, 9.5, 10], [true, true, false, true], [0, 1, 0.5, 0])!),
        JsonSample.Of(LogRank.Of(SurvivalCurve.Of([6, 7], [true, false])!, SurvivalCurve.Of([1, 2], [true, true])!)!),
        JsonSample.Of(CensoredDuration.Resolved(TimeSpan.FromHours(26.5))),
        JsonSample.Of(CensoredDuration.StillOpen(TimeSpan.FromTicks(3)).WithEntry(TimeSpan.FromTicks(1))),
        JsonSample.Of(BusinessDuration.FromHours(26.5)),
        JsonSample.Of(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(26.5))),
        JsonSample.Of(CensoredBusinessDuration.StillOpen(BusinessDuration.FromMinutes(0.001)).WithEntry(BusinessDuration.FromMinutes(0.0001))),
        JsonSample.Of(DurationDistribution.From(CensoredDuration.Resolved(TimeSpan.FromHours(1)), CensoredDuration.StillOpen(TimeSpan.FromHours(2)).WithEntry(TimeSpan.FromHours(1)))!),
        JsonSample.Of(BusinessDurationDistribution.From(CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(1)), CensoredBusinessDuration.StillOpen(BusinessDuration.FromHours(2)))!),
        JsonSample.Of(BusinessCalendar.Parse("Mon-Fri 09:00-12:00,13:00-17:00; Sun 10:00-11:00; 2026-12-24 09:00-12:00; 2026-12-25 closed", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))),
        JsonSample.Of(new Pause(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1))),
        JsonSample.Of(new Pause(DateTimeOffset.UnixEpoch, null)),
        JsonSample.Of(SlaShare.From([CensoredDuration.Resolved(TimeSpan.FromHours(1))], TimeSpan.FromHours(2))!),
        JsonSample.Of(ContactRate.Of(3, 2.5)!),
        JsonSample.Of(new CaseEvent(DateTimeOffset.UnixEpoch, CaseEventKind.Reopened)),
        JsonSample.Of(new Promise(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1))),
        JsonSample.Of(new Promise(DateTimeOffset.UnixEpoch, null)),
        JsonSample.Of(new QueueVisit(DateTimeOffset.UnixEpoch, null, DateTimeOffset.UnixEpoch.AddHours(1))),
        JsonSample.Of(new Milestone(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1), DateTimeOffset.UnixEpoch.AddHours(2))),
        JsonSample.Of(new Sample(n: 1, notAnswered: 2, skipped: 3, notApplicable: 4, invalid: 5)),
        JsonSample.Of(new LostCustomers(ofActiveAtStart: 40, joinedInPeriod: 10)),
        JsonSample.Of(new ActiveAtStart(1000)),
        JsonSample.Of(new ActiveAtEnd(1150)),
        JsonSample.Of(new MidPoint(new ActiveAtStart(1000), new ActiveAtEnd(1150))),
        JsonSample.Of(AverageDaily.Of(10, 11, 9)),
        JsonSample.Of(new CustomerTime(30.5)),
        JsonSample.Of(ChurnRate.Of(new LostCustomers(40, 10), new ActiveAtStart(1000))!),
        JsonSample.Of(ChurnHazard.Of(new LostCustomers(40, 10), new CustomerTime(1075))!),
        JsonSample.Of(ChurnHazard.Of(new LostCustomers(40, 10), new MidPoint(new ActiveAtStart(1000), new ActiveAtEnd(1150)))!),
        JsonSample.Of(ChurnHazard.Of(new LostCustomers(40, 10), AverageDaily.Of(1075))!),
        JsonSample.Of(ChurnReasons.From(["bad \"service\"", "price", "bad \"service\"", null])!),
        JsonSample.Of(new CustomerRevenue(500.25m, 0)),
        JsonSample.Of(RevenueMovement.Of(800, 500.5m, 0.25m, 150, 90)),
        JsonSample.Of(CalendarPeriod.Weeks(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))),
        JsonSample.Of(RetentionPeriod.Calendar(CalendarPeriod.Days(TimeZoneInfo.Utc))),
        JsonSample.Of(RetentionPeriod.Rolling(TimeSpan.FromDays(30))),
        JsonSample.Of(Triangle(RetentionMode.On)),
        JsonSample.Of(Triangle(RetentionMode.Streak)),
        JsonSample.Of(Triangle(RetentionMode.OnOrBefore)),
        JsonSample.Of(CustomerLifecycle.From([[DateTimeOffset.UnixEpoch]], CalendarPeriod.Months(TimeZoneInfo.Utc), DateTimeOffset.UnixEpoch.AddMonths(1))[0]),
        JsonSample.Of(CustomerLifecycle.From([[DateTimeOffset.UnixEpoch]], CalendarPeriod.Months(TimeZoneInfo.Utc), DateTimeOffset.UnixEpoch)[0]),
        JsonSample.Of(RetentionCurve.Of([1, 3, 6, 6.5], [true, true, false, true])!),
        JsonSample.Of(LifetimeValue.Constant(50, 0.8, 0.05)!),
        JsonSample.Of(LifetimeValue.FromSurvival(RetentionCurve.Of([1, 3, 6], [true, true, false])!, 50, 0.8, 6, 0.01)!),
        JsonSample.Of(AcquisitionEconomics.Of(300, 45)!),
        JsonSample.Of(AcquisitionEconomics.OfRatio(5, "a \"claim\"")),
        JsonSample.Of(ShareOfWallet.Of(120.5m, 400)!),
        JsonSample.Of(new CustomerId("a 1")),
        JsonSample.Of(new TouchpointId("a 1")),
        JsonSample.Of(new ChannelId("a 1")),
        JsonSample.Of(new ResponseId("a 1")),
        JsonSample.Of(Snapshot.Of<RatingCountsCodec<Nps>, RatingCounts<Nps>>(Answers())),
        JsonSample.Of(Snapshot.Of<RatingCountsCodec<Nps>, RatingCounts<Nps>>(default)),
        JsonSample.Of(Outcomes()),
        JsonSample.Of(Tally.Empty),
        JsonSample.Of(new EventId("a 1")),
        JsonSample.Of(new CaseId("a 1")),
        JsonSample.Of(new OfferTally(1, 2, 3, 4, 5, 6)),
        JsonSample.Of((TransitionGraphSpec)Journeys.SpecJsonTests.Samples.Last(one => one is TransitionGraphSpec)),
        JsonSample.Of((VariantSpec)Journeys.SpecJsonTests.Samples.Last(one => one is VariantSpec)),
        JsonSample.Of((FunnelSpec)Journeys.SpecJsonTests.Samples.Last(one => one is FunnelSpec)),
        JsonSample.Of((StuckPointSpec)Journeys.SpecJsonTests.Samples.Last(one => one is StuckPointSpec)),
        JsonSample.Of((MilestoneSpec)Journeys.SpecJsonTests.Samples.Last(one => one is MilestoneSpec)),
        JsonSample.Of((ChurnSpec)Journeys.SpecJsonTests.Samples.Last(one => one is ChurnSpec)),
        JsonSample.Of((RetentionSpec)Journeys.SpecJsonTests.Samples.Last(one => one is RetentionSpec)),
        JsonSample.Of((LifecycleSpec)Journeys.SpecJsonTests.Samples.Last(one => one is LifecycleSpec)),
        JsonSample.Of((StickinessSpec)Journeys.SpecJsonTests.Samples.Last(one => one is StickinessSpec)),
        JsonSample.Of((HandoffSpec)Journeys.SpecJsonTests.Samples.Last(one => one is HandoffSpec)),
        JsonSample.Of((FrictionSpec)Journeys.SpecJsonTests.Samples.Last(one => one is FrictionSpec)),
        JsonSample.Of((ConformanceSpec)Journeys.SpecJsonTests.Samples.Last(one => one is ConformanceSpec)),
        JsonSample.Of((AttributionSpec)Journeys.SpecJsonTests.Samples.Last(one => one is AttributionSpec)),
        JsonSample.Of((EmotionSpec)Journeys.SpecJsonTests.Samples.Last(one => one is EmotionSpec)),
        JsonSample.Of(new Interaction { EventId = new("e1"), Customer = new("anna"), Touchpoint = new("signup"), OccurredAt = DateTimeOffset.UnixEpoch.AddTicks(7) }),
        JsonSample.Of(new Interaction
        {
            EventId = new("e2"), Customer = new("anna"), Touchpoint = new("support"), Channel = new ChannelId("chat"), OccurredAt = DateTimeOffset.UnixEpoch, RecordedAt = DateTimeOffset.UnixEpoch.AddHours(1),
            Sequence = 3, Case = new CaseId("c1"), Answer = Rating.Skipped(Taste), Effort = Rating.From(Taste, 2), Outcome = "solved \"quickly\"", Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["segment"] = "smb" },
        }),
        JsonSample.Of(new BlueprintId("a 1")),
        JsonSample.Of(new StageId("a 1")),
        JsonSample.Of(new PersonaId("a 1")),
        JsonSample.Of(new SegmentId("a 1")),
        JsonSample.Of(new PainPointId("a 1")),
        JsonSample.Of(new MetricId("a 1")),
        JsonSample.Of(new ExperienceComponent("a 1")),
        JsonSample.Of(new BlueprintVersion(1, 20, 3)),
        JsonSample.Of(Emotion.From(-0.25)),
        JsonSample.Of(Blueprints.Full()),
        JsonSample.Of(new QuestionId("a 1")),
        JsonSample.Of(new ThemeId("a 1")),
        JsonSample.Of(new LoopCaseId("a 1")),
        JsonSample.Of(ReasonCode.LongWait),
        JsonSample.Of(Response()),
        JsonSample.Of(SurveyWave.Of("spring \"26\"", 1000, 950, 400, 300)),
        JsonSample.Of(SurveyWave.WithoutList("kiosk", 1000, 400, 300)),
        JsonSample.Of(new ResponseDispositions(600, 50, 150, 120, 30, 40, 10)),
        JsonSample.Of(Deduplication.Of([Response(), Response(2)], RepeatPolicy.LatestPerRespondent).Score(MeanScore.From(Answers()))!),
        JsonSample.Of(Case(), (one, other) => one == other),
        JsonSample.Of(Case().Acknowledge(DateTimeOffset.UnixEpoch, "A"), (one, other) => one == other),
        JsonSample.Of(Working(), (one, other) => one == other),
        JsonSample.Of(Working().AskCustomer(DateTimeOffset.UnixEpoch), (one, other) => one == other),
        JsonSample.Of(Working().Resolve(DateTimeOffset.UnixEpoch, LoopOutcome.Solved), (one, other) => one == other),
        JsonSample.Of(Working().Resolve(DateTimeOffset.UnixEpoch, LoopOutcome.NotSolved).Verify(DateTimeOffset.UnixEpoch.AddDays(1)), (one, other) => one == other),
        JsonSample.Of(Working().Resolve(DateTimeOffset.UnixEpoch, LoopOutcome.Solved).Reopen(DateTimeOffset.UnixEpoch), (one, other) => one == other),
        JsonSample.Of(Case().Escalate(DateTimeOffset.UnixEpoch), (one, other) => one == other),
        JsonSample.Of(LoopRules.None.WithDetractor(new QuestionId("q")).WithHighEffort(new QuestionId("e")).WithStuck(3).WithBrokenPromise(TimeSpan.FromMinutes(5))),
        JsonSample.Of(new LoopSla(TimeSpan.FromHours(1), TimeSpan.FromDays(2))),
        JsonSample.Of(ThemeTaxonomy.Of(Theme.Of(new ThemeId("a"), "x \"y\"", "z*").In("de", "ä"), Theme.Of(new ThemeId("b"), "配送")).WithoutDiacritics()),
        JsonSample.Of(new SurveyTrigger(TimeSpan.FromMinutes(5), TimeSpan.FromDays(2))),
        JsonSample.Of(SurveyRules.Of(TimeSpan.FromDays(30), 3, TimeSpan.FromDays(365), 0.25, -7)),
        JsonSample.Of(QualitativeNote.Of(DateTimeOffset.UnixEpoch, FeedbackSource.Interview, "\"no\"") with { Customer = new CustomerId("c 1"), Touchpoint = new TouchpointId("t"), Author = "A", Language = "de" }),
        JsonSample.Of(Durations()),
        JsonSample.Of(Opened()),
        JsonSample.Of(Distinct(3)),
        JsonSample.Of(Distinct(300)),
        JsonSample.Of(KanoSurvey.OfCounts(60, 25, 10, 5, 2, 1, 3)!),
        JsonSample.Of(ResourceAllocation.ServiceFirst),
        JsonSample.Of(CompoundImprovement.Of(0.03)),
        JsonSample.Of(Target.AtMost("effort", 2.5, "support")),
        JsonSample.Of(Benchmark.Of("NPS", 27.5, "panel", DateTimeOffset.UnixEpoch)),
        JsonSample.Of(ImprovementItem.Of("call back", NetPromoterScore.From(Answers())!, Target.AtLeast("NPS", 30), DateTimeOffset.UnixEpoch).Measured(NetPromoterScore.From(Weighed())!)),
        JsonSample.Of(Health()),
        JsonSample.Of(CustomerHealthScore.From(Health(), new Dictionary<string, double?>(StringComparer.Ordinal) { ["logins"] = 12.5 })!),
        JsonSample.Of(ExperienceSignal.Errors("checkout", Share.Of(3, 200)!)),
        JsonSample.Of(LoyaltyProfile.Of(Share.Of(3, 10), null, NetPromoterScore.From(Answers()), null)!),
    ];

    private static OpenedCase Case() => LoopCase.Open(new LoopCaseId("c 1"), DateTimeOffset.UnixEpoch, LoopReason.HighEffort, new CustomerId("a"), new ResponseId("r"), new TouchpointId("t"));

    private static InProgressCase Working() => Case().Acknowledge(DateTimeOffset.UnixEpoch).Start(DateTimeOffset.UnixEpoch, "B");

    private static SurveyResponse Response(int number = 1) =>
        (SurveyResponse.Of(new ResponseId($"r {number}"), DateTimeOffset.UnixEpoch.AddHours(number)) with
        {
            AskedAt = DateTimeOffset.UnixEpoch.AddMinutes(10),
            OccurredAt = DateTimeOffset.UnixEpoch,
            Respondent = new CustomerId("c 1"),
            Touchpoint = new TouchpointId("t"),
            Channel = new ChannelId("chat"),
            Level = SurveyLevel.Relational,
            Verbatim = "It \"works\".\nÉ",
            Language = "pt-BR",
            Mode = CollectionMode.TextMessage,
            Source = FeedbackSource.InAppPoll,
            Weight = 1.25,
        })
        .WithAnswer(new QuestionId("recommend"), Rating<Nps>.From(9), QuestionKind.Recommend)
        .WithAnswer(new QuestionId("taste"), Rating.Skipped(Taste))
        .WithReason(ReasonCode.Rudeness)
        .WithReason(new ReasonCode("own"));

    private static RatingCounts<Nps> Answers()
    {
        var counts = RatingCounts.Of(Rating<Nps>.From(10), Rating<Nps>.From(9), Rating<Nps>.From(3), Rating<Nps>.Skipped, Rating<Nps>.NotApplicable, default);
        counts.AddValue(11);
        return counts;
    }

    private static WeightedRatingCounts<Nps> Weighed()
    {
        WeightedRatingCounts<Nps> counts = default;
        counts.Add(Rating<Nps>.From(10), 1.1);
        counts.Add(Rating<Nps>.From(6), 1.5);
        counts.Add(Rating<Nps>.From(8), 2.0 / 3);
        counts.Add(Rating<Nps>.Skipped, 1);
        counts.Add(Rating<Nps>.From(8), -1);
        return counts;
    }

    private static Tally Outcomes()
    {
        var counts = default(TallyCounts);
        foreach (var outcome in Enum.GetValues<EventOutcome>()) counts[outcome] = 1 + (long)outcome;
        counts.Offered = 21;
        return new Tally(in counts);
    }

    private static WeightedRatingCounts<Slider100> WeighedWide()
    {
        WeightedRatingCounts<Slider100> counts = default;
        counts.Add(Rating<Slider100>.From(100), 0.7);
        counts.Add(Rating<Slider100>.From(0), 1.3);
        return counts;
    }

    private static ThreeItemCounts ThreeItems()
    {
        ThreeItemCounts counts = default;
        counts.Add(new ThreeItemAnswers(Rating<Csat10>.From(8), Rating<Csat10>.From(7), Rating<Csat10>.From(6)));
        counts.Add(new ThreeItemAnswers(Rating<Csat10>.From(2), Rating<Csat10>.From(9), Rating<Csat10>.From(10)));
        counts.Add(default);
        return counts;
    }

    private static HealthModel Health() => HealthModel.Of(MissingComponent.Impute(40), HealthComponent.Of("logins", 0.6, 0, 20), HealthComponent.Of("errors", 0.4, 10, 0));

    private static Rating[] Column(params int[] answers) => [.. answers.Select(answer => Rating.From(Csat5.Definition, answer))];

    private static RatingCounts<Slider100> Wide() => RatingCounts.Of(Rating<Slider100>.From(0), Rating<Slider100>.From(77), Rating<Slider100>.Skipped);

    private static CohortTriangle Triangle(RetentionMode mode)
    {
        var berlin = CalendarPeriod.Months(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var start = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
        return CohortTriangle.From([(start, [start.AddDays(3), start.AddDays(40)]), (start.AddDays(50), [start])], berlin, RetentionPeriod.Rolling(TimeSpan.FromDays(10)), mode, start.AddDays(75))!;
    }

    private static DurationSketch Durations()
    {
        var sketch = DurationSketch.WithPrecision(6);
        sketch.AddRange([TimeSpan.FromHours(3), TimeSpan.FromHours(50), TimeSpan.FromTicks(-1)]);
        return sketch;
    }

    private static OpenCases Opened()
    {
        OpenCases open = default;
        open.Add(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        return open;
    }

    private static DistinctCounter Distinct(ulong ids)
    {
        DistinctCounter counter = default;
        for (ulong id = 0; id < ids; id++) counter.Add(id);
        return counter;
    }
}
