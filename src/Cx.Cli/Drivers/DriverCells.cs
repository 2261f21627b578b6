using Cx.Cli.Scoring;
using Cx.Core.Improvement;
using Cx.Core.Scales;

namespace Cx.Cli.Drivers;

/// <summary>The cells of one column, as ratings on a scale or as numbers.</summary>
internal sealed class DriverCells(string name, ScaleDefinition? scale)
{
    private readonly RatingCells? _ratings = scale is null ? null : new RatingCells(scale);
    private readonly List<Rating> _answers = [];
    private readonly List<double?> _numbers = [];

    public string Name => name;

    /// <summary>What would be right in a cell.</summary>
    public string Expected => scale is null
        ? "a number, nothing, skipped or notApplicable"
        : Text.Line($"a whole number from {scale.Min} to {scale.Max}{(scale.Labels.Count > 0 ? ", a label of the scale" : string.Empty)}, nothing, skipped or notApplicable");

    /// <summary>Adds a cell; false where it is no answer and no missing one.</summary>
    public bool TryAdd(ReadOnlySpan<byte> cell)
    {
        if (_ratings is not null)
        {
            if (_ratings.Read(cell) is not { } rating) return false;
            _answers.Add(rating);
            return true;
        }

        double? number = null;
        if (!(cell.IsEmpty || cell.SequenceEqual("skipped"u8) || cell.SequenceEqual("notApplicable"u8)))
        {
            var read = WeightCells.Read(cell);
            if (double.IsNaN(read)) return false;
            number = read;
        }

        _numbers.Add(number);
        return true;
    }

    /// <summary>Takes the last cell out again: another cell of its row is invalid.</summary>
    public void RemoveLast()
    {
        if (_ratings is not null) _answers.RemoveAt(_answers.Count - 1);
        else _numbers.RemoveAt(_numbers.Count - 1);
    }

    public DriverColumn ToDriverColumn() => _ratings is not null ? DriverColumn.Of(name, _answers) : DriverColumn.OfNumbers(name, _numbers);
}
