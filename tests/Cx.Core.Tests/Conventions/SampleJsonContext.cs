using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conventions;

/// <summary>The generated serializer of somebody else's assembly: it sees our converters only from outside.</summary>
[JsonSerializable(typeof(Holder<ScaleDefinition>))]
[JsonSerializable(typeof(Holder<Rating<Nps>>))]
[JsonSerializable(typeof(Holder<Rating>))]
[JsonSerializable(typeof(Holder<Harmonised>))]
[JsonSerializable(typeof(Holder<Confidence>))]
[JsonSerializable(typeof(Holder<Interval>))]
[JsonSerializable(typeof(Holder<Share>))]
[JsonSerializable(typeof(Holder<TestResult>))]
[JsonSerializable(typeof(Holder<RatingCounts<Nps>>))]
[JsonSerializable(typeof(Holder<RatingCounts<Slider100>>))]
[JsonSerializable(typeof(Holder<RatingCounts>))]
[JsonSerializable(typeof(Holder<Sample>))]
[JsonSerializable(typeof(Holder<WeightedRatingCounts<Nps>>))]
[JsonSerializable(typeof(Holder<WeightedRatingCounts<Slider100>>))]
[JsonSerializable(typeof(Holder<WeightedRatingCounts>))]
[JsonSerializable(typeof(Holder<WeightedRating<Nps>>))]
[JsonSerializable(typeof(Holder<Weighting>))]
[JsonSerializable(typeof(Holder<NetPromoterScore>))]
[JsonSerializable(typeof(Holder<NetBoxScore>))]
[JsonSerializable(typeof(Holder<BoxScore>))]
[JsonSerializable(typeof(Holder<MeanScore>))]
[JsonSerializable(typeof(Holder<PompScore>))]
[JsonSerializable(typeof(Holder<EffortScore>))]
[JsonSerializable(typeof(Holder<ThreeItemSatisfactionIndex>))]
[JsonSerializable(typeof(Holder<ThreeItemCounts>))]
[JsonSerializable(typeof(Holder<ThreeItemAnswers>))]
[JsonSerializable(typeof(Holder<ScoreDifference>))]
[JsonSerializable(typeof(Holder<PairedComparison>))]
[JsonSerializable(typeof(Holder<PairwiseComparison>))]
[JsonSerializable(typeof(Holder<Disclosure<NetPromoterScore>>))]
[JsonSerializable(typeof(Holder<ItemReliability>))]
[JsonSerializable(typeof(Holder<QuantileLevel>))]
[JsonSerializable(typeof(Holder<SurvivalCurve>))]
[JsonSerializable(typeof(Holder<LogRankResult>))]
[JsonSerializable(typeof(Holder<CensoredDuration>))]
[JsonSerializable(typeof(Holder<BusinessDuration>))]
[JsonSerializable(typeof(Holder<CensoredBusinessDuration>))]
[JsonSerializable(typeof(Holder<DurationDistribution>))]
[JsonSerializable(typeof(Holder<BusinessDurationDistribution>))]
[JsonSerializable(typeof(Holder<BusinessCalendar>))]
[JsonSerializable(typeof(Holder<Pause>))]
[JsonSerializable(typeof(Holder<JsonTests.Bare>))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;
