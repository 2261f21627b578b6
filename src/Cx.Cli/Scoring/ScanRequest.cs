using System.Text;
using Cx.Cli.Input;
using Cx.Core.Scales;

namespace Cx.Cli.Scoring;

/// <summary>Which cells of a file are counted, and how they are kept apart.</summary>
internal sealed record ScanRequest
{
    public required string Column { get; init; }

    public required ScaleDefinition Scale { get; init; }

    public string? Weight { get; init; }

    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<Condition> Where { get; init; } = [];

    public bool Strict { get; init; }

    /// <summary>The wanted columns, in the order in which the scan asks for them: rating, keys, conditions, weight.</summary>
    public IReadOnlyList<string> Columns =>
        [Column, .. By, .. Where.Select(condition => condition.Column), .. Weight is null ? [] : new[] { Weight }];

    /// <summary>A cell that must be exactly one of these texts.</summary>
    internal sealed class Condition(string column, params IEnumerable<string> texts)
    {
        private readonly byte[][] _texts = [.. texts.Select(Encoding.UTF8.GetBytes)];

        public string Column => column;

        /// <summary>Whether a row meets all conditions, whose cells stand together from the first one on.</summary>
        public static bool AllHold(IReadOnlyList<Condition> conditions, RowSource rows, int firstCell)
        {
            for (var i = 0; i < conditions.Count; i++)
            {
                if (!conditions[i].Holds(rows.Cell(firstCell + i))) return false;
            }

            return true;
        }

        public bool Holds(ReadOnlySpan<byte> cell)
        {
            foreach (var text in _texts)
            {
                if (cell.SequenceEqual(text)) return true;
            }

            return false;
        }
    }
}
