using System.Globalization;
using System.Runtime.InteropServices;
using Cx.Core.Scales;

namespace Cx.Cli.Scoring;

/// <summary>A formula, and how many levels its boxes have.</summary>
/// <param name="Kind">The formula.</param>
/// <param name="Levels">The levels of a box; 0 for a formula without one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Method(MethodKind Kind, int Levels)
{
    private const string Known = "top-box:K, net-box:K, mean or pomp, where K is a number of levels such as 2";

    /// <summary>The default of a metric on a scale, or what the user asked for.</summary>
    public static Method Of(Metric metric, ScaleDefinition scale, string? text)
    {
        if (metric == Metric.Nps)
        {
            return text is null or "net-promoter"
                ? new Method(MethodKind.NetPromoter, 0)
                : throw CxException.Usage($"--metric nps has one method, promoters minus detractors. For '{text}' use --metric csat --scale nps --method {text}.");
        }

        if (text is not null) return Parse(text, scale);
        if (metric != Metric.Csat) return new Method(MethodKind.Mean, 0);
        return scale.FavourableBox is { } box
            ? new Method(MethodKind.TopBox, box)
            : throw CxException.Usage($"The scale {scale} names no favourable box, so csat needs one: say --method top-box:K with the number of levels that count as satisfied.");
    }

    /// <summary>The name without the size of its boxes.</summary>
    public string Name => Kind switch
    {
        MethodKind.NetPromoter => "net-promoter",
        MethodKind.TopBox => "top-box",
        MethodKind.NetBox => "net-box",
        MethodKind.Mean => "mean",
        _ => "pomp",
    };

    public override string ToString() => Levels == 0 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}:{Levels}");

    private static Method Parse(string text, ScaleDefinition scale)
    {
        if (string.Equals(text, "mean", StringComparison.OrdinalIgnoreCase)) return new Method(MethodKind.Mean, 0);
        if (string.Equals(text, "pomp", StringComparison.OrdinalIgnoreCase)) return new Method(MethodKind.Pomp, 0);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var levels)) throw Unknown(text);
        return text[..colon].ToUpperInvariant() switch
        {
            "TOP-BOX" => Box(MethodKind.TopBox, levels, scale.Levels, scale),
            // The two boxes may touch, but no answer can be in both.
            "NET-BOX" => Box(MethodKind.NetBox, levels, scale.Levels / 2, scale),
            _ => throw Unknown(text),
        };
    }

    private static Method Box(MethodKind kind, int levels, int most, ScaleDefinition scale) => levels >= 1 && levels <= most
        ? new Method(kind, levels)
        : throw CxException.Usage(Text.Line($"On the scale {scale} the K of {(kind == MethodKind.TopBox ? "top-box" : "net-box")}:K goes from 1 to {most}, not {levels}."));

    private static CxException Unknown(string text) => CxException.Usage($"--method '{text}' is unknown. Say {Known}.");
}
