namespace Cx.Analyzer.Harness;

/// <summary>How a fix is applied.</summary>
public enum FixWay
{
    /// <summary>To one report after the other.</summary>
    OneByOne,

    /// <summary>To all of a document at once.</summary>
    Document,

    /// <summary>To all of a project at once.</summary>
    Project,
}
