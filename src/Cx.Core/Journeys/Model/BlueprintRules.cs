namespace Cx.Core.Journeys.Model;

/// <summary>The ids of the rules.</summary>
internal static class BlueprintRules
{
    public const string Form = "CXJ000";
    public const string Twice = "CXJ001";
    public const string Unknown = "CXJ002";
    public const string Unreachable = "CXJ003";
    public const string NoEnd = "CXJ004";
    public const string DeadEnd = "CXJ005";
    public const string Cycle = "CXJ006";
    public const string Backwards = "CXJ007";
    public const string NoOwner = "CXJ008";
    public const string NoChannel = "CXJ009";
    public const string Scale = "CXJ010";
    public const string EmotionRange = "CXJ011";
    public const string Wait = "CXJ012";
    public const string Unmeasured = "CXJ013";
    public const string Uncovered = "CXJ014";
    public const string Ambiguous = "CXJ015";
    public const string TooLarge = "CXJ016";
    public const string Breaking = "CXJ017";
    public const string UnknownPersona = "CXJ018";
    public const string NoEvidence = "CXJ019";
    public const string Encoded = "CXJ020";

    public const int MaxStates = 1_024;
}
