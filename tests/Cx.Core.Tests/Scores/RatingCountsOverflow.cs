using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Tests.Scales;

namespace Cx.Core.Tests.Scores;

public class NarrowRatingCountsOverflow : RatingCountsOverflow<Nps>;

public class WideRatingCountsOverflow : RatingCountsOverflow<Slider100>;

public class WidestRatingCountsOverflow : RatingCountsOverflow<Widest>;

/// <summary>A counter that would not fit throws, and the state is what it was.</summary>
public abstract class RatingCountsOverflow<TScale>
    where TScale : struct, IScale<TScale>
{
    private static readonly int Best = RatingCounts<TScale>.Scale.Max;
    private static readonly Rating<TScale> Full = Rating<TScale>.From(Best);

    [Fact]
    public void Adding_to_a_full_counter_throws_and_changes_nothing() => ThrowsAndKeeps(Holding(long.MaxValue), (ref counts) => counts.Add(Full));

    [Fact]
    public void Adding_a_number_to_a_full_counter_throws_and_changes_nothing() => ThrowsAndKeeps(Holding(long.MaxValue), (ref counts) => counts.AddValue(Best));

    [Fact]
    public void Adding_an_invalid_number_to_a_full_counter_throws_and_changes_nothing()
    {
        RatingCounts<TScale> full = RatingCounts<TScale>.FromRow(CountRow.From(new long[RatingCounts<TScale>.Scale.Levels], 0, 0, 0, long.MaxValue));
        ThrowsAndKeeps(full, (ref counts) => counts.AddValue(int.MaxValue));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(1000)]
    public void A_range_whose_last_rating_does_not_fit_throws_and_counts_none_of_it(int length)
    {
        var ratings = new Rating<TScale>[length];
        ratings[^2] = ratings[^1] = Full;
        ThrowsAndKeeps(Holding(long.MaxValue - 1), (ref counts) => counts.AddRange(ratings));
    }

    [Fact]
    public void Merging_more_than_fits_throws_and_changes_nothing()
    {
        var other = Holding(2);
        other.AddValue(null);
        ThrowsAndKeeps(Holding(long.MaxValue - 1), (ref counts) => counts.Merge(other));
    }

    [Fact]
    public void Subtracting_more_than_fits_throws_and_changes_nothing()
    {
        var other = Holding(2);
        other.AddValue(null);
        ThrowsAndKeeps(Holding(long.MinValue + 1), (ref counts) => counts.Subtract(other));
    }

    [Fact]
    public void Removing_below_the_lowest_count_throws_and_changes_nothing() => ThrowsAndKeeps(Holding(long.MinValue), (ref counts) => counts.Remove(Full));

    [Fact]
    public void The_run_time_twin_throws_alike()
    {
        var full = Holding(long.MaxValue).ToRatingCounts();
        var before = full;
        Assert.Throws<OverflowException>(() => full.Add(Full.ToRating()));
        Assert.Throws<OverflowException>(() => full.AddValue(Best));
        Assert.Throws<OverflowException>(() => full.AddRange([Rating.NotAnswered(RatingCounts<TScale>.Scale), Full.ToRating()]));
        Assert.Throws<OverflowException>(() => full.Merge(before));
        Assert.Equal(before, full);
    }

    [Fact]
    public void A_full_counter_still_has_a_text_and_a_score()
    {
        var full = Holding(long.MaxValue);
        full.Merge(RatingCounts.Of(Rating<TScale>.Skipped));

        Assert.Contains("n 9223372036854775807 of 9223372036854775811", full.ToString(), StringComparison.Ordinal);
        Assert.Equal(Best, MeanScore.From(Holding(long.MaxValue - 3))!.Mean);
        Assert.Equal(Best, MeanScore.From(Holding(long.MaxValue - 3))!.Interval()!.Low);
    }

    private static void ThrowsAndKeeps(RatingCounts<TScale> counts, Change change)
    {
        var before = counts;
        Assert.Throws<OverflowException>(() => change(ref counts));
        Assert.Equal(before, counts);
    }

    private static RatingCounts<TScale> Holding(long count)
    {
        var levels = new long[RatingCounts<TScale>.Scale.Levels];
        levels[^1] = count;
        return RatingCounts<TScale>.FromRow(CountRow.From(levels, 3, 0, 0, 0));
    }

    private delegate void Change(ref RatingCounts<TScale> counts);
}
