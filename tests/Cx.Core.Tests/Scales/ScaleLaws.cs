using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cx.Core.Scales;
using Cx.Core.Tests.Properties;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Scales;

/// <summary>What holds on every scale that can be defined.</summary>
public partial class ScaleLaws
{
    [Fact]
    public void A_number_makes_a_rating_exactly_if_it_lies_from_min_to_max() =>
        Law.Holds(from scale in Generators.Definition from value in Generators.AnyInt select (scale, value), given =>
        {
            var (scale, value) = given;
            var fits = (BigInteger)value >= scale.Min && (BigInteger)value <= scale.Max;
            Assert.Equal(fits, scale.Contains(value));
            Assert.Equal(fits, Rating.TryFrom(scale, value, out var rating));
            Assert.Equal(fits ? value : null, rating.Value);
            Assert.Equal(fits ? AnswerKind.Answered : AnswerKind.NotAnswered, rating.Kind);
            if (!fits) Assert.Throws<ArgumentOutOfRangeException>(() => Rating.From(scale, value));
        });

    [Fact]
    public void Numbers_beside_the_ends_are_off_the_scale() => Law.Holds(Generators.Definition, scale =>
    {
        Assert.True(scale.Min == int.MinValue || !Rating.TryFrom(scale, scale.Min - 1, out _));
        Assert.True(scale.Max == int.MaxValue || !Rating.TryFrom(scale, scale.Max + 1, out _));
        Assert.True(Rating.TryFrom(scale, scale.Min, out _) && Rating.TryFrom(scale, scale.Max, out _));
    });

    [Fact]
    public void Favourable_unfavourable_and_the_rest_partition_the_scale() => Law.Holds(Generators.Definition, scale =>
    {
        int favourable = 0, unfavourable = 0, none = 0;
        for (var i = 0; i < scale.Levels; i++)
        {
            var value = scale.Min + i;
            var good = scale.IsFavourable(value);
            var bad = scale.IsUnfavourable(value);
            Assert.False(good == true && bad == true, $"{value} is both.");
            Assert.Equal(scale.FavourableBox is null, good is null);
            Assert.Equal(scale.UnfavourableBox is null, bad is null);
            if (good == true) favourable++;
            if (bad == true) unfavourable++;
            if (good is null) none++;
        }

        Assert.Equal(scale.FavourableBox ?? 0, favourable);
        Assert.Equal(scale.UnfavourableBox ?? 0, unfavourable);
        Assert.Equal(scale.FavourableBox is null ? scale.Levels : 0, none);
        Assert.True(scale.Neutral is not { } neutral || (scale.IsFavourable(neutral) != true && scale.IsUnfavourable(neutral) != true));
    });

    [Fact]
    public void The_good_end_is_favourable_and_the_bad_end_is_not_whatever_the_polarity() => Law.Holds(Generators.Definition, scale =>
    {
        if (scale.FavourableBox is null) return;
        var (good, bad) = scale.Polarity == Polarity.HigherIsBetter ? (scale.Max, scale.Min) : (scale.Min, scale.Max);
        Assert.True(scale.IsFavourable(good));
        Assert.True(scale.IsUnfavourable(bad));
    });

    [Fact]
    public void Mirrored_twice_an_answer_is_itself_and_ends_change_places() => Law.Holds(Generators.Answer, given =>
    {
        var (scale, value) = given;
        Assert.Equal((BigInteger)scale.Min + scale.Max - value, scale.Reverse(value));
        Assert.Equal(value, scale.Reverse(scale.Reverse(value)));
        var rating = Rating.From(scale, value);
        Assert.Equal(rating, rating.Reverse().Reverse());
        Assert.Equal(scale.Reverse(value), rating.Reverse().Value);
    });

    [Fact]
    public void Mirrored_on_a_scale_with_boxes_of_one_size_good_and_bad_change_places() => Law.Holds(Generators.Answer, given =>
    {
        var scale = given.Scale.WithoutBoxes();
        var box = Math.Max(1, (scale.Levels - 1) / 2);
        scale = ScaleDefinition.Create(scale.Id, scale.Min, scale.Max, scale.Polarity).WithBoxes(box, box);
        var rating = Rating.From(scale, given.Value);
        Assert.Equal(rating.IsFavourable, rating.Reverse().IsUnfavourable);
        Assert.Equal(rating.IsUnfavourable, rating.Reverse().IsFavourable);
    });

    [Fact]
    public void Reversed_onto_a_scale_of_the_other_polarity_good_stays_good_and_back_it_is_itself() => Law.Holds(Generators.Rating, rating =>
    {
        var scale = rating.Scale!;
        var otherPolarity = scale.Polarity == Polarity.HigherIsBetter ? Polarity.LowerIsBetter : Polarity.HigherIsBetter;
        var other = ScaleDefinition.Create("other", scale.Min, scale.Max, otherPolarity);
        other = scale is { FavourableBox: { } good, UnfavourableBox: { } bad } ? other.WithBoxes(good, bad) : other.WithoutBoxes();

        var there = rating.Reverse(other);

        Assert.Same(other, there.Scale);
        Assert.Equal(rating.Kind, there.Kind);
        Assert.Equal(rating.IsFavourable, there.IsFavourable);
        Assert.Equal(rating.IsUnfavourable, there.IsUnfavourable);
        Assert.Equal(rating.ToPomp()?.Value ?? -1, there.ToPomp()?.Value ?? -1, 1e-9);
        Assert.Equal(rating, there.Reverse(scale));
    });

    [Fact]
    public void What_is_written_is_read_back() => Law.Holds(Generators.Rating, rating =>
    {
        var text = rating.ToString();
        Assert.Equal(rating, Rating.Parse(text, rating.Scale!));
        Assert.Equal(rating, Rating.Parse(Encoding.UTF8.GetBytes(text), rating.Scale!));
        Assert.Equal(rating.Value?.ToString(CultureInfo.InvariantCulture) ?? "", rating.IsAnswered ? text : "");
    });

    [Fact]
    public void A_definition_and_a_rating_come_back_from_JSON_with_everything_in_them() => Law.Holds(Generators.Rating, rating =>
    {
        var scale = rating.Scale!;
        Assert.Equal(scale, JsonSerializer.Deserialize(JsonSerializer.Serialize(scale, ScalesJson.Default.ScaleDefinition), ScalesJson.Default.ScaleDefinition));
        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(rating, ScalesJson.Default.Rating), ScalesJson.Default.Rating);
        Assert.Equal(rating, back);
        Assert.Equal(scale, back.Scale);
    });

    [Fact]
    public void Text_is_read_as_the_grammar_says_alike_in_UTF_16_and_UTF_8() =>
        Law.Holds(
            from scale in Gen.OneOf(Generators.Definition, Gen.Constant(Nps.Definition), Gen.Constant(Warmth.Definition))
            from parts in Gen.Elements(" ", "\t", "\u00a0", "\u3000", "0", "1", "5", "10", "00", "+", "-", "\u2212", ".", ",", "e", "skipped", "SKIPPED", "notApplicable", "notanswered", "\u0661", "\0", "\u00e9", "x").ListOf(4)
            from length in Gen.Choose(0, 4)
            select (scale, text: string.Concat(parts.Take(length))),
            given =>
            {
                var (scale, text) = given;
                var expected = Oracle(text, scale);
                Assert.Equal(expected is not null, Rating.TryParse(text, scale, out var read));
                Assert.Equal(expected ?? Rating.NotAnswered(scale), read);
                Assert.Equal(expected is not null, Rating.TryParse(Encoding.UTF8.GetBytes(text), scale, out read));
                Assert.Equal(expected ?? Rating.NotAnswered(scale), read);
            });

    [Fact]
    public void Order_is_total_with_non_answers_at_the_ends() =>
        Law.Holds(from answers in Generators.Answer from b in Gen.Choose(answers.Scale.Min, answers.Scale.Max) select (answers.Scale, A: answers.Value, B: b), given =>
        {
            var (scale, a, b) = given;
            Rating one = Rating.From(scale, a), other = Rating.From(scale, b);
            Assert.Equal(a.CompareTo(b), Math.Sign(one.CompareTo(other)));
            Assert.True(default(Rating).CompareTo(Rating.NotAnswered(scale)) < 0);
            Assert.True(Rating.NotAnswered(scale).CompareTo(one) < 0);
            Assert.True(one.CompareTo(Rating.Skipped(scale)) < 0);
            Assert.True(Rating.Skipped(scale).CompareTo(Rating.NotApplicable(scale)) < 0);
        });

    // The grammar, read off the documentation with a regular expression and big integers.
    private static Rating? Oracle(string text, ScaleDefinition scale)
    {
        text = text.Trim();
        if (text.Length == 0 || text.Equals("notAnswered", StringComparison.OrdinalIgnoreCase)) return Rating.NotAnswered(scale);
        if (text.Equals("skipped", StringComparison.OrdinalIgnoreCase)) return Rating.Skipped(scale);
        if (text.Equals("notApplicable", StringComparison.OrdinalIgnoreCase)) return Rating.NotApplicable(scale);
        if (!Number().IsMatch(text)) return null;
        var number = BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return number >= scale.Min && number <= scale.Max ? Rating.From(scale, (int)number) : null;
    }

    [GeneratedRegex(@"^[+-]?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
