using System.Text;
using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Journeys;

/// <summary>Answers and counts of answers as text, with their scale: as JSON, by the converters that all others use.</summary>
internal static class AnswerText
{
    private static readonly RuntimeRatingCountsJsonConverter Counts = new();
    private static readonly RuntimeRatingJsonConverter Ratings = new();

    // The converters ask for none; the default ones would bring reflection.
    private static readonly JsonSerializerOptions Options = new();

    public static string Of(RatingCounts counts) => Write(writer => Counts.Write(writer, counts, Options));

    public static string Of(Rating rating) => Write(writer => Ratings.Write(writer, rating, Options));

    public static RatingCounts ToCounts(string? text)
    {
        var reader = Reader(text);
        return Counts.Read(ref reader, typeof(RatingCounts), Options);
    }

    public static Rating ToRating(string text)
    {
        var reader = Reader(text);
        return Ratings.Read(ref reader, typeof(Rating), Options);
    }

    private static Utf8JsonReader Reader(string? text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text ?? throw JourneyArchive.Bad()));
        return reader.Read() ? reader : throw JourneyArchive.Bad();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) write(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
