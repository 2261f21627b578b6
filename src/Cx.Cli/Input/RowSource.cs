using System.Text;

namespace Cx.Cli.Input;

/// <summary>Rows of named cells, one at a time; nothing of a row lives longer than the row.</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>How many data rows were read: the first one is 1, a header is not counted.</summary>
    public abstract long Row { get; }

    /// <summary>The names of the columns, as far as they are known.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>What is wrong with the whole row, or <see langword="null"/>.</summary>
    public abstract string? Problem { get; }

    /// <summary>How much of the input was taken, from 0 to 1, or <see langword="null"/> where its length is not known.</summary>
    public abstract double? Progress { get; }

    /// <summary>Whether it takes a person's time to read all of it.</summary>
    public abstract bool IsLong { get; }

    /// <summary>Whether threads would gain more than they cost.</summary>
    public virtual bool IsWorthSplitting => false;

    /// <summary>The same rows in parts that can be read side by side, where the input allows it; ask after <see cref="Select"/>.</summary>
    public virtual CsvParts? Parts => null;

    /// <summary>Says which columns are wanted; <see cref="Cell"/> counts in this order.</summary>
    public abstract void Select(IReadOnlyList<string> columns);

    public abstract bool Read();

    /// <summary>The text of a wanted cell in UTF-8, empty where the row has none.</summary>
    public abstract ReadOnlySpan<byte> Cell(int index);

    /// <summary>The text of a wanted cell without the white space around it.</summary>
    public string CellText(int index) => Encoding.UTF8.GetString(Cell(index)).Trim();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    /// <summary>The error for a column that is not there: what there is, and the name that was perhaps meant.</summary>
    public static CxException NoSuchColumn(string name, IReadOnlyList<string> columns)
    {
        var nearest = Nearest.To(name, columns);
        var hint = nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
        return CxException.BadData($"There is no column '{name}'.{hint} The columns are: {Text.List(columns)}.");
    }
}
