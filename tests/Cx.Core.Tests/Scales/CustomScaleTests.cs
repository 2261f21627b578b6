using Cx.Core.Scales;

namespace Cx.Core.Tests.Scales;

/// <summary>A user's scale is one struct with one property; a bad one says what is wrong with it.</summary>
public class CustomScaleTests
{
    [Fact]
    public void A_struct_with_one_property_is_a_whole_scale()
    {
        var cold = Rating<Warmth>.From(-3);

        Assert.Equal(-3, cold.Value);
        Assert.True(cold.IsUnfavourable);
        Assert.Equal("-3", cold.ToString());
        Assert.Equal(cold, Rating<Warmth>.Parse("-3"));
        Assert.Equal("warmth", ScaleRegistry.BuiltIn.With<Warmth>().Find("warmth").Id);
    }

    [Fact]
    public void A_definition_made_anew_at_each_read_is_read_once()
    {
        for (var i = 0; i < 10; i++) Assert.True(Rating<Remade>.From(4).IsFavourable);

        Assert.Same(ScaleDefinition.Of<Remade>(), ScaleDefinition.Of<Remade>());
        Assert.Equal(1, Remade.Reads);
    }

    [Fact]
    public void A_wrong_range_is_reported_plainly_each_time_and_not_wrapped()
    {
        for (var i = 0; i < 3; i++)
        {
            var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => ScaleDefinition.Of<UpsideDown>());
            Assert.Contains("'upside-down' runs from 5 to 1", refusal.Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentOutOfRangeException>(() => ScaleRegistry.BuiltIn.With<UpsideDown>());
            Assert.Throws<ArgumentOutOfRangeException>(() => Rating<UpsideDown>.Scale);
        }
    }

    [Fact]
    public void A_property_that_throws_is_reported_plainly_too() =>
        Assert.Contains("given 3 labels", Assert.Throws<ArgumentException>(() => ScaleDefinition.Of<TooManyLabels>()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_property_without_value_is_reported_with_the_line_to_write()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => ScaleDefinition.Of<Forgotten>());

        Assert.Contains("Forgotten.Definition is null", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("public static ScaleDefinition Definition { get; } = ScaleDefinition.Create(", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ScaleRegistry.BuiltIn.With<Forgotten>());
    }

    [Fact]
    public void A_rating_on_a_bad_scale_fails_with_the_reason_inside()
    {
        Exception failure = Assert.Throws<TypeInitializationException>(() => Rating<UpsideDown>.From(3));
        while (failure.InnerException is { } inner) failure = inner;

        Assert.Contains("'upside-down' runs from 5 to 1", failure.Message, StringComparison.Ordinal);
    }
}
