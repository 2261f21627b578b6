using System.Collections.Immutable;

namespace Cx.Core.Analyzers;

/// <summary>The members of Cx.Core that rules hang on. A test fails when one of them is renamed.</summary>
internal static class KnownMembers
{
    public static readonly KnownMember ScaleDefinitionOf = new(KnownTypes.IScale, "Definition");
    public static readonly KnownMember DefinitionOf = new(KnownTypes.ScaleDefinition, "Of");

    public static readonly KnownMember RatingValue = new(KnownTypes.RatingOfT, "Value");
    public static readonly KnownMember RatingTryGetValue = new(KnownTypes.RatingOfT, "TryGetValue");
    public static readonly KnownMember RatingIsAnswered = new(KnownTypes.RatingOfT, "IsAnswered");
    public static readonly KnownMember RatingReverse = new(KnownTypes.RatingOfT, "Reverse");
    public static readonly KnownMember RatingFrom = new(KnownTypes.RatingOfT, "From");
    public static readonly KnownMember RatingTryFrom = new(KnownTypes.RatingOfT, "TryFrom");
    public static readonly KnownMember RatingFromNullable = new(KnownTypes.RatingOfT, "FromNullable");

    public static readonly KnownMember RuntimeRatingValue = new(KnownTypes.Rating, "Value");
    public static readonly KnownMember RuntimeRatingTryGetValue = new(KnownTypes.Rating, "TryGetValue");
    public static readonly KnownMember RuntimeRatingFrom = new(KnownTypes.Rating, "From");
    public static readonly KnownMember RuntimeRatingTryFrom = new(KnownTypes.Rating, "TryFrom");
    public static readonly KnownMember RuntimeRatingFromNullable = new(KnownTypes.Rating, "FromNullable");

    public static readonly KnownMember AddValue = new(KnownTypes.RatingCountsExtensions, "AddValue");
    public static readonly KnownMember RemoveValue = new(KnownTypes.RatingCountsExtensions, "RemoveValue");

    public static readonly KnownMember Add = new(KnownTypes.RatingCountsExtensions, "Add");
    public static readonly KnownMember DisplayAwayFromZero = new(KnownTypes.DisplayRounding, "AwayFromZero");

    public static readonly KnownMember Promoters = new(KnownTypes.NetPromoterScore, "Promoters");
    public static readonly KnownMember Detractors = new(KnownTypes.NetPromoterScore, "Detractors");
    public static readonly KnownMember Answered = new(KnownTypes.RatingCountsOfT, "Answered");

    public static readonly KnownMember ConfidenceOf = new(KnownTypes.Confidence, "Of");

    public static readonly KnownMember CompareWith = new(KnownTypes.IComparableScore, "CompareWith");
    public static readonly KnownMember CompareAll = new(KnownTypes.Compare, "All");

    public static readonly KnownMember NpsPoints = new(KnownTypes.NetPromoterScore, "Points");
    public static readonly KnownMember NetBoxPoints = new(KnownTypes.NetBoxScore, "Points");
    public static readonly KnownMember BoxValue = new(KnownTypes.BoxScore, "Value");
    public static readonly KnownMember BoxShare = new(KnownTypes.BoxScore, "Share");
    public static readonly KnownMember ShareValue = new(KnownTypes.Share, "Value");
    public static readonly KnownMember MeanOfScore = new(KnownTypes.MeanScore, "Mean");
    public static readonly KnownMember MedianOfScore = new(KnownTypes.MeanScore, "Median");
    public static readonly KnownMember PompPoints = new(KnownTypes.PompScore, "Points");
    public static readonly KnownMember EffortMean = new(KnownTypes.EffortScore, "Mean");
    public static readonly KnownMember IndexPoints = new(KnownTypes.ThreeItemSatisfactionIndex, "Points");
    public static readonly KnownMember ScoreValue = new(KnownTypes.IScore, "Value");

    public static readonly KnownMember CaseIsOpen = new(KnownTypes.CensoredDuration, "IsOpen");
    public static readonly KnownMember BusinessCaseIsOpen = new(KnownTypes.CensoredBusinessDuration, "IsOpen");
    public static readonly KnownMember CaseElapsed = new(KnownTypes.CensoredDuration, "Elapsed");
    public static readonly KnownMember BusinessCaseElapsed = new(KnownTypes.CensoredBusinessDuration, "Elapsed");
    public static readonly KnownMember DistributionFrom = new(KnownTypes.DurationDistribution, "From");
    public static readonly KnownMember BusinessDistributionFrom = new(KnownTypes.BusinessDurationDistribution, "From");
    public static readonly KnownMember BusinessHours = new(KnownTypes.BusinessDuration, "TotalHours");
    public static readonly KnownMember BusinessMinutes = new(KnownTypes.BusinessDuration, "TotalMinutes");

    /// <summary>Where the number of a score in points leaves it, as a net score from -100 to +100.</summary>
    public static readonly ImmutableArray<KnownMember> NetExits = [NpsPoints, NetBoxPoints];

    /// <summary>Exits of scores that the library itself averages over different questions, in <c>NetBoxIndex</c> and <c>WeightedSatisfactionIndex</c>.</summary>
    public static readonly ImmutableArray<KnownMember> IndexedExits = [NetBoxPoints, PompPoints];

    /// <summary>Where a share leaves its score or its <c>Share</c>, as a number from 0 to 1.</summary>
    public static readonly ImmutableArray<KnownMember> ShareExits = [BoxValue, ShareValue];

    /// <summary>Where the number of any score leaves it.</summary>
    public static readonly ImmutableArray<KnownMember> ScoreExits =
        [NpsPoints, NetBoxPoints, BoxValue, MeanOfScore, MedianOfScore, PompPoints, EffortMean, IndexPoints, ScoreValue];

    /// <summary>Whether a case has not ended yet.</summary>
    public static readonly ImmutableArray<KnownMember> IsOpen = [CaseIsOpen, BusinessCaseIsOpen];

    /// <summary>How long a case took, or has been open.</summary>
    public static readonly ImmutableArray<KnownMember> Elapsed = [CaseElapsed, BusinessCaseElapsed];

    /// <summary>What makes a distribution of cases.</summary>
    public static readonly ImmutableArray<KnownMember> DurationDistributions = [DistributionFrom, BusinessDistributionFrom];

    /// <summary>Where business time leaves its type as a number.</summary>
    public static readonly ImmutableArray<KnownMember> BusinessExits = [BusinessHours, BusinessMinutes];
}
