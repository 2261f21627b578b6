using System.ComponentModel;
using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Scales;

/// <summary>Ratings through <see cref="TypeDescriptor"/>, the way configuration binders, model binders and grids reach them.</summary>
public class RatingTypeConverterTests
{
    private static TypeConverter Converter => TypeDescriptor.GetConverter(typeof(Rating<Nps>));

    [Fact]
    public void Text_becomes_a_rating_and_a_rating_text()
    {
        Assert.IsType<RatingTypeConverter>(Converter);
        Assert.Equal(Rating<Nps>.From(9), Converter.ConvertFromInvariantString("9"));
        Assert.Equal(Rating<Nps>.NotAnswered, Converter.ConvertFromInvariantString(""));
        Assert.Equal(Rating<Nps>.Skipped, Converter.ConvertFromString("skipped"));
        Assert.Equal("9", Converter.ConvertToInvariantString(Rating<Nps>.From(9)));
        Assert.Equal("", Converter.ConvertToString(Rating<Nps>.NotAnswered));
    }

    [Fact]
    public void A_whole_number_becomes_a_rating() => Assert.Equal(Rating<Nps>.From(9), Converter.ConvertFrom(9));

    [Fact]
    public void Each_rating_type_gets_its_own_scale()
    {
        Assert.Equal(Rating<Warmth>.From(-5), TypeDescriptor.GetConverter(typeof(Rating<Warmth>)).ConvertFromInvariantString("-5"));
        Assert.Throws<FormatException>(() => TypeDescriptor.GetConverter(typeof(Rating<Csat5>)).ConvertFromInvariantString("9"));
    }

    [Fact]
    public void A_nullable_rating_is_reached_through_the_same_converter()
    {
        var nullable = TypeDescriptor.GetConverter(typeof(Rating<Nps>?));

        Assert.Equal(Rating<Nps>.From(9), nullable.ConvertFromInvariantString("9"));
        Assert.Null(nullable.ConvertFromInvariantString(""));
    }

    [Fact]
    public void What_is_no_answer_is_refused_with_the_message_of_the_rating()
    {
        Assert.Contains("'11' is not an answer on the scale nps", Assert.Throws<FormatException>(() => Converter.ConvertFromInvariantString("11")).Message, StringComparison.Ordinal);
        Assert.Contains("11 is not an answer on the scale nps", Assert.Throws<ArgumentOutOfRangeException>(() => Converter.ConvertFrom(11)).Message, StringComparison.Ordinal);
        Assert.False(Converter.IsValid("11"));
        Assert.True(Converter.IsValid("10"));
    }

    [Fact]
    public void It_says_what_it_can_and_cannot_convert()
    {
        Assert.True(Converter.CanConvertFrom(typeof(string)));
        Assert.True(Converter.CanConvertFrom(typeof(int)));
        Assert.False(Converter.CanConvertFrom(typeof(double)));
        Assert.True(Converter.CanConvertTo(typeof(string)));
        Assert.False(Converter.CanConvertTo(typeof(double)));
        Assert.Throws<NotSupportedException>(() => Converter.ConvertFrom(6.5));
        Assert.Throws<NotSupportedException>(() => Converter.ConvertTo(Rating<Nps>.From(9), typeof(double)));
    }

    [Fact]
    public void No_culture_changes_what_a_text_means() => UnderCulture.Run(UnderCulture.Foreign, culture =>
    {
        var converter = TypeDescriptor.GetConverter(typeof(Rating<Warmth>));

        Assert.Equal("-5", converter.ConvertTo(null, culture, Rating<Warmth>.From(-5), typeof(string)));
        Assert.Equal(Rating<Warmth>.From(-5), converter.ConvertFrom(null, culture, "-5"));
        Assert.Equal(Rating<Warmth>.From(-5), converter.ConvertFromString("-5"));
        Assert.Throws<FormatException>(() => converter.ConvertFrom(null, CultureInfo.CurrentCulture, "\u22125"));
    });

    [Fact]
    public void It_is_made_for_typed_ratings_alone()
    {
        Assert.Throws<ArgumentNullException>(() => new RatingTypeConverter(null!));
        foreach (var type in new[] { typeof(int), typeof(Rating), typeof(Rating<>), typeof(Rating<Nps>?) })
            Assert.Contains(type.ToString(), Assert.Throws<ArgumentException>(() => new RatingTypeConverter(type)).Message, StringComparison.Ordinal);
    }
}
