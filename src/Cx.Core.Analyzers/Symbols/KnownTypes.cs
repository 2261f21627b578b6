namespace Cx.Core.Analyzers;

/// <summary>The types of Cx.Core that rules hang on, by metadata name. A test fails when one of them is renamed.</summary>
internal static class KnownTypes
{
    public const string IScale = "Cx.Core.Scales.IScale`1";
    public const string ScaleDefinition = "Cx.Core.Scales.ScaleDefinition";
    public const string Rating = "Cx.Core.Scales.Rating";
    public const string RatingOfT = "Cx.Core.Scales.Rating`1";
    public const string Rescale = "Cx.Core.Scales.Rescale";
    public const string OnScale = "Cx.Core.Scales.OnScaleAttribute`1";
    public const string ScaleOf = "Cx.Core.Scales.ScaleOfAttribute`1";
    public const string ConvertsScale = "Cx.Core.Scales.ConvertsScaleAttribute";
    public const string ResponseWeight = "Cx.Core.Scales.ResponseWeightAttribute";
    public const string UnitSum = "Cx.Core.Scales.UnitSumAttribute";

    public const string Nps = "Cx.Core.Scales.Nps";

    public const string IAggregate = "Cx.Core.Aggregation.IAggregate`2";

    public const string Confidence = "Cx.Core.Statistics.Confidence";
    public const string Share = "Cx.Core.Statistics.Share";
    public const string DisplayRounding = "Cx.Core.Statistics.DisplayRounding";

    public const string IScore = "Cx.Core.Scores.IScore";
    public const string IComparableScore = "Cx.Core.Scores.IComparableScore`1";
    public const string Compare = "Cx.Core.Scores.Compare";
    public const string RatingCounts = "Cx.Core.Scores.RatingCounts";
    public const string RatingCountsOfT = "Cx.Core.Scores.RatingCounts`1";
    public const string RatingCountsExtensions = "Cx.Core.Scores.RatingCountsExtensions";
    public const string WeightedRatingCounts = "Cx.Core.Scores.WeightedRatingCounts";
    public const string WeightedRatingCountsExtensions = "Cx.Core.Scores.WeightedRatingCountsExtensions";
    public const string NetPromoterScore = "Cx.Core.Scores.NetPromoterScore";
    public const string NetBoxScore = "Cx.Core.Scores.NetBoxScore";
    public const string BoxScore = "Cx.Core.Scores.BoxScore";
    public const string MeanScore = "Cx.Core.Scores.MeanScore";
    public const string PompScore = "Cx.Core.Scores.PompScore";
    public const string EffortScore = "Cx.Core.Scores.EffortScore";
    public const string ThreeItemSatisfactionIndex = "Cx.Core.Scores.ThreeItemSatisfactionIndex";

    public const string CensoredDuration = "Cx.Core.Durations.CensoredDuration";
    public const string CensoredBusinessDuration = "Cx.Core.Durations.CensoredBusinessDuration";
    public const string DurationDistribution = "Cx.Core.Durations.DurationDistribution";
    public const string BusinessDurationDistribution = "Cx.Core.Durations.BusinessDurationDistribution";
    public const string BusinessDuration = "Cx.Core.Durations.BusinessDuration";
}
