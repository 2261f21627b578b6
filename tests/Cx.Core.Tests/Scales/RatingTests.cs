using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Cx.Core.Scales;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Scales;

public class RatingTests
{
    [Fact]
    public void It_is_one_byte_so_bytes_are_ratings_without_copying()
    {
        Assert.Equal(1, Unsafe.SizeOf<Rating<Nps>>());
        Assert.Equal(1, Unsafe.SizeOf<Rating<Widest>>());
        var cast = MemoryMarshal.Cast<byte, Rating<Nps>>([0, 1, 11, 254, 255]);
        Assert.Equal([Rating<Nps>.NotAnswered, Rating<Nps>.From(0), Rating<Nps>.From(10), Rating<Nps>.Skipped, Rating<Nps>.NotApplicable], cast.ToArray());
    }

    [Fact]
    public void The_default_is_not_answered_and_so_is_a_fresh_array()
    {
        Assert.Equal(Rating<Nps>.NotAnswered, default);
        Assert.All(new Rating<Csat5>[3], rating =>
        {
            Assert.Equal(AnswerKind.NotAnswered, rating.Kind);
            Assert.Null(rating.Value);
            Assert.Equal("", rating.ToString());
        });
    }

    [Fact]
    public void A_non_answer_has_no_number_no_class_and_no_label()
    {
        foreach (var rating in new[] { Rating<Likert5>.NotAnswered, Rating<Likert5>.Skipped, Rating<Likert5>.NotApplicable, Reinterpreted<Likert5>(77) })
        {
            Assert.False(rating.IsAnswered);
            Assert.Null(rating.Value);
            Assert.Null(rating.IsFavourable);
            Assert.Null(rating.IsUnfavourable);
            Assert.Null(rating.Label);
            Assert.Null(rating.ToPomp());
            Assert.Null(rating.RescaleTo<Csat7>());
            Assert.False(rating.TryGetValue(out var value));
            Assert.Equal(0, value);
            Assert.Equal(rating, rating.Reverse());
        }
    }

    [Fact]
    public void An_average_leaves_non_answers_out_and_a_comparison_with_one_is_false()
    {
        Rating<Nps>[] ratings = [Rating<Nps>.From(9), Rating<Nps>.Skipped, default, Rating<Nps>.From(6)];

        Assert.Equal(7.5, ratings.Average(rating => rating.Value));
        Assert.Equal(1, ratings.Count(rating => rating.Value is >= 9));
        Assert.Equal(1, ratings.Count(rating => rating.IsUnfavourable == true));
    }

    [Fact]
    public void The_kinds_are_told_apart()
    {
        Assert.Equal(AnswerKind.NotAnswered, Rating<Nps>.NotAnswered.Kind);
        Assert.Equal(AnswerKind.Skipped, Rating<Nps>.Skipped.Kind);
        Assert.Equal(AnswerKind.NotApplicable, Rating<Nps>.NotApplicable.Kind);
        Assert.Equal(AnswerKind.Answered, Rating<Nps>.From(0).Kind);
    }

    // Every byte on every kind of scale: exactly one meaning each.
    [Fact]
    public void Every_byte_means_exactly_one_thing()
    {
        Check<Nps>();
        Check<Thumbs>();
        Check<Warmth>();
        Check<Widest>();
        Check<Lowest>();
        Check<Highest>();
        Check<Slider100>();

        static void Check<TScale>()
            where TScale : struct, IScale<TScale>
        {
            var scale = ScaleDefinition.Of<TScale>();
            for (var code = 0; code <= 255; code++)
            {
                var rating = Reinterpreted<TScale>((byte)code);
                var expected = code switch
                {
                    0 => AnswerKind.NotAnswered,
                    254 => AnswerKind.Skipped,
                    255 => AnswerKind.NotApplicable,
                    _ => code <= scale.Levels ? AnswerKind.Answered : AnswerKind.Invalid,
                };
                Assert.Equal(expected, rating.Kind);
                Assert.Equal(expected == AnswerKind.Answered, rating.IsAnswered);
                Assert.Equal(expected == AnswerKind.Answered ? scale.Min + (code - 1) : null, rating.Value);
                Assert.Equal(rating.Value is { } value ? scale.IsFavourable(value) : null, rating.IsFavourable);
                Assert.Equal(rating.Value is { } same ? scale.IsUnfavourable(same) : null, rating.IsUnfavourable);
                Assert.Equal(rating.Value is { } number ? scale.Reverse(number) : null, rating.Reverse().Value);
                Assert.Equal(rating.Kind, rating.Reverse().Kind);
                Assert.Equal(rating, rating.Reverse().Reverse());
                Assert.Equal(rating.IsAnswered, rating.TryGetValue(out var got));
                Assert.Equal(rating.Value ?? 0, got);
                if (expected != AnswerKind.Invalid) Assert.Equal(rating, Rating<TScale>.Parse(rating.ToString()));
            }
        }
    }

    [Fact]
    public void A_reinterpreted_byte_that_is_no_answer_says_so_and_is_read_by_no_parser()
    {
        var rating = Reinterpreted<Csat5>(6);

        Assert.Equal("invalid", rating.ToString());
        Assert.False(Rating<Csat5>.TryParse(rating.ToString(), out _));
        Assert.NotEqual(Rating<Csat5>.NotAnswered, rating);
        Assert.True(rating.CompareTo(Rating<Csat5>.From(5)) > 0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(-3)]
    [InlineData(254)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_number_off_the_scale_makes_no_rating_and_the_message_names_number_and_range(int value)
    {
        Assert.False(Rating<Nps>.TryFrom(value, out var rating));
        Assert.Equal(default, rating);
        foreach (var make in new Func<object>[] { () => Rating<Nps>.From(value), () => Rating<Nps>.FromNullable(value) })
        {
            var refusal = Assert.Throws<ArgumentOutOfRangeException>(make);
            Assert.Contains(FormattableString.Invariant($"{value} is not an answer on the scale nps (0…10, higher is better). Use TryFrom"), refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Numbers_at_the_ends_of_the_ints_find_the_scales_that_stand_there()
    {
        Assert.Equal(int.MinValue, Rating<Lowest>.From(int.MinValue).Value);
        Assert.False(Rating<Lowest>.TryFrom(int.MaxValue, out _));
        Assert.Equal(int.MaxValue, Rating<Highest>.From(int.MaxValue).Value);
        Assert.False(Rating<Highest>.TryFrom(int.MinValue, out _));
        Assert.Equal(253, Rating<Widest>.From(253).Value);
        Assert.False(Rating<Widest>.TryFrom(254, out _));
        Assert.False(Rating<Widest>.TryFrom(0, out _));
    }

    [Fact]
    public void No_number_is_not_answered()
    {
        Assert.Equal(default, Rating<Nps>.FromNullable(null));
        Assert.Equal(Rating<Nps>.From(0), Rating<Nps>.FromNullable(0));
    }

    [Fact]
    public void Space_around_a_text_and_the_case_of_its_words_do_not_matter()
    {
        Assert.Equal(Rating<Nps>.From(7), Rating<Nps>.Parse(" 7\r\n"));
        Assert.Equal(Rating<Nps>.From(7), Rating<Nps>.Parse("\u00a0+07\u3000"));
        Assert.Equal(Rating<Nps>.From(7), Rating<Nps>.Parse(Encoding.UTF8.GetBytes("\u00a0+07\u3000"), null));
        Assert.Equal(Rating<Nps>.From(7), Rating<Nps>.Parse("7" + new string(' ', 10_000)));
        Assert.Equal(Rating<Nps>.From(7), Rating<Nps>.Parse(Encoding.UTF8.GetBytes("7" + new string(' ', 10_000)), null));
        Assert.Equal(Rating<Nps>.From(7), Rating<Nps>.Parse(Encoding.UTF8.GetBytes("7" + new string('\u3000', 10_000)), null));
        Assert.Equal(Rating<Nps>.Skipped, Rating<Nps>.Parse("SKIPPED"));
        Assert.Equal(Rating<Nps>.NotApplicable, Rating<Nps>.Parse("notapplicable"u8, null));
        Assert.Equal(Rating<Nps>.NotAnswered, Rating<Nps>.Parse("notAnswered"));
        Assert.Equal(Rating<Nps>.NotAnswered, Rating<Nps>.Parse(new string(' ', 10_000)));
        Assert.Equal(Rating<Nps>.NotAnswered, Rating<Nps>.Parse(Encoding.UTF8.GetBytes(new string('\u3000', 10_000)), null));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused()
    {
        Assert.False(Rating<Nps>.TryParse([0xFF], null, out _));
        Assert.False(Rating<Nps>.TryParse([(byte)'7', 0xC3], null, out _));
        Assert.False(Rating<Nps>.TryParse([(byte)'7', 0], null, out _)); // "7" in UTF-16
        Assert.Throws<FormatException>(() => Rating<Nps>.Parse([0xFF, 0xFE], null));
    }

    [Fact]
    public void A_label_finds_its_number_and_an_unknown_one_is_refused_with_those_there_are()
    {
        Assert.Equal(Rating<Annoyance5>.From(2), Rating<Annoyance5>.FromLabel("Little"));
        Assert.Equal("little", Rating<Annoyance5>.From(2).Label);
        Assert.True(Rating<Annoyance5>.TryFromLabel(" unbearable ", out var rating));
        Assert.Equal(5, rating.Value);
        Assert.False(Rating<Annoyance5>.TryFromLabel("lots", out rating));
        Assert.Equal(default, rating);

        var refusal = Assert.Throws<FormatException>(() => Rating<Annoyance5>.FromLabel("lots"));
        Assert.Contains("'lots' is not a label", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("none, little, some, much, unbearable", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("has no labels", Assert.Throws<FormatException>(() => Rating<Nps>.FromLabel("likely")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Rating<Nps>.FromLabel(null!));
    }

    [Fact]
    public void Every_label_of_every_built_in_scale_comes_back()
    {
        foreach (var scale in ScaleRegistry.BuiltIn.All.Where(scale => scale.Labels.Count > 0))
        {
            for (var value = scale.Min; value <= scale.Max; value++)
                Assert.Equal(value, Rating.FromLabel(scale, scale.LabelOf(value)!).Value);
        }
    }

    [Fact]
    public void Reversal_to_the_other_polarity_mirrors_the_number_and_keeps_what_is_good()
    {
        var hard = Rating<NetEasy7>.From(7);
        var ease = hard.Reverse<Ces7>();

        Assert.Equal(1, ease.Value);
        Assert.True(hard.IsUnfavourable);
        Assert.True(ease.IsUnfavourable);
        Assert.Equal(hard, ease.Reverse<NetEasy7>());
        Assert.Equal(Rating<Csat5>.Skipped, Rating<Ces5>.Skipped.Reverse<Csat5>());
        Assert.Equal(Rating<Csat5>.NotApplicable, Rating<Ces5>.NotApplicable.Reverse<Csat5>());
        Assert.Equal(Rating<Csat5>.NotAnswered, Rating<Ces5>.NotAnswered.Reverse<Csat5>());
    }

    // Vector ces.reverse.1: 30, 25, 15, 10, 8, 7, 5 answers of 1…7; mean 2.82, reversed 5.18, 70 % in the top three.
    [Fact]
    public void Reversed_difficulty_is_the_published_ease()
    {
        int[] counts = [30, 25, 15, 10, 8, 7, 5];
        var hard = counts.SelectMany((count, i) => Enumerable.Repeat(Rating<NetEasy7>.From(i + 1), count)).ToList();
        var ease = hard.ConvertAll(rating => rating.Reverse<Ces7>());

        Assert.Equal(2.82, hard.Average(rating => rating.Value)!.Value, 1e-9);
        Assert.Equal(5.18, ease.Average(rating => rating.Value)!.Value, 1e-9);
        Assert.Equal(70, ease.Count(rating => rating.IsFavourable == true));
    }

    [Fact]
    public void Reversal_to_the_same_polarity_or_another_range_is_refused_even_for_a_non_answer()
    {
        Assert.Throws<ScaleMismatchException>(() => Rating<Csat5>.From(3).Reverse<Stars5>());
        Assert.Throws<ScaleMismatchException>(() => Rating<Csat5>.Skipped.Reverse<Stars5>());
        var refusal = Assert.Throws<ScaleMismatchException>(() => Rating<Ces5>.From(3).Reverse<Ces7>());

        Assert.Equal(Ces5.Definition, refusal.Expected);
        Assert.Equal(Ces7.Definition, refusal.Actual);
        Assert.Contains("from 1 to 5 of the other polarity", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void To_run_time_and_back_it_is_itself()
    {
        foreach (var rating in new[] { Rating<Ces5>.NotAnswered, Rating<Ces5>.From(1), Rating<Ces5>.Skipped, Rating<Ces5>.NotApplicable })
        {
            Assert.Same(Ces5.Definition, rating.ToRating().Scale);
            Assert.Equal(rating.Value, rating.ToRating().Value);
            Assert.Equal(rating.Kind, rating.ToRating().Kind);
            Assert.Equal(rating, rating.ToRating().ToRating<Ces5>());
        }
    }

    [Fact]
    public void Reading_writing_and_asking_allocate_nothing()
    {
        var sum = 0;

        Assert.Equal(0, Allocation.Of(() => sum += Work()));
        Assert.NotEqual(0, sum);

        static int Work()
        {
            Span<char> chars = stackalloc char[16];
            Span<byte> bytes = stackalloc byte[16];
            var sum = 0;
            for (var value = 1; value <= 5; value++)
            {
                Rating<Likert5>.TryFrom(value, out var rating);
                if (rating.IsFavourable == true) sum++;
                if (rating.IsUnfavourable == true) sum++;
                sum += rating.Reverse().Value ?? 0;
                sum += rating.Label!.Length + Likert5.Definition.Labels.Count;
                rating.TryFormat(chars, out var written, default, null);
                Rating<Likert5>.TryParse(chars[..written], null, out var back);
                rating.TryFormat(bytes, out written, default, null);
                Rating<Likert5>.TryParse(bytes[..written], null, out back);
                Rating<Likert5>.TryParse("9"u8, null, out _);
                Rating<Likert5>.TryParse("skipped"u8, null, out _);
                sum += back.CompareTo(rating) + rating.GetHashCode();
            }

            return sum;
        }
    }

    private static Rating<TScale> Reinterpreted<TScale>(byte code)
        where TScale : struct, IScale<TScale> => MemoryMarshal.Cast<byte, Rating<TScale>>([code])[0];
}
