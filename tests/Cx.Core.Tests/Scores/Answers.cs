using Cx.Core.Scales;
using Cx.Core.Scores;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scores;

/// <summary>Makers of ratings, counts and individual answers that the tests of scores share.</summary>
internal static class Answers
{
    /// <summary>A rating of any kind: levels, the three kinds of non-answer, and bytes that are no rating of the scale.</summary>
    public static Gen<Rating<TScale>> Any<TScale>()
        where TScale : struct, IScale<TScale> =>
        from kind in Gen.Choose(0, 11)
        from code in Gen.Choose(0, 255)
        from level in Gen.Choose(0, RatingCounts<TScale>.Scale.Levels - 1)
        select kind switch
        {
            0 => default,
            1 => Rating<TScale>.Skipped,
            2 => Rating<TScale>.NotApplicable,
            3 => Reinterpreted<TScale>((byte)code),
            _ => Rating<TScale>.From(RatingCounts<TScale>.Scale.Min + level),
        };

    public static Gen<Rating<TScale>[]> Many<TScale>(int longest = 40)
        where TScale : struct, IScale<TScale> =>
        from length in Gen.Choose(0, longest)
        from ratings in Any<TScale>().ArrayOf(length)
        select ratings;

    /// <summary>Counts that may also be below zero, from additions and withdrawals.</summary>
    public static Gen<RatingCounts<TScale>> Counts<TScale>()
        where TScale : struct, IScale<TScale> =>
        from added in Many<TScale>()
        from removed in Many<TScale>(6)
        select Counted(added, removed);

    /// <summary>Individual answers as numbers on a scale; at least one.</summary>
    public static Gen<int[]> Numbers(ScaleDefinition scale, int longest = 60) =>
        from length in Gen.Choose(1, longest)
        from spread in Gen.Choose(0, scale.Levels - 1)
        from start in Gen.Choose(0, scale.Levels - 1 - spread)
        from numbers in Gen.Choose(scale.Min + start, scale.Min + start + spread).ArrayOf(length)
        select numbers;

    /// <summary>What memory from elsewhere holds when it is taken for ratings.</summary>
    public static Rating<TScale> Reinterpreted<TScale>(byte code)
        where TScale : struct, IScale<TScale> => System.Runtime.CompilerServices.Unsafe.BitCast<byte, Rating<TScale>>(code);

    public static RatingCounts<TScale> Of<TScale>(params int?[] numbers)
        where TScale : struct, IScale<TScale>
    {
        RatingCounts<TScale> counts = default;
        foreach (var number in numbers) counts.AddValue(number);
        return counts;
    }

    public static RatingCounts On(ScaleDefinition scale, params int?[] numbers)
    {
        var counts = RatingCounts.On(scale);
        foreach (var number in numbers) counts.AddValue(number);
        return counts;
    }

    /// <summary>Counts with so many answers on each level, from the scale's min upwards.</summary>
    public static RatingCounts<TScale> PerLevel<TScale>(params long[] levels)
        where TScale : struct, IScale<TScale> => RatingCounts<TScale>.FromRow(CountRow.From(levels, 0, 0, 0, 0));

    private static RatingCounts<TScale> Counted<TScale>(Rating<TScale>[] added, Rating<TScale>[] removed)
        where TScale : struct, IScale<TScale>
    {
        RatingCounts<TScale> counts = default;
        foreach (var rating in added) counts.Add(rating);
        foreach (var rating in removed) counts.Remove(rating);
        return counts;
    }
}
