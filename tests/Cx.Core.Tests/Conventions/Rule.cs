namespace Cx.Core.Tests.Conventions;

/// <summary>The names of the conventions, as an exemption gives them.</summary>
internal static class Rule
{
    public const string Arrow = "arrow";
    public const string File = "file";
    public const string Shape = "shape";
    public const string ScoreShape = "shape of a score";
    public const string ZeroMember = "zero member";
    public const string Equality = "equality";
    public const string Result = "result";
    public const string MutableField = "mutable field";
    public const string CalendarTime = "calendar time";
    public const string Conversion = "conversion";
    public const string Default = "default";
    public const string Documentation = "documentation";
    public const string Unit = "unit";
    public const string ThreadSafety = "thread safety";
    public const string Json = "json";
}
