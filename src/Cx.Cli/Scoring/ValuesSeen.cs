using System.Globalization;
using Cx.Cli.Input;

namespace Cx.Cli.Scoring;

/// <summary>What the whole numbers of a column say about its scale.</summary>
internal static class ValuesSeen
{
    /// <summary>A sentence that names the smallest and the largest number and the scales that hold both.</summary>
    public static string In(RowSource rows, string column)
    {
        rows.Select([column]);
        int? min = null;
        int? max = null;
        while (rows.Read())
        {
            if (!int.TryParse(rows.Cell(0).Trim(" \t"u8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) continue;
            if (min is null || value < min) min = value;
            if (max is null || value > max) max = value;
        }

        return min is { } low && max is { } high
            ? Text.Line($"Column '{column}' holds whole numbers from {low} to {high}; scales that fit: {ScaleChoice.Fitting(low, high)}. See cx scales.")
            : $"Column '{column}' holds no whole number. See cx scales for the scales and their labels.";
    }
}
