namespace Cx.Core.Analyzers;

/// <summary>Every id, once. An id is never used for another rule, not even after its rule is retired.</summary>
internal static class RuleIds
{
    public const string ValuesOfDifferentScalesAreMixed = "CX1001";
    public const string ValueLiesOutsideTheScale = "CX1002";
    public const string PolarityIsNotConsidered = "CX1003";
    public const string ScaleConvertedByARatio = "CX1004";
    public const string BandsDoNotPartitionTheScale = "CX1005";
    public const string PositionUsedAsAnAnswer = "CX1006";
    public const string AnnotationHasNoEffect = "CX1010";
    public const string ScaleIsConverted = "CX1011";

    public const string ScoresAreAveraged = "CX2001";
    public const string IntegerDivisionInAScore = "CX2002";
    public const string RoundedBeforeAggregation = "CX2003";
    public const string SharesAreAddedOrAveraged = "CX2004";
    public const string WeightIsIgnored = "CX2005";
    public const string WeightsDoNotSumToOne = "CX2006";
    public const string MeanIsCalledNps = "CX2007";
    public const string ScoreComputedByHand = "CX2008";

    public const string SkippedAnswerBecomesANumber = "CX3001";
    public const string NoDataBecomesZero = "CX3002";

    public const string OpenCasesAreLeftOut = "CX4001";
    public const string LocalOrUnspecifiedTime = "CX4002";
    public const string CalendarTimeAndBusinessTimeMixed = "CX4003";

    public const string AggregateSharedBetweenThreads = "CX5001";
    public const string ChangeIsLost = "CX5002";

    public const string ScoresComparedWithoutUncertainty = "CX6001";
    public const string ConfidenceIsAPercentOrAnAlpha = "CX6002";

    public const string NpsShownAsAPercentage = "CX7001";
}
