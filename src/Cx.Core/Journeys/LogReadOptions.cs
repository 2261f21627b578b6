using Cx.Core.Scales;

namespace Cx.Core.Journeys;

/// <summary>How a log is read.</summary>
/// <remarks>It is a class: where <see langword="null"/> is allowed it stands for the defaults of the members. No equality. Thread safety: immutable once made.</remarks>
public sealed class LogReadOptions
{
    /// <summary>The zone of instants that are written without one; an hour that the clock repeats is the first of the two. Default: none, such records are no interactions.</summary>
    public TimeZoneInfo? DefaultZone { get; init; }

    /// <summary>How much is read at most.</summary>
    public LogLimits Limits { get; init; } = LogLimits.Default;

    /// <summary>The scales that answers may name. Default: <see cref="ScaleRegistry.BuiltIn"/>.</summary>
    public ScaleRegistry Scales { get; init; } = ScaleRegistry.BuiltIn;

    /// <summary>What the ids of interactions begin with that have none in the log and are numbered: name the log here when several are read together. Default: nothing.</summary>
    public string EventIdPrefix { get; init; } = string.Empty;

    /// <summary>Whether what the log says beyond an interaction becomes its attributes. Default: yes.</summary>
    public bool KeepAttributes { get; init; } = true;

    /// <summary>The headings of a CSV log.</summary>
    public CsvColumns Columns { get; init; } = CsvColumns.Default;

    /// <summary>What separates the cells of a CSV log. Default: a comma.</summary>
    public char Separator { get; init; } = ',';
}
