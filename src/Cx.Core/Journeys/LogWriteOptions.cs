namespace Cx.Core.Journeys;

/// <summary>How a log is written.</summary>
/// <remarks>It is a class: where <see langword="null"/> is allowed it stands for the defaults of the members. No equality. Thread safety: immutable once made.</remarks>
public sealed class LogWriteOptions
{
    /// <summary>Whether customers, cases and interactions keep their ids. Default: no, they are numbered in the order in which they come. Outcomes and attributes are written as they are.</summary>
    public bool IncludeCustomerIds { get; init; }

    /// <summary>Whether cells of a CSV log that a spreadsheet would take for a formula begin with an apostrophe. Default: no.</summary>
    public bool SpreadsheetSafe { get; init; }

    /// <summary>Whether an XES log is packed with gzip. Default: no.</summary>
    public bool Compress { get; init; }
}
