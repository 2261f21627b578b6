using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Retention;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Streaming;

namespace Cx.Core.Tests.Conventions;

/// <summary>For each public struct that holds something: what its default must be.</summary>
internal static class DefaultChecks
{
    public static IReadOnlyDictionary<Type, Action> ByType { get; } = new Dictionary<Type, Action>
    {
        [typeof(Rating<>)] = () =>
        {
            Rating<Nps> rating = default;
            Assert.Equal(Rating<Nps>.NotAnswered, rating);
            Assert.Equal(AnswerKind.NotAnswered, rating.Kind);
            Assert.Null(rating.Value);
            Assert.Null(rating.IsFavourable);
        },
        [typeof(Rating)] = () =>
        {
            Rating rating = default;
            Assert.Null(rating.Scale);
            Assert.Equal(AnswerKind.NotAnswered, rating.Kind);
            Assert.Null(rating.Value);
        },
        [typeof(RatingCounts<>)] = () =>
        {
            RatingCounts<Nps> counts = default;
            Assert.Equal(RatingCounts.Of<Nps>([]), counts);
            Assert.Equal(0, counts.Offered);
        },
        [typeof(RatingCounts)] = () =>
        {
            RatingCounts counts = default;
            Assert.Null(counts.Scale);
            Assert.Equal(0, counts.Offered);
        },
        [typeof(WeightedRatingCounts<>)] = () =>
        {
            WeightedRatingCounts<Nps> counts = default;
            Assert.Equal(0, counts.Offered);
            Assert.Null(NetPromoterScore.From(counts));
        },
        [typeof(WeightedRatingCounts)] = () =>
        {
            WeightedRatingCounts counts = default;
            Assert.Null(counts.Scale);
            Assert.Equal(0, counts.Offered);
        },
        [typeof(WeightedRating<>)] = () =>
        {
            WeightedRating<Nps> rating = default;
            Assert.Equal(Rating<Nps>.NotAnswered, rating.Rating);
        },
        [typeof(ThreeItemCounts)] = () =>
        {
            ThreeItemCounts counts = default;
            Assert.Equal(0, counts.Complete);
            Assert.Null(ThreeItemSatisfactionIndex.From(counts));
        },
        [typeof(ThreeItemAnswers)] = () =>
        {
            ThreeItemAnswers answers = default;
            Assert.False(answers.Satisfaction.IsAnswered);
        },
        [typeof(Confidence)] = () =>
        {
            Confidence confidence = default;
            Assert.Equal(0.95, confidence.Level);
            Assert.Equal(Confidence.P95, confidence);
        },
        [typeof(QuantileLevel)] = () =>
        {
            QuantileLevel level = default;
            Assert.Equal((1, 2), (level.Numerator, level.Denominator));
            Assert.Equal(QuantileLevel.Median, level);
        },
        [typeof(CensoredDuration)] = () =>
        {
            CensoredDuration one = default;
            Assert.True(one.IsOpen);
            Assert.Equal(CensoredDuration.StillOpen(TimeSpan.Zero), one);
            Assert.Null(one.Entry);
        },
        [typeof(CensoredBusinessDuration)] = () =>
        {
            CensoredBusinessDuration one = default;
            Assert.True(one.IsOpen);
            Assert.Equal(CensoredBusinessDuration.StillOpen(BusinessDuration.Zero), one);
            Assert.Null(one.Entry);
        },
        [typeof(BusinessDuration)] = () =>
        {
            BusinessDuration none = default;
            Assert.Equal(0, none.TotalHours);
            Assert.Equal(BusinessDuration.Zero, none);
        },
        [typeof(CaseEvent)] = () =>
        {
            CaseEvent nothing = default;
            Assert.Equal(CaseEventKind.Other, nothing.Kind);
        },
        [typeof(QueueVisit)] = () =>
        {
            QueueVisit visit = default;
            Assert.Null(visit.Answered);
            Assert.Null(visit.GaveUp);
        },
        [typeof(Promise)] = () =>
        {
            Promise promise = default;
            Assert.Null(promise.Fulfilled);
        },
        [typeof(Milestone)] = () =>
        {
            Milestone milestone = default;
            Assert.Null(milestone.Reached);
            Assert.Null(milestone.Left);
        },
        [typeof(Pause)] = () =>
        {
            Pause empty = default;
            Assert.Equal(empty.From, empty.Until);
        },
        [typeof(LostCustomers)] = () =>
        {
            LostCustomers nobody = default;
            Assert.Equal(new LostCustomers(0, 0), nobody);
            Assert.Equal(0, nobody.Total);
        },
        [typeof(ActiveAtStart)] = () =>
        {
            ActiveAtStart nobody = default;
            Assert.Equal(0, nobody.Customers);
            Assert.Null(ChurnRate.Of(default, nobody));
        },
        [typeof(ActiveAtEnd)] = () =>
        {
            ActiveAtEnd nobody = default;
            Assert.Equal(0, nobody.Customers);
        },
        [typeof(MidPoint)] = () =>
        {
            MidPoint nobody = default;
            Assert.Equal(0, nobody.Customers);
            Assert.Null(ChurnHazard.Of(default, nobody));
        },
        [typeof(AverageDaily)] = () =>
        {
            AverageDaily noDay = default;
            Assert.Null(noDay.Customers);
            Assert.Null(ChurnHazard.Of(default, noDay));
        },
        [typeof(CustomerTime)] = () =>
        {
            CustomerTime none = default;
            Assert.Equal(0, none.Total);
            Assert.Null(ChurnHazard.Of(default, none));
        },
        [typeof(CustomerRevenue)] = () =>
        {
            CustomerRevenue nothing = default;
            Assert.Equal(new CustomerRevenue(0, 0), nothing);
            Assert.Equal(0, RevenueMovement.From([nothing]).End);
        },
        [typeof(CustomerId)] = () =>
        {
            Assert.True(default(CustomerId).IsEmpty);
            Assert.Equal(string.Empty, default(CustomerId).Text);
        },
        [typeof(EventId)] = () =>
        {
            Assert.True(default(EventId).IsEmpty);
            Assert.Equal(string.Empty, default(EventId).Text);
        },
        [typeof(CaseId)] = () =>
        {
            Assert.True(default(CaseId).IsEmpty);
            Assert.Equal(string.Empty, default(CaseId).Text);
        },
        [typeof(Interaction)] = () =>
        {
            Interaction nobodys = default;
            Assert.True(nobodys.Customer.IsEmpty);
            Assert.True(nobodys.EventId.IsEmpty);
        },
        [typeof(OfferTally)] = () =>
        {
            OfferTally nothing = default;
            Assert.Equal(0, nothing.Offered);
        },
        [typeof(TouchpointId)] = () =>
        {
            Assert.True(default(TouchpointId).IsEmpty);
            Assert.Equal(string.Empty, default(TouchpointId).Text);
        },
        [typeof(ChannelId)] = () =>
        {
            Assert.True(default(ChannelId).IsEmpty);
            Assert.Equal(string.Empty, default(ChannelId).Text);
        },
        [typeof(ResponseId)] = () =>
        {
            Assert.True(default(ResponseId).IsEmpty);
            Assert.Equal(string.Empty, default(ResponseId).Text);
        },
        [typeof(SeriesKey)] = () =>
        {
            var schema = SeriesSchema.Of(("touchpoint", 4), ("channel", 4));
            Assert.Equal("(none) / (none)", schema.Describe(default));
            Assert.Equal(schema.Key(null, null), default);
        },
        [typeof(SeriesHandle)] = () =>
        {
            var store = new RatingStore<Nps>(SeriesSchema.Of(("touchpoint", 4)), 1, OverflowPolicy.Fold);
            Assert.Throws<ArgumentException>(() => store.Add(default(SeriesHandle), Rating<Nps>.From(9)));
        },
        [typeof(ReadLimits)] = () =>
        {
            ReadLimits limits = default;
            Assert.Equal(64L << 20, limits.MaxBytes);
            Assert.Equal(256L << 20, limits.MaxAllocation);
            Assert.Equal(new ReadLimits(64L << 20, 256L << 20), limits);
        },
        [typeof(SnapshotError)] = () =>
        {
            SnapshotError error = default;
            Assert.Equal(SnapshotErrorKind.None, error.Kind);
            Assert.Equal("No error.", error.ToString());
        },
        [typeof(SnapshotReader)] = () =>
        {
            SnapshotReader reader = default;
            Assert.False(reader.TryReadUnsigned(out _));
            Assert.False(reader.TryEnter(1));
            Assert.Equal(SnapshotErrorKind.Truncated, reader.Error.Kind);
        },
        [typeof(SnapshotWriter)] = () => Assert.Throws<ArgumentException>(() =>
        {
            SnapshotWriter writer = default;
            writer.WriteByte(1);
        }),
        [typeof(SeriesKey)] = () =>
        {
            var schema = SeriesSchema.Of(("touchpoint", 4), ("channel", 4));
            Assert.Equal("(none) / (none)", schema.Describe(default));
            Assert.Equal(schema.Key(null, null), default);
        },
        [typeof(SeriesHandle)] = () =>
        {
            var store = new RatingStore<Nps>(SeriesSchema.Of(("touchpoint", 4)), 1, OverflowPolicy.Fold);
            Assert.Throws<ArgumentException>(() => store.Add(default(SeriesHandle), Rating<Nps>.From(9)));
        },
        [typeof(EmitMode)] = () =>
        {
            EmitMode mode = default;
            Assert.True(mode.IsFinal);
            Assert.Null(mode.Period);
            Assert.Equal(EmitMode.Final, mode);
        },
        [typeof(WindowEvent<>)] = () =>
        {
            var schema = SeriesSchema.Of(("touchpoint", 4));
            var windows = new RatingWindows<Nps>(schema, new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 1));
            Assert.Equal(EventOutcome.Invalid, windows.Add(default));
        },
        [typeof(LateEvent<>)] = () =>
        {
            LateEvent<Rating<Nps>> late = default;
            Assert.False(late.IsWithdrawal);
            Assert.Equal(default, late.Event.OccurredAt);
        },
        [typeof(WindowResult<>)] = () =>
        {
            WindowResult<RatingCounts<Nps>> result = default;
            Assert.Null(result.Window);
            Assert.Equal(0, result.State.Offered);
        },
        [typeof(BlueprintId)] = () =>
        {
            Assert.True(default(BlueprintId).IsEmpty);
            Assert.Equal(string.Empty, default(BlueprintId).Text);
        },
        [typeof(StageId)] = () =>
        {
            Assert.True(default(StageId).IsEmpty);
            Assert.Equal(string.Empty, default(StageId).Text);
        },
        [typeof(PersonaId)] = () =>
        {
            Assert.True(default(PersonaId).IsEmpty);
            Assert.Equal(string.Empty, default(PersonaId).Text);
        },
        [typeof(SegmentId)] = () =>
        {
            Assert.True(default(SegmentId).IsEmpty);
            Assert.Equal(string.Empty, default(SegmentId).Text);
        },
        [typeof(PainPointId)] = () =>
        {
            Assert.True(default(PainPointId).IsEmpty);
            Assert.Equal(string.Empty, default(PainPointId).Text);
        },
        [typeof(MetricId)] = () =>
        {
            Assert.True(default(MetricId).IsEmpty);
            Assert.Equal(string.Empty, default(MetricId).Text);
        },
        [typeof(ExperienceComponent)] = () =>
        {
            Assert.True(default(ExperienceComponent).IsEmpty);
            Assert.Equal(string.Empty, default(ExperienceComponent).Text);
        },
        [typeof(BlueprintVersion)] = () => Assert.Equal("0.0.0", default(BlueprintVersion).ToString()),
        [typeof(Emotion)] = () => Assert.Equal(Emotion.From(0), default(Emotion)),
        [typeof(QuestionId)] = () =>
        {
            Assert.True(default(QuestionId).IsEmpty);
            Assert.Equal(string.Empty, default(QuestionId).Text);
        },
        [typeof(ThemeId)] = () =>
        {
            Assert.True(default(ThemeId).IsEmpty);
            Assert.Equal(string.Empty, default(ThemeId).Text);
        },
        [typeof(LoopCaseId)] = () =>
        {
            Assert.True(default(LoopCaseId).IsEmpty);
            Assert.Equal(string.Empty, default(LoopCaseId).Text);
        },
        [typeof(ReasonCode)] = () =>
        {
            Assert.True(default(ReasonCode).IsEmpty);
            Assert.Equal(string.Empty, default(ReasonCode).Text);
        },
        [typeof(ResponseDispositions)] = () =>
        {
            ResponseDispositions nobody = default;
            Assert.Equal(0, nobody.Total);
            Assert.Null(ResponseRate.RR1(nobody));
        },
        [typeof(SurveyTrigger)] = () =>
        {
            SurveyTrigger atOnce = default;
            Assert.Equal(new SurveyTrigger(TimeSpan.Zero, TimeSpan.Zero), atOnce);
        },
        [typeof(DurationSketch)] = () =>
        {
            DurationSketch sketch = default;
            Assert.Equal((0, 0, 7), (sketch.N, sketch.Invalid, sketch.Precision));
            Assert.Null(sketch.Quantile());
            sketch.Merge(DurationSketch.WithPrecision(4));
            Assert.Equal(DurationSketch.WithPrecision(4), sketch);
        },
        [typeof(OpenCases)] = () =>
        {
            OpenCases open = default;
            Assert.Equal((0, TimeSpan.FromMinutes(1)), (open.N, open.Slice));
        },
        [typeof(DistinctCounter)] = () =>
        {
            DistinctCounter counter = default;
            Assert.Equal((0, true), (counter.Estimate().Value, counter.Estimate().IsExact));
        },
        [typeof(LoopSla)] = () =>
        {
            LoopSla atOnce = default;
            Assert.Equal(new LoopSla(TimeSpan.Zero, TimeSpan.Zero), atOnce);
        },
    };
}
