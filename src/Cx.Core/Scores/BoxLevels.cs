using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>What boxes may be on a scale, and what they are called.</summary>
internal static class BoxLevels
{
    public static void Check(ScaleDefinition scale, int levels)
    {
        if (levels < 1 || levels > scale.Levels)
            throw new ArgumentOutOfRangeException(nameof(levels), string.Create(CultureInfo.InvariantCulture, $"A box of {levels} levels does not fit the scale {scale}. Say 1 to {scale.Levels}."));
    }

    public static void Check(ScaleDefinition scale, int favourable, int unfavourable)
    {
        if (favourable < 1 || unfavourable < 1 || (long)favourable + unfavourable > scale.Levels)
            throw new ArgumentOutOfRangeException(nameof(favourable), string.Create(CultureInfo.InvariantCulture, $"Boxes of {favourable} favourable and {unfavourable} unfavourable levels do not fit the scale {scale}. Each has at least 1, together at most {scale.Levels}."));
    }

    public static int Favourable(ScaleDefinition scale, string instead) =>
        scale.FavourableBox ?? throw new InvalidOperationException($"The scale {scale} names no box, so which answers are favourable is open. Say it with {instead}, or define the scale WithBoxes.");

    public static int Unfavourable(ScaleDefinition scale) => scale.UnfavourableBox!.Value;

    public static string Name(BoxKind kind, int levels) => (kind, levels) switch
    {
        (BoxKind.GoodOverRated, _) => "Good over rated",
        (BoxKind.Favourable, 1) => "Top box",
        (BoxKind.Favourable, _) => $"Top-{ScoreJson.Digits(levels)} box",
        (_, 1) => "Bottom box",
        _ => $"Bottom-{ScoreJson.Digits(levels)} box",
    };

    public static string Method(BoxKind kind, int levels) => kind switch
    {
        BoxKind.GoodOverRated => "good-over-rated",
        BoxKind.Favourable => $"top-box:{ScoreJson.Digits(levels)}",
        _ => $"bottom-box:{ScoreJson.Digits(levels)}",
    };
}
