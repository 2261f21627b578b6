namespace Cx.Core.Analyzers;

/// <summary>What a rule guards; its first digit.</summary>
internal static class Categories
{
    public const string Scales = "Scales";
    public const string Scores = "Scores";
    public const string MissingData = "MissingData";
    public const string Time = "Time";
    public const string Streaming = "Streaming";
    public const string Statistics = "Statistics";
    public const string Presentation = "Presentation";
}
