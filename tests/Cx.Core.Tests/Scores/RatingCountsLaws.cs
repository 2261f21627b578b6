using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Tests.Properties;
using Cx.Core.Tests.Scales;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scores;

public class NarrowRatingCountsLaws : RatingCountsLaws<Nps>;

public class ShortRatingCountsLaws : RatingCountsLaws<Thumbs>;

public class LowerIsBetterRatingCountsLaws : RatingCountsLaws<Ces5>;

public class WideRatingCountsLaws : RatingCountsLaws<Slider100>;

public class WidestRatingCountsLaws : RatingCountsLaws<Widest>;

/// <summary>The laws of the state of ratings, for every size of scale.</summary>
public abstract class RatingCountsLaws<TScale>
    where TScale : struct, IScale<TScale>
{
    private static Gen<RatingCounts<TScale>> Counts => Answers.Counts<TScale>();

    [Fact]
    public void Merging_an_empty_state_changes_nothing_from_either_side() => Law.Holds(Counts, counts =>
    {
        Assert.Equal(counts, Merged(counts, default));
        Assert.Equal(counts, Merged(default, counts));
    });

    [Fact]
    public void Merging_does_not_depend_on_order() =>
        Law.Holds(from a in Counts from b in Counts select (a, b), pair => Assert.Equal(Merged(pair.a, pair.b), Merged(pair.b, pair.a)));

    [Fact]
    public void Merging_does_not_depend_on_grouping() =>
        Law.Holds(from a in Counts from b in Counts from c in Counts select (a, b, c), three =>
            Assert.Equal(Merged(Merged(three.a, three.b), three.c), Merged(three.a, Merged(three.b, three.c))));

    [Fact]
    public void Subtracting_undoes_merging_also_from_nothing() =>
        Law.Holds(from a in Counts from b in Counts select (a, b), pair =>
        {
            var back = Merged(pair.a, pair.b);
            back.Subtract(pair.b);
            Assert.Equal(pair.a, back);
            RatingCounts<TScale> below = default;
            below.Subtract(pair.a);
            below.Merge(pair.a);
            Assert.Equal(default, below);
        });

    [Fact]
    public void Removing_undoes_adding_whatever_the_rating() =>
        Law.Holds(from a in Counts from rating in Answers.Any<TScale>() select (a, rating), given =>
        {
            var back = given.a;
            back.Add(given.rating);
            back.Remove(given.rating);
            Assert.Equal(given.a, back);
            back.Remove(given.rating);
            back.Add(given.rating);
            Assert.Equal(given.a, back);
        });

    [Fact]
    public void Taking_a_number_out_undoes_putting_it_in_also_off_the_scale() =>
        Law.Holds(from a in Counts from number in Generators.AnyInt from isMissing in Gen.Choose(0, 3) select (a, Number: isMissing == 0 ? (int?)null : number), given =>
        {
            var back = given.a;
            back.AddValue(given.Number);
            Assert.NotEqual(given.a, back);
            Assert.Equal(given.a.Offered + 1, back.Offered);
            back.RemoveValue(given.Number);
            Assert.Equal(given.a, back);
        });

    [Fact]
    public void Adding_is_merging_a_state_of_one() =>
        Law.Holds(from a in Counts from rating in Answers.Any<TScale>() select (a, rating), given =>
        {
            var added = given.a;
            added.Add(given.rating);
            Assert.Equal(added, Merged(given.a, RatingCounts.Of(given.rating)));
        });

    [Fact]
    public void Adding_a_range_is_adding_one_by_one_at_every_length_where_the_path_changes() =>
        Law.Holds(from a in Counts from length in Gen.OneOf(Gen.Choose(0, 4), Gen.Choose(120, 135), Gen.Choose(188, 196), Gen.Choose(508, 516), Gen.Choose(1020, 1030)) from ratings in Answers.Any<TScale>().ArrayOf(length) select (a, ratings), given =>
        {
            var (one, range, sequence) = (given.a, given.a, given.a);
            foreach (var rating in given.ratings) one.Add(rating);
            range.AddRange(given.ratings);
            sequence.Merge(RatingCounts.Of(given.ratings.Where(_ => true)));
            Assert.Equal(one, range);
            Assert.Equal(one, sequence);
            Assert.Equal(one.GetHashCode(), range.GetHashCode());
        });

    [Fact]
    public void Any_split_in_any_order_gives_the_same_state() =>
        Law.Holds(from ratings in Answers.Many<TScale>(200) from order in Gen.Shuffle(Enumerable.Range(0, ratings.Length)) from cuts in Gen.Choose(0, ratings.Length).ArrayOf(3) select (ratings, order, cuts), given =>
        {
            var whole = RatingCounts.Of<TScale>(given.ratings);
            Rating<TScale>[] shuffled = [.. given.order.Select(i => given.ratings[i])];
            int[] ends = [0, .. given.cuts.Order(), shuffled.Length];
            RatingCounts<TScale> sum = default;
            for (var part = ends.Length - 1; part > 0; part--)
                sum.Merge(RatingCounts.Of<TScale>(shuffled.AsSpan(ends[part - 1]..ends[part])));
            Assert.Equal(whole, sum);
        });

    [Fact]
    public void Everything_offered_is_counted_once() => Law.Holds(Answers.Many<TScale>(200), ratings =>
    {
        var counts = RatingCounts.Of<TScale>(ratings);
        Assert.Equal(ratings.Length, counts.Offered);
        Assert.Equal(ratings.Count(rating => rating.IsAnswered), counts.Answered);
        Assert.Equal(ratings.Count(rating => rating.Kind == AnswerKind.NotAnswered), counts.NotAnswered);
        Assert.Equal(ratings.Count(rating => rating.Kind == AnswerKind.Skipped), counts.Skipped);
        Assert.Equal(ratings.Count(rating => rating.Kind == AnswerKind.NotApplicable), counts.NotApplicable);
        Assert.Equal(ratings.Count(rating => rating.Kind == AnswerKind.Invalid), counts.Invalid);
        Assert.Equal(counts.NotAnswered + counts.Skipped + counts.NotApplicable, counts.NonResponses);
        var levels = new long[RatingCounts<TScale>.Scale.Levels];
        counts.CopyTo(levels);
        for (var i = 0; i < levels.Length; i++)
        {
            var value = RatingCounts<TScale>.Scale.Min + i;
            Assert.Equal(ratings.Count(rating => rating.Value == value), levels[i]);
            Assert.Equal(levels[i], counts[value]);
        }
    });

    [Fact]
    public void A_copy_is_a_snapshot_whatever_happens_to_the_original() =>
        Law.Holds(from a in Counts from rating in Answers.Any<TScale>() from other in Counts select (a, rating, other), given =>
        {
            var original = given.a;
            RatingCounts<TScale> twin = default;
            twin.Merge(original);
            var snapshot = original;
            original.Add(given.rating);
            original.Merge(given.other);
            original.AddRange([given.rating, given.rating]);
            original.RemoveValue(null);
            Assert.Equal(twin, snapshot);
            snapshot.Add(given.rating);
            Assert.NotEqual(twin, snapshot);
        });

    [Fact]
    public void Merging_keeps_no_hold_of_the_other_state() =>
        Law.Holds(from a in Counts from rating in Answers.Any<TScale>() select (a, rating), given =>
        {
            RatingCounts<TScale> sum = default;
            var other = given.a;
            sum.Merge(other);
            other.Add(given.rating);
            Assert.Equal(given.a, sum);
            var self = given.a;
#pragma warning disable CX5002 // a state merged into itself is what the law is about
            self.Merge(self);
#pragma warning restore CX5002
            Assert.Equal(Merged(given.a, given.a), self);
        });

    [Fact]
    public void Equal_states_hash_alike_and_zeros_are_the_empty_state() => Law.Holds(Counts, counts =>
    {
        var zero = counts;
        zero.Subtract(counts);
        Assert.Equal(default, zero);
        Assert.True(zero == default);
        Assert.Equal(default(RatingCounts<TScale>).GetHashCode(), zero.GetHashCode());
        Assert.Equal(counts != default, counts != zero);
    });

    [Fact]
    public void The_run_time_twin_counts_the_same() =>
        Law.Holds(from first in Answers.Many<TScale>() from second in Answers.Many<TScale>(300) select (first, second), given =>
        {
            var typed = RatingCounts.Of<TScale>(given.first);
            typed.AddRange(given.second);
            var twin = RatingCounts.Of<TScale>(given.first).ToRatingCounts();
            twin.AddRange([.. given.second.Select(rating => rating.ToRating())]);
            Assert.Equal(typed.ToRatingCounts(), twin);
            Assert.Equal(typed, twin.ToRatingCounts<TScale>());
            Assert.Equal((typed.Answered, typed.NonResponses, typed.Invalid, typed.Offered), (twin.Answered, twin.NonResponses, twin.Invalid, twin.Offered));
        });

    private static RatingCounts<TScale> Merged(RatingCounts<TScale> one, RatingCounts<TScale> other)
    {
        one.Merge(other);
        return one;
    }
}
