using System.Text;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Scales;

/// <summary>Ratings whose scale is known only at run time.</summary>
public class RuntimeRatingTests
{
    private static readonly ScaleDefinition Taste = ScaleDefinition.Create("menu-taste", 0, 10, Polarity.HigherIsBetter).WithBoxes(2, 5);

    [Fact]
    public void The_default_is_not_answered_on_no_scale()
    {
        Rating none = default;

        Assert.Null(none.Scale);
        Assert.Null(none.Value);
        Assert.Equal(AnswerKind.NotAnswered, none.Kind);
        Assert.False(none.IsAnswered);
        Assert.Null(none.IsFavourable);
        Assert.Null(none.IsUnfavourable);
        Assert.Null(none.Label);
        Assert.Null(none.ToPomp());
        Assert.Null(none.RescaleTo(Nps.Definition));
        Assert.Equal("", none.ToString());
        Assert.Equal(none, none.Reverse());
        Assert.Equal(Rating<Nps>.NotAnswered, none.ToRating<Nps>());
        Assert.NotEqual(none, Rating.NotAnswered(Taste));
        Assert.Contains("on no scale", Assert.Throws<ScaleMismatchException>(() => none.Reverse(Taste)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_answers_as_its_typed_twin_does()
    {
        Check<Nps>();
        Check<Ces5>();
        Check<Slider100>();
        Check<Annoyance5>();
        Check<Warmth>();

        static void Check<TScale>()
            where TScale : struct, IScale<TScale>
        {
            var scale = ScaleDefinition.Of<TScale>();
            foreach (var typed in new[] { Rating<TScale>.NotAnswered, Rating<TScale>.Skipped, Rating<TScale>.NotApplicable }.Concat(Ratings.Numbers<TScale>().Select(Rating<TScale>.From)))
            {
                var text = typed.ToString();
                var twin = Rating.Parse(text, scale);
                Assert.Equal(typed.ToRating(), twin);
                Assert.Equal(typed, twin.ToRating<TScale>());
                Assert.Equal(typed.Value, twin.Value);
                Assert.Equal(typed.Kind, twin.Kind);
                Assert.Equal(typed.IsAnswered, twin.IsAnswered);
                Assert.Equal(typed.IsFavourable, twin.IsFavourable);
                Assert.Equal(typed.IsUnfavourable, twin.IsUnfavourable);
                Assert.Equal(typed.Label, twin.Label);
                Assert.Equal(typed.ToPomp(), twin.ToPomp());
                Assert.Equal(typed.RescaleTo<Csat7>(), twin.RescaleTo(Csat7.Definition));
                Assert.Equal(typed.Reverse().ToRating(), twin.Reverse());
                Assert.Equal(typed.TryGetValue(out var number), twin.TryGetValue(out var twinNumber));
                Assert.Equal(number, twinNumber);
                Assert.Equal(twin, Rating.FromNullable(scale, typed.Value) is { IsAnswered: true } answered ? answered : twin);
            }
        }
    }

    [Fact]
    public void A_number_off_the_scale_is_refused_with_number_and_range()
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Rating.From(Taste, 11));

        Assert.Contains("11 is not an answer on the scale menu-taste (0…10, higher is better)", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Rating.FromNullable(Taste, -1));
        Assert.False(Rating.TryFrom(Taste, 11, out var rating));
        Assert.Equal(Rating.NotAnswered(Taste), rating);
        Assert.Equal(Rating.NotAnswered(Taste), Rating.FromNullable(Taste, null));
    }

    [Fact]
    public void A_text_that_is_no_answer_is_refused_in_both_encodings()
    {
        foreach (var text in new[] { "11", "8.9", "10 - likely", "x" })
        {
            Assert.False(Rating.TryParse(text, Taste, out var rating));
            Assert.Equal(Rating.NotAnswered(Taste), rating);
            Assert.False(Rating.TryParse(Encoding.UTF8.GetBytes(text), Taste, out rating));
            Assert.Equal(Rating.NotAnswered(Taste), rating);
            Assert.Contains($"'{text}' is not an answer on the scale menu-taste", Assert.Throws<FormatException>(() => Rating.Parse(text, Taste)).Message, StringComparison.Ordinal);
            Assert.Contains($"'{text}' is not an answer on the scale menu-taste", Assert.Throws<FormatException>(() => Rating.Parse(Encoding.UTF8.GetBytes(text), Taste)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Labels_are_read_and_unknown_ones_refused()
    {
        Assert.Equal(3, Rating.FromLabel(Annoyance5.Definition, "SOME").Value);
        Assert.False(Rating.TryFromLabel(Annoyance5.Definition, "lots", out var rating));
        Assert.Equal(Rating.NotAnswered(Annoyance5.Definition), rating);
        Assert.Contains("Expected one of: none, little", Assert.Throws<FormatException>(() => Rating.FromLabel(Annoyance5.Definition, "lots")).Message, StringComparison.Ordinal);
        Assert.Contains("WithLabels", Assert.Throws<FormatException>(() => Rating.FromLabel(Taste, "lots")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_scales_do_not_sort_together_nor_become_each_other()
    {
        Rating taste = Rating.From(Taste, 9), nps = Rating.From(Nps.Definition, 9);

        Assert.NotEqual(taste, nps);
        var refusal = Assert.Throws<ScaleMismatchException>(() => taste.CompareTo(nps));
        Assert.Equal(Taste, refusal.Expected);
        Assert.Equal(Nps.Definition, refusal.Actual);
        Assert.Contains("menu-taste (0…10", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("nps (0…10", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ScaleMismatchException>(() => taste.ToRating<Nps>());
#pragma warning disable CX1001 // what the rule warns of is refused at run time
        Assert.Throws<ScaleMismatchException>(() => Rating.NotAnswered(Taste).ToRating<Nps>());
#pragma warning restore CX1001
        Assert.Throws<ScaleMismatchException>(() => taste.Reverse(Nps.Definition));
    }

    [Fact]
    public void Labels_and_boxes_do_not_make_another_scale()
    {
        var plain = Rating.From(Taste.WithoutBoxes(), 9);

        Assert.Equal(Rating.From(Taste, 9), plain);
        Assert.Equal(Rating.From(Taste, 9).GetHashCode(), plain.GetHashCode());
        Assert.Equal(0, Rating.From(Taste, 9).CompareTo(plain));
    }

    [Fact]
    public void No_scale_is_refused_by_every_maker()
    {
        foreach (var make in new Func<object>[]
        {
            () => Rating.NotAnswered(null!), () => Rating.Skipped(null!), () => Rating.NotApplicable(null!),
            () => Rating.From(null!, 1), () => Rating.FromNullable(null!, 1), () => Rating.FromNullable(null!, null), () => Rating.TryFrom(null!, 1, out _),
            () => Rating.FromLabel(null!, "a"), () => Rating.FromLabel(Taste, null!), () => Rating.TryFromLabel(null!, "a", out _),
            () => Rating.Parse("1", null!), () => Rating.TryParse("1", null!, out _), () => Rating.Parse("1"u8, null!), () => Rating.TryParse("1"u8, null!, out _),
            () => Rating.From(Taste, 1).Reverse(null!), () => default(Rating).RescaleTo(null!)!,
        })
        {
            Assert.Throws<ArgumentNullException>(make);
        }
    }

    [Fact]
    public void It_is_written_the_same_by_every_form_and_refuses_unknown_formats() => UnderCulture.Run(UnderCulture.Foreign, culture =>
    {
        var cold = Rating.From(Warmth.Definition, -5);
        var chars = new char[2];
        var bytes = new byte[2];

        Assert.Equal("-5", cold.ToString("G", culture));
        Assert.Equal("-5", FormattableString.CurrentCulture($"{cold}"));
        Assert.True(cold.TryFormat(chars, out var written, default, culture));
        Assert.Equal("-5", new string(chars, 0, written));
        Assert.True(cold.TryFormat(bytes, out written, default, culture));
        Assert.Equal("-5"u8, bytes.AsSpan(0, written));
        Assert.False(cold.TryFormat(new char[1], out written, default, culture));
        Assert.Equal(0, written);
        Assert.True(default(Rating).TryFormat(Span<char>.Empty, out written, default, culture));
        Assert.True(default(Rating).TryFormat(Span<byte>.Empty, out written, default, culture));
        Assert.Throws<FormatException>(() => cold.ToString("X", culture));
        Assert.Throws<FormatException>(() => cold.TryFormat(chars, out _, "X", culture));
        Assert.Throws<FormatException>(() => cold.TryFormat(bytes, out _, "X", culture));
    });
}

public class RuntimeRatingEquality : EqualityContract<Rating>
{
    protected override IReadOnlyList<Func<Rating>> Makers =>
    [
        () => default,
        () => Rating.NotAnswered(Make("a")),
        () => Rating.Skipped(Make("a")),
        () => Rating.NotApplicable(Make("a")),
        () => Rating.From(Make("a"), 3),
        () => Rating.From(Make("a"), 4),
        () => Rating.From(Make("b"), 4),
        () => Rating.From(ScaleDefinition.Create("a", 1, 6, Polarity.HigherIsBetter), 4),
        () => Rating.From(ScaleDefinition.Create("a", 1, 5, Polarity.LowerIsBetter), 4),
    ];

    private static ScaleDefinition Make(string id) => ScaleDefinition.Create(id, 1, 5, Polarity.HigherIsBetter);
}

public class RuntimeRatingOrder : OrderContract<Rating>
{
    protected override IReadOnlyList<Rating> Ascending =>
    [
        default, Rating.NotAnswered(Ces5.Definition), .. Ratings.Numbers<Ces5>().Select(value => Rating.From(Ces5.Definition, value)),
        Rating.Skipped(Ces5.Definition), Rating.NotApplicable(Ces5.Definition),
    ];
}

public class RuntimeRatingJson : JsonContract<Rating>
{
    private const string Scale = """{"id":"csat3","min":1,"max":3,"polarity":"higherIsBetter","neutral":2,"favourable":1,"unfavourable":1}""";

    protected override JsonSerializerContext Context => ScalesJson.Default;

    protected override IReadOnlyList<(Rating Value, string Json)> Written =>
    [
        (default, "null"),
        (Rating.NotAnswered(Csat3.Definition), $$"""{"scale":{{Scale}},"value":null}"""),
        (Rating.From(Csat3.Definition, 3), $$"""{"scale":{{Scale}},"value":3}"""),
        (Rating.Skipped(Csat3.Definition), $$"""{"scale":{{Scale}},"value":"skipped"}"""),
        (Rating.NotApplicable(Csat3.Definition), $$"""{"scale":{{Scale}},"value":"notApplicable"}"""),
    ];

    protected override IReadOnlyList<(string Json, string Message)> Refused =>
    [
        ("3", "A rating is a JSON object"),
        ("{}", "needs \"scale\""),
        ("""{"value":3}""", "needs \"scale\""),
        ($$"""{"scale":{{Scale}}}""", "needs \"value\""),
        ($$"""{"scale":{{Scale}},"value":4}""", "4 is not an answer on the scale csat3"),
        ($$"""{"value":4,"scale":{{Scale}}}""", "4 is not an answer on the scale csat3"),
        ($$$"""{"scale":{{{Scale}}},"value":{"a":1}}""", "is not an answer on the scale csat3"),
        ($$"""{"scale":{{Scale}},"value":3,"weight":1}""", "no member \"weight\""),
        ("""{"scale":null,"value":3}""", "A scale is a JSON object"),
        ("""{"scale":"csat3","value":3}""", "A scale is a JSON object"),
    ];

    [Fact]
    public void The_order_of_the_members_does_not_matter() =>
        Assert.Equal(
            Rating.From(Csat3.Definition, 3),
            System.Text.Json.JsonSerializer.Deserialize($$"""{"value":3,"scale":{{Scale}}}""", ScalesJson.Default.Rating));
}
