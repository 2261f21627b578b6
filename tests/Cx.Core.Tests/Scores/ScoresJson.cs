using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Scores;

/// <summary>A generated context as a user has it.</summary>
[JsonSerializable(typeof(IScore))]
[JsonSerializable(typeof(List<IScore>))]
[JsonSerializable(typeof(NetPromoterScore))]
[JsonSerializable(typeof(BoxScore))]
[JsonSerializable(typeof(MeanScore))]
[JsonSerializable(typeof(ThreeItemSatisfactionIndex))]
[JsonSerializable(typeof(ScoreDifference))]
[JsonSerializable(typeof(PairedComparison))]
[JsonSerializable(typeof(PairwiseComparison))]
[JsonSerializable(typeof(Disclosure<NetPromoterScore>))]
[JsonSerializable(typeof(ItemReliability))]
[JsonSerializable(typeof(Sample))]
[JsonSerializable(typeof(Weighting))]
[JsonSerializable(typeof(ThreeItemCounts))]
[JsonSerializable(typeof(RatingCounts<Csat5>))]
[JsonSerializable(typeof(RatingCounts))]
[JsonSerializable(typeof(WeightedRatingCounts<Thumbs>))]
[JsonSerializable(typeof(WeightedRatingCounts))]
[JsonSerializable(typeof(JsonPlaces<RatingCounts<Thumbs>>))]
[JsonSerializable(typeof(JsonPlaces<WeightedRatingCounts<Thumbs>>))]
[JsonSerializable(typeof(JsonPlaces<Sample>))]
internal sealed partial class ScoresJson : JsonSerializerContext;
