using Cx.Core.Scales;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scales;

/// <summary>Random scales and numbers, with the edges much likelier than chance would make them.</summary>
internal static class Generators
{
    /// <summary>Any int; every fourth is at an edge.</summary>
    public static Gen<int> AnyInt { get; } = Gen.Frequency(
        (1, Gen.Elements(int.MinValue, int.MinValue + 1, -1, 0, 1, 254, 255, 256, int.MaxValue - 1, int.MaxValue)),
        (2, Gen.Choose(-300, 300)),
        (1, Gen.Choose(int.MinValue, int.MaxValue)));

    /// <summary>Any definition there can be: every range, both polarities, with and without boxes, neutral point and labels.</summary>
    public static Gen<ScaleDefinition> Definition { get; } =
        from levels in Gen.Frequency((3, Gen.Choose(2, 11)), (1, Gen.Choose(2, 253)), (1, Gen.Constant(253)))
        from min in Gen.OneOf(Gen.Choose(-10, 10), Gen.Elements(int.MinValue, int.MaxValue - levels + 1), Gen.Choose(int.MinValue, int.MaxValue - levels + 1))
        from polarity in Gen.Elements(Polarity.HigherIsBetter, Polarity.LowerIsBetter)
        from boxes in Gen.Choose(0, 3)
        from favourable in Gen.Choose(1, levels - 1)
        from unfavourable in Gen.Choose(1, levels - favourable)
        from neutral in Gen.Choose(min, min + levels - 1)
        from labels in Gen.Choose(0, 1)
        select Make(min, levels, polarity, boxes, favourable, unfavourable, neutral, labels == 1);

    /// <summary>A definition with a number on it.</summary>
    public static Gen<(ScaleDefinition Scale, int Value)> Answer { get; } =
        from scale in Definition
        from value in Gen.Frequency((1, Gen.Elements(scale.Min, scale.Max)), (3, Gen.Choose(scale.Min, scale.Max)))
        select (scale, value);

    /// <summary>A run-time rating of any kind.</summary>
    public static Gen<Rating> Rating { get; } =
        from answer in Answer
        from kind in Gen.Choose(0, 9)
        select kind switch
        {
            0 => Cx.Core.Scales.Rating.NotAnswered(answer.Scale),
            1 => Cx.Core.Scales.Rating.Skipped(answer.Scale),
            2 => Cx.Core.Scales.Rating.NotApplicable(answer.Scale),
            _ => Cx.Core.Scales.Rating.From(answer.Scale, answer.Value),
        };

    private static ScaleDefinition Make(int min, int levels, Polarity polarity, int boxes, int favourable, int unfavourable, int neutral, bool labels)
    {
        var scale = ScaleDefinition.Create("generated", min, min + levels - 1, polarity);
        if (boxes == 0) scale = scale.WithoutBoxes();
        if (boxes >= 2) scale = scale.WithBoxes(favourable, unfavourable);
        if (scale.IsFavourable(neutral) != true && scale.IsUnfavourable(neutral) != true) scale = scale.WithNeutral(neutral);
        return labels ? scale.WithLabels([.. Enumerable.Range(0, levels).Select(i => FormattableString.Invariant($"label {i}"))]) : scale;
    }
}
