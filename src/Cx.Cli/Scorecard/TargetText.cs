using System.Globalization;
using Cx.Core.Improvement;

namespace Cx.Cli.Scorecard;

/// <summary>Reads targets such as <c>recommend&gt;=30</c> and <c>satisfaction&gt;=80%</c>.</summary>
internal static class TargetText
{
    /// <summary>The column and the target of a text.</summary>
    public static (string Column, Target Target) Parse(string text, IReadOnlyList<Measure> measures)
    {
        var (least, most) = (text.IndexOf(">=", StringComparison.Ordinal), text.IndexOf("<=", StringComparison.Ordinal));
        var at = Math.Max(least, most);
        if (at <= 0) throw Wrong(text);
        var (column, number) = (text[..at].Trim(), text[(at + 2)..].Trim());
        var measure = measures.FirstOrDefault(its => string.Equals(its.Column, column, StringComparison.Ordinal))
            ?? throw CxException.Usage($"--target {text} is of the column '{column}', which no --measure has. The columns are: {Text.List(measures.Select(its => its.Column))}.");
        var isPercent = number.EndsWith('%');
        if (!double.TryParse(isPercent ? number[..^1].Trim() : number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) throw Wrong(text);
        value /= isPercent ? 100 : 1;
        // 80 of a box would be met by nothing, and 80 % of a net score is no score.
        if (measure.Frame.Method.Kind == Scoring.MethodKind.TopBox && !(value is >= 0 and <= 1)) throw CxException.Usage($"--target {text}: {measure.Name} is a share. Say 0.8 or 80%.");
        if (measure.Frame.Method.Kind != Scoring.MethodKind.TopBox && isPercent) throw CxException.Usage($"--target {text}: {measure.Name} is no share. Say the number without the percent sign.");
        return (column, least > most ? Target.AtLeast(measure.Name, value) : Target.AtMost(measure.Name, value));
    }

    private static CxException Wrong(string text) => CxException.Usage($"--target {text} is no target. Write COLUMN>=NUMBER or COLUMN<=NUMBER in quotes, such as --target \"recommend>=30\".");
}
