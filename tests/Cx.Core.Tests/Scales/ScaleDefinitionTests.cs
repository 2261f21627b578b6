using Cx.Core.Scales;

namespace Cx.Core.Tests.Scales;

public class ScaleDefinitionTests
{
    private static ScaleDefinition Six => ScaleDefinition.Create("wait-time", 1, 6, Polarity.LowerIsBetter);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)] // 3 to 10: vector csat.default-box
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    [InlineData(6, 2)]
    [InlineData(7, 2)]
    [InlineData(10, 3)]
    public void A_usual_length_gets_the_usual_boxes(int levels, int box)
    {
        var scale = ScaleDefinition.Create("any", 1, levels, Polarity.HigherIsBetter);

        Assert.Equal((box, box), (scale.FavourableBox, scale.UnfavourableBox));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(101)]
    [InlineData(253)]
    public void Another_length_says_that_it_has_no_box(int levels)
    {
        var scale = ScaleDefinition.Create("any", 0, levels - 1, Polarity.HigherIsBetter);

        Assert.Null(scale.FavourableBox);
        Assert.Null(scale.UnfavourableBox);
        Assert.All([0, levels / 2, levels - 1], value => Assert.Null(scale.IsFavourable(value)));
        Assert.All([0, levels / 2, levels - 1], value => Assert.Null(scale.IsUnfavourable(value)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Nps")]
    [InlineData("wait time")]
    [InlineData("wait_time")]
    [InlineData("-wait")]
    [InlineData(".wait")]
    [InlineData("zufrieden\u00e9")]
    [InlineData("\u0661")] // an Arabic digit
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")] // 65
    public void An_id_of_other_characters_or_length_is_refused_and_the_message_says_which_would_do(string id)
    {
        var refusal = Assert.Throws<ArgumentException>(() => ScaleDefinition.Create(id, 1, 5, Polarity.HigherIsBetter));

        Assert.Contains("'" + (id.Length <= 40 ? id + "'" : id[..40] + "…'"), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("1 to 64 lower-case letters, digits, dots, colons and hyphens", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("7up")]
    [InlineData("acme:shop.wait-time:2")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234")] // 64
    public void An_id_of_the_allowed_characters_is_taken(string id) =>
        Assert.Equal(id, ScaleDefinition.Create(id, 1, 5, Polarity.HigherIsBetter).Id);

    [Fact]
    public void No_id_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => ScaleDefinition.Create(null!, 1, 5, Polarity.HigherIsBetter));

    [Theory]
    [InlineData(1, 1, "1 levels")]
    [InlineData(5, 1, "-3 levels")]
    [InlineData(0, 253, "254 levels")]
    [InlineData(int.MinValue, int.MaxValue, "4294967296 levels")]
    [InlineData(int.MaxValue, int.MinValue, "-4294967294 levels")]
    public void A_range_of_fewer_than_2_or_more_than_253_levels_is_refused(int min, int max, string counted)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => ScaleDefinition.Create("any", min, max, Polarity.HigherIsBetter));

        Assert.Contains(counted, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("A scale has 2 to 253 levels", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_polarity_is_refused()
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => ScaleDefinition.Create("any", 1, 5, (Polarity)2));

        Assert.Contains("HigherIsBetter or LowerIsBetter", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 2)]
    [InlineData(4, 3)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Boxes_that_are_empty_or_overlap_are_refused(int favourable, int unfavourable)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Six.WithBoxes(favourable, unfavourable));

        Assert.Contains("'wait-time' has 6 levels", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("together at most 6", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_may_meet_and_count_from_the_good_and_the_bad_end()
    {
        var scale = Six.WithBoxes(2, 4); // low is good: 1 and 2 are favourable

        Assert.Equal([true, true, false, false, false, false], Enumerable.Range(1, 6).Select(value => scale.IsFavourable(value)!.Value));
        Assert.Equal([false, false, true, true, true, true], Enumerable.Range(1, 6).Select(value => scale.IsUnfavourable(value)!.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(int.MinValue)]
    public void A_neutral_point_off_the_scale_is_refused(int neutral) =>
        Assert.Contains("runs from 1 to 6", Assert.Throws<ArgumentOutOfRangeException>(() => Six.WithNeutral(neutral)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_neutral_point_in_a_box_is_refused_and_the_message_says_how_to_make_room(int neutral) =>
        Assert.Contains("WithBoxes", Assert.Throws<ArgumentOutOfRangeException>(() => Six.WithNeutral(neutral)).Message, StringComparison.Ordinal);

    [Fact]
    public void Boxes_that_would_cover_the_neutral_point_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Six.WithNeutral(3).WithBoxes(3, 1));

    [Fact]
    public void Labels_must_be_as_many_as_levels()
    {
        var refusal = Assert.Throws<ArgumentException>(() => Six.WithLabels("a", "b"));

        Assert.Contains("6 levels from 1 to 6 and was given 2 labels", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_blank_label_is_refused_and_the_message_says_where(string? blank) =>
        Assert.Contains("blank label for 4", Assert.Throws<ArgumentException>(() => Six.WithLabels("a", "b", "c", blank!, "e", "f")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("b")]
    [InlineData("B")]
    [InlineData(" b ")]
    public void Two_labels_alike_are_refused(string again) =>
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => Six.WithLabels("a", "b", "c", again, "e", "f")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_label_is_found_without_regard_to_case_and_space()
    {
        var scale = Six.WithLabels(" none ", "short", "fair", "long", "very long", "ENDLESS I");

        Assert.Equal("none", scale.LabelOf(1));
        Assert.True(scale.TryParseLabel("  Very Long\n", out var value));
        Assert.Equal(5, value);
        Assert.True(scale.TryParseLabel("endless i", out value));
        Assert.Equal(6, value);
        Assert.False(scale.TryParseLabel("verylong", out value));
        Assert.Equal(0, value);
        Assert.False(scale.TryParseLabel("", out _));
        Assert.False(Six.TryParseLabel("none", out _));
    }

    [Fact]
    public void A_scale_without_labels_has_none_for_any_answer()
    {
        Assert.Empty(Six.Labels);
        Assert.Null(Six.LabelOf(3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_question_about_a_number_off_the_scale_is_refused_and_the_message_names_number_and_scale(int value)
    {
        var scale = Six;
        Assert.False(scale.Contains(value));
        foreach (var ask in new Action[] { () => scale.IsFavourable(value), () => scale.IsUnfavourable(value), () => scale.Reverse(value), () => scale.LabelOf(value), () => scale.WithoutBoxes().IsFavourable(value) })
        {
            var refusal = Assert.Throws<ArgumentOutOfRangeException>(ask);
            Assert.Contains(FormattableString.Invariant($"{value} is not an answer on the scale wait-time (1…6, lower is better)"), refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reversal_mirrors_at_the_middle_even_where_min_plus_max_is_no_int()
    {
        Assert.Equal([6, 5, 4, 3, 2, 1], Enumerable.Range(1, 6).Select(Six.Reverse));
        Assert.Equal(int.MaxValue - 4, Highest.Definition.Reverse(int.MaxValue));
        Assert.Equal(int.MinValue, Lowest.Definition.Reverse(int.MinValue + 4));
        Assert.Equal(5, Warmth.Definition.Reverse(-5));
    }

    [Fact]
    public void A_copy_changes_one_thing_and_the_original_nothing()
    {
        var scale = Six.WithBoxes(1, 2).WithNeutral(3).WithLabels("a", "b", "c", "d", "e", "f");
        var copy = scale.WithoutBoxes();

        Assert.Equal((1, 2), (scale.FavourableBox, scale.UnfavourableBox));
        Assert.Null(copy.FavourableBox);
        Assert.Equal(3, copy.Neutral);
        Assert.Equal(scale.Labels, copy.Labels);
        Assert.Equal(scale, copy.WithBoxes(1, 2));
        Assert.Same(scale.Labels, scale.Labels);
    }

    [Fact]
    public void Labels_given_as_an_array_cannot_be_changed_afterwards()
    {
        string[] labels = ["a", "b"];
        var scale = ScaleDefinition.Create("two", 0, 1, Polarity.HigherIsBetter).WithLabels(labels);
        labels[0] = "changed";

        Assert.Equal("a", scale.LabelOf(0));
        Assert.Throws<NotSupportedException>(() => ((IList<string>)scale.Labels)[0] = "changed");
    }

    [Fact]
    public void Id_range_and_polarity_decide_whether_two_definitions_are_one_scale()
    {
        var dressed = Six.WithBoxes(1, 1).WithNeutral(3).WithLabels("a", "b", "c", "d", "e", "f");

        Assert.True(Six.IsSameScaleAs(dressed));
        Assert.NotEqual(Six, dressed);
        Assert.False(Six.IsSameScaleAs(null));
        Assert.False(Six.IsSameScaleAs(ScaleDefinition.Create("wait-time2", 1, 6, Polarity.LowerIsBetter)));
        Assert.False(Six.IsSameScaleAs(ScaleDefinition.Create("wait-time", 0, 6, Polarity.LowerIsBetter)));
        Assert.False(Six.IsSameScaleAs(ScaleDefinition.Create("wait-time", 1, 7, Polarity.LowerIsBetter)));
        Assert.False(Six.IsSameScaleAs(ScaleDefinition.Create("wait-time", 1, 6, Polarity.HigherIsBetter)));
    }

    [Fact]
    public void Its_text_shows_id_range_and_polarity()
    {
        Assert.Equal("csat5 (1…5, higher is better)", Csat5.Definition.ToString());
        Assert.Equal("warmth (-5…5, higher is better)", Warmth.Definition.ToString());
        Assert.Equal("ces5 (1…5, lower is better)", Ces5.Definition.ToString());
    }
}
