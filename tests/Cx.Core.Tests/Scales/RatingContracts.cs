using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Scales;

// The contracts of equality, order, text and JSON, kept by ratings on an everyday scale and on those at the edges.

public abstract class RatingEquality<TScale> : EqualityContract<Rating<TScale>>
    where TScale : struct, IScale<TScale>
{
    protected override IReadOnlyList<Func<Rating<TScale>>> Makers =>
    [
        () => Rating<TScale>.NotAnswered,
        () => Rating<TScale>.Skipped,
        () => Rating<TScale>.NotApplicable,
        .. Ratings.Numbers<TScale>().Select(value => (Func<Rating<TScale>>)(() => Rating<TScale>.From(value))),
    ];
}

public class NpsRatingEquality : RatingEquality<Nps>;

public class WarmthRatingEquality : RatingEquality<Warmth>;

public class LowestRatingEquality : RatingEquality<Lowest>;

public abstract class RatingOrder<TScale> : OrderContract<Rating<TScale>>
    where TScale : struct, IScale<TScale>
{
    protected override IReadOnlyList<Rating<TScale>> Ascending =>
        [Rating<TScale>.NotAnswered, .. Ratings.Numbers<TScale>().Select(Rating<TScale>.From), Rating<TScale>.Skipped, Rating<TScale>.NotApplicable];
}

public class NpsRatingOrder : RatingOrder<Nps>;

public class WarmthRatingOrder : RatingOrder<Warmth>;

public class WidestRatingOrder : RatingOrder<Widest>;

public class HighestRatingOrder : RatingOrder<Highest>;

public abstract class RatingParsing<TScale> : ParsingContract<Rating<TScale>>
    where TScale : struct, IScale<TScale>
{
    protected override IReadOnlyList<(Rating<TScale> Value, string Text)> Texts =>
    [
        (Rating<TScale>.NotAnswered, ""),
        (Rating<TScale>.Skipped, "skipped"),
        (Rating<TScale>.NotApplicable, "notApplicable"),
        .. Ratings.Numbers<TScale>().Select(value => (Rating<TScale>.From(value), FormattableString.Invariant($"{value}"))),
    ];

    protected override string ExpectedInRefusals => Rating<TScale>.Scale.ToString();

    // The first four: vector nps.reject.1, and the decimal forms of a whole number.
    protected override IReadOnlyList<string> Refused =>
    [
        "8.9", "10 - likely", "6.5", "6,5", "1e1", "0x1", "1 0", "(1)", "- 1", "--1", "+", "-", "\u22121", "\u0661", "p1", "1\0", "1\u200b",
        "99999999999999999999", "-99999999999999999999", "invalid", "skipped!", "not applicable", "n/a", "null", "NaN", "\ud83d\ude00",
        new string('1', 5000), new string('x', 5000), new string('\u00e9', 5000), new string('0', 64) + "1",
    ];
}

public class NpsRatingParsing : RatingParsing<Nps>
{
    protected override IReadOnlyList<string> Refused => [.. base.Refused, "11", "-3", "2147483647", "-2147483648"];
}

public class WarmthRatingParsing : RatingParsing<Warmth>
{
    protected override IReadOnlyList<string> Refused => [.. base.Refused, "6", "-6", "\u22125"];
}

public class WidestRatingParsing : RatingParsing<Widest>;

public class LowestRatingParsing : RatingParsing<Lowest>;

public class HighestRatingParsing : RatingParsing<Highest>;

public abstract class RatingJsonTests<TScale> : JsonContract<Rating<TScale>>
    where TScale : struct, IScale<TScale>
{
    protected override JsonSerializerContext Context => ScalesJson.Default;

    protected override IReadOnlyList<(Rating<TScale> Value, string Json)> Written =>
    [
        (Rating<TScale>.NotAnswered, "null"),
        (Rating<TScale>.Skipped, "\"skipped\""),
        (Rating<TScale>.NotApplicable, "\"notApplicable\""),
        .. Ratings.Numbers<TScale>().Select(value => (Rating<TScale>.From(value), FormattableString.Invariant($"{value}"))),
    ];

    protected override IReadOnlyList<(string Json, string Message)> Refused =>
    [
        ("6.5", "6.5 is not an answer on the scale " + Rating<TScale>.Scale),
        ("8.5", "Expected a whole number from"),
        ("-3000", "-3000 is not an answer"),
        ("1e99", "1e99 is not an answer"),
        ("99999999999999999999", "99999999999999999999 is not an answer"),
        (new string('9', 5000), "is not an answer"),
        ("\"4\"", "\"4\" is not an answer"),
        ("\"\"", "\"\" is not an answer"),
        ("\"Skipped\"", "\"Skipped\" is not an answer"),
        ("\"notAnswered\"", "null (not answered)"),
        ($"\"{new string('x', 5000)}\"", "is not an answer"),
        ("true", "True is not an answer"),
        ("{}", "is not an answer"),
        ("[4]", "is not an answer"),
    ];
}

public class NpsRatingJson : RatingJsonTests<Nps>
{
    protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [.. base.Refused, ("11", "11 is not an answer on the scale nps (0…10, higher is better). Expected a whole number from 0 to 10, null (not answered), \"skipped\" or \"notApplicable\".")];
}

public class WarmthRatingJson : RatingJsonTests<Warmth>;

public class WidestRatingJson : RatingJsonTests<Widest>;

/// <summary>Shared helpers of the rating tests.</summary>
internal static class Ratings
{
    public static IEnumerable<int> Numbers<TScale>()
        where TScale : struct, IScale<TScale>
    {
        var scale = ScaleDefinition.Of<TScale>();
        for (var i = 0; i < scale.Levels; i++) yield return scale.Min + i;
    }
}
