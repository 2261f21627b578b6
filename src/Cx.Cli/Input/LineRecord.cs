namespace Cx.Cli.Input;

/// <summary>One line as a record of named cells: what a line of a stream is, whatever its format.</summary>
internal abstract class LineRecord
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its line break.</param>
    /// <returns>What is wrong with it, or <see langword="null"/>.</returns>
    public abstract string? Read(ReadOnlySpan<byte> line);

    /// <summary>The text of a wanted cell in UTF-8, empty where the record has none; valid until the next line.</summary>
    public abstract ReadOnlySpan<byte> Cell(int index);
}
