using Cx.Core.Scales;

namespace Cx.Core.Tests.Scales;

public class ScaleRegistryTests
{
    private static readonly ScaleDefinition Wait = ScaleDefinition.Create("wait-time", 1, 6, Polarity.LowerIsBetter);

    [Fact]
    public void Adding_makes_a_larger_registry_and_leaves_the_other_alone()
    {
        var more = ScaleRegistry.BuiltIn.With(Wait).With<Warmth>();

        Assert.Same(Wait, more.Find("wait-time"));
        Assert.Same(Warmth.Definition, more.Find("warmth"));
        Assert.False(ScaleRegistry.BuiltIn.TryFind("wait-time", out _));
        Assert.Equal(ScaleRegistry.BuiltIn.All.Count() + 2, more.All.Count());
    }

    [Fact]
    public void Scales_come_in_the_ordinal_order_of_their_ids()
    {
        var ids = ScaleRegistry.BuiltIn.With(Wait).All.Select(scale => scale.Id).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Adding_an_equal_scale_again_changes_nothing()
    {
        var once = ScaleRegistry.BuiltIn.With(Wait);

        Assert.Same(once, once.With(ScaleDefinition.Create("wait-time", 1, 6, Polarity.LowerIsBetter)));
        Assert.Same(ScaleRegistry.BuiltIn, ScaleRegistry.BuiltIn.With<Nps>());
    }

    [Fact]
    public void An_id_that_is_taken_is_refused_and_the_message_shows_both_scales()
    {
        var refusal = Assert.Throws<ArgumentException>(() => ScaleRegistry.BuiltIn.With(ScaleDefinition.Create("csat5", 0, 4, Polarity.HigherIsBetter)));

        Assert.Contains("'csat5' is taken by csat5 (1…5, higher is better)", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Give csat5 (0…4, higher is better) an id of its own", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_that_differs_only_in_its_dress_is_refused_with_a_message_that_says_so()
    {
        var refusal = Assert.Throws<ArgumentException>(() => ScaleRegistry.BuiltIn.With(Csat5.Definition.WithBoxes(1, 1)));

        Assert.Contains("other labels, boxes or neutral point", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_id_is_refused_with_those_there_are()
    {
        var refusal = Assert.Throws<KeyNotFoundException>(() => ScaleRegistry.BuiltIn.Find("NPS"));

        Assert.Contains("There is no scale 'NPS'. Known are: ces5, ces7, csat10", refusal.Message, StringComparison.Ordinal);
        Assert.False(ScaleRegistry.BuiltIn.TryFind("NPS", out var scale));
        Assert.Null(scale);
    }

    [Fact]
    public void No_id_and_no_scale_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => ScaleRegistry.BuiltIn.Find(null!));
        Assert.Throws<ArgumentNullException>(() => ScaleRegistry.BuiltIn.TryFind(null!, out _));
        Assert.Throws<ArgumentNullException>(() => ScaleRegistry.BuiltIn.With(null!));
    }
}
