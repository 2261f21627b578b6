using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Cli.Scoring;

/// <summary>Finds the scale that <c>--scale</c> names.</summary>
internal static class ScaleChoice
{
    private static readonly ScaleDefinition NpsScale = ScaleDefinition.Of<Nps>();

    /// <summary>The scale of a metric, or <see langword="null"/> where none was named and the metric has none of its own.</summary>
    public static ScaleDefinition? Of(Metric metric, string? text)
    {
        if (metric != Metric.Nps) return text is null ? null : Parse(text);
        if (text is null) return NpsScale;
        var scale = Parse(text);
        if (scale.IsSameScaleAs(NpsScale) || (scale is { Min: 0, Max: 10, Polarity: Polarity.HigherIsBetter } && IsRange(text))) return NpsScale;
        throw CxException.Usage(Text.Line(
            $"The net promoter score belongs to the 0–10 recommend question alone; {scale} is another scale, and its promoters would be other people. Use --metric csat --scale {text} --method net-box:K for a net score on it."));
    }

    public static ScaleDefinition Parse(string text)
    {
        if (ScaleRegistry.BuiltIn.TryFind(text.ToLowerInvariant(), out var scale)) return scale;
        if (!IsRange(text)) throw Unknown(text);
        var low = text.EndsWith(":low", StringComparison.OrdinalIgnoreCase);
        var range = low ? text[..^4] : text;
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        if (!Number(range.AsSpan(0, dots), out var min) || !Number(range.AsSpan(dots + 2), out var max)) throw Unknown(text);
        // An id starts with a letter or a digit.
        var id = string.Create(CultureInfo.InvariantCulture, $"{(min < 0 ? "from" : string.Empty)}{min}..{max}{(low ? ":low" : string.Empty)}");
        try
        {
            return ScaleDefinition.Create(id, min, max, low ? Polarity.LowerIsBetter : Polarity.HigherIsBetter);
        }
        catch (ArgumentException e)
        {
            throw CxException.Usage(Text.Line($"--scale {text} is no scale: a scale has 2 to 253 whole numbers, the smaller end first, such as 1..5."), e);
        }
    }

    /// <summary>The built-in scales on which every value seen would be a number, and the plain range.</summary>
    public static string Fitting(int min, int max)
    {
        var fitting = ScaleRegistry.BuiltIn.All
            .Where(scale => scale.Contains(min) && scale.Contains(max) && !IsMuchWider(scale, max))
            .Select(scale => Text.Line($"{scale.Id} ({scale.Min}..{scale.Max}, {(scale.Polarity == Polarity.HigherIsBetter ? "high" : "low")} is good)"));
        return Text.List(fitting.Append(Text.Line($"{min}..{max}, {min}..{max}:low (low is good) or another MIN..MAX")));
    }

    // Five levels seen fit on a slider of a hundred too, but nobody means that.
    private static bool IsMuchWider(ScaleDefinition scale, int max) => scale.Max > 10 && max <= 10;

    private static bool IsRange(string text) => text.Contains("..", StringComparison.Ordinal);

    private static bool Number(ReadOnlySpan<char> text, out int value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static CxException Unknown(string text)
    {
        var ids = ScaleRegistry.BuiltIn.All.Select(scale => scale.Id).ToList();
        var nearest = Nearest.To(text, ids);
        var hint = nearest is null ? string.Empty : $" Did you mean '{nearest}'?";
        return CxException.Usage($"There is no scale '{text}'.{hint} Known are {Text.List(ids)}; a range is written 1..5, or 1..5:low where low is good.");
    }
}
