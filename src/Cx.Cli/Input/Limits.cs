namespace Cx.Cli.Input;

/// <summary>What keeps a hostile file from filling the memory.</summary>
internal static class Limits
{
    /// <summary>The longest record, CSV or JSON: no survey answer is longer.</summary>
    public const int RecordBytes = 16 << 20;

    /// <summary>How far the format and the header are looked for.</summary>
    public const int HeadBytes = 1 << 20;

    /// <summary>How many groups <c>--by</c> may make.</summary>
    public const int Groups = 100_000;

    /// <summary>How many different texts of a cell are remembered with what they mean.</summary>
    public const int RememberedTexts = 4_096;

    /// <summary>How many invalid cells are shown.</summary>
    public const int ShownProblems = 10;

    /// <summary>From here on a file is long enough for a progress bar.</summary>
    public const long LongFileBytes = 100 << 20;

    /// <summary>From here on a file is read by several threads.</summary>
    public const long SplitFileBytes = 4 << 20;
}
