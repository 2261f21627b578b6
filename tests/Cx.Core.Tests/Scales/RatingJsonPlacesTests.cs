using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Cx.Core.Scales;

namespace Cx.Core.Tests.Scales;

/// <summary>Ratings inside a user's own types, through the user's source-generated context.</summary>
public class RatingJsonPlacesTests
{
    [Fact]
    public void A_record_full_of_ratings_is_written_plainly_and_comes_back()
    {
        var row = new Row(
            Rating<Nps>.From(9),
            Rating<Csat5>.From(4),
            [Rating<Warmth>.From(-5), Rating<Warmth>.Skipped, default],
            new() { [Rating<Csat5>.From(5)] = 3, [Rating<Csat5>.NotAnswered] = 2, [Rating<Csat5>.Skipped] = 1, [Rating<Csat5>.NotApplicable] = 0 },
            new() { ["Łódź"] = Rating<Ces5>.NotApplicable });

        var json = JsonSerializer.Serialize(row, ScalesJson.Default.Row);
        var back = JsonSerializer.Deserialize(json, ScalesJson.Default.Row)!;

        Assert.Equal("""{"Recommend":9,"Satisfaction":4,"Warmth":[-5,"skipped",null],"Counts":{"5":3,"notAnswered":2,"skipped":1,"notApplicable":0},"ByShop":{"\u0141\u00F3d\u017A":"notApplicable"}}""", json);
        Assert.Equal(row.Recommend, back.Recommend);
        Assert.Equal(row.Satisfaction, back.Satisfaction);
        Assert.Equal(row.Warmth, back.Warmth);
        Assert.Equal(row.Counts, back.Counts);
        Assert.Equal(row.ByShop, back.ByShop);
    }

    [Fact]
    public void A_missing_member_and_null_are_not_answered_but_null_for_a_nullable_rating_is_null()
    {
        var empty = JsonSerializer.Deserialize("{}", ScalesJson.Default.LooseRow)!;
        var nulls = JsonSerializer.Deserialize("""{"Recommend":null,"Satisfaction":null,"AtRunTime":null,"Scale":null}""", ScalesJson.Default.LooseRow)!;

        foreach (var row in new[] { empty, nulls })
        {
            Assert.Equal(Rating<Nps>.NotAnswered, row.Recommend);
            Assert.Null(row.Satisfaction);
            Assert.Equal(default, row.AtRunTime);
            Assert.Null(row.Scale);
        }
    }

    [Theory]
    [InlineData("11")]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("6.5")]
    public void A_dictionary_key_that_is_no_answer_is_refused(string key)
    {
        if (key.Length == 0)
        {
            // The empty text is "not answered", as everywhere.
            var read = JsonSerializer.Deserialize("""{"":"a"}""", ScalesJson.Default.DictionaryRatingNpsString)!;
            Assert.Equal("a", read[default]);
            return;
        }

        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize($$"""{"{{key}}":"a"}""", ScalesJson.Default.DictionaryRatingNpsString));
        Assert.Contains($"The key \"{key}\" is not an answer on the scale nps", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_of_every_answer_comes_back()
    {
        Rating<Nps>[] ratings = [default, .. Ratings.Numbers<Nps>().Select(Rating<Nps>.From), Rating<Nps>.Skipped, Rating<Nps>.NotApplicable];

        var json = JsonSerializer.Serialize(ratings, ScalesJson.Default.RatingNpsArray);

        Assert.Equal("""[null,0,1,2,3,4,5,6,7,8,9,10,"skipped","notApplicable"]""", json);
        Assert.Equal(ratings, JsonSerializer.Deserialize(json, ScalesJson.Default.RatingNpsArray));
    }

    [Fact]
    public void A_reinterpreted_byte_is_not_written_as_if_it_were_an_answer()
    {
        var rating = MemoryMarshal.Cast<byte, Rating<Csat5>>([99])[0];

        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Serialize(rating, ScalesJson.Default.RatingCsat5));
        Assert.Contains("The byte 99 stands for no answer on the scale csat5", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_numbers_of_JSON_are_the_same_under_every_culture() => Contracts.UnderCulture.Run(Contracts.UnderCulture.Foreign, _ =>
    {
        Assert.Equal("-2147483648", JsonSerializer.Serialize(Rating<Lowest>.From(int.MinValue), ScalesJson.Default.RatingLowest));
        Assert.Equal(Rating<Lowest>.From(int.MinValue), JsonSerializer.Deserialize("-2147483648", ScalesJson.Default.RatingLowest));
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("-1", ScalesJson.Default.RatingLowest));
        Assert.Contains("-1 is not an answer on the scale lowest (-2147483648…-2147483644, lower is better)", refusal.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void A_number_that_is_split_over_two_buffers_is_read_and_refused_whole()
    {
        Assert.Equal(Rating<Nps>.From(10), Read("10"));
        Assert.Contains("11 is not an answer", Assert.Throws<JsonException>(() => Read("11")).Message, StringComparison.Ordinal);

        static Rating<Nps> Read(string twoDigits)
        {
            var last = new Piece(Encoding.UTF8.GetBytes(twoDigits[1..]), 1, null);
            var first = new Piece(Encoding.UTF8.GetBytes(twoDigits[..1]), 0, last);
            var reader = new Utf8JsonReader(new ReadOnlySequence<byte>(first, 0, last, 1));
            return JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<Rating<Nps>>)ScalesJson.Default.GetTypeInfo(typeof(Rating<Nps>))!);
        }
    }

    [Fact]
    public void A_bad_scale_is_named_with_its_reason_when_it_meets_JSON()
    {
        var failure = Record.Exception(() => JsonSerializer.Deserialize("3", ScalesJson.Default.RatingUpsideDown));
        while (failure!.InnerException is { } inner) failure = inner;
        Assert.Contains("'upside-down' runs from 5 to 1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reflection_serializer_and_the_web_defaults_do_the_same()
    {
        var web = new JsonSerializerOptions(JsonSerializerDefaults.Web);

        Assert.Equal("9", JsonSerializer.Serialize(Rating<Nps>.From(9), web));
        Assert.Equal(Rating<Nps>.From(9), JsonSerializer.Deserialize<Rating<Nps>>("9", web));
        Assert.Null(JsonSerializer.Deserialize<Rating<Nps>?>("null", web));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Rating<Nps>>("\"9\"", web));
        Assert.Equal(Csat7.Definition, JsonSerializer.Deserialize<ScaleDefinition>(JsonSerializer.Serialize(Csat7.Definition, web), web));
    }

    [Fact]
    public void The_factory_makes_converters_for_typed_ratings_alone()
    {
        var factory = new RatingJsonConverterFactory();

        Assert.True(factory.CanConvert(typeof(Rating<Nps>)));
        Assert.False(factory.CanConvert(typeof(Rating<Nps>?)));
        Assert.False(factory.CanConvert(typeof(Rating<>)));
        Assert.False(factory.CanConvert(typeof(Rating)));
        Assert.False(factory.CanConvert(typeof(int)));
        Assert.Throws<ArgumentNullException>(() => factory.CanConvert(null!));
        Assert.Throws<ArgumentNullException>(() => factory.CreateConverter(null!, JsonSerializerOptions.Default));
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, long before, Piece? next)
        {
            Memory = bytes;
            RunningIndex = before;
            Next = next;
        }
    }
}
