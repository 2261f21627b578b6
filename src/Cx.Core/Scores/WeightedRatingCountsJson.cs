using System.Globalization;
using System.Text.Json;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The one way between weighted counts and JSON: the plain counts, and the exact sums as whole numbers in text, since JSON readers cut numbers off at 53 bits.</summary>
internal static class WeightedRatingCountsJson
{
    private const string What = "Weighted counts";

    public static (ScaleDefinition Scale, WeightedRow Row) Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        ScaleDefinition? scale = null;
        CountRow counts = default;
        Int128[]? sums = null, squares = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "unweighted": (scale, counts) = RatingCountsJson.Read(ref reader, options); break;
                case "weightUnits": sums = ReadSums(ref reader, member, scale); break;
                case "squaredWeightUnits": squares = ReadSums(ref reader, member, scale); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var known = JsonText.Required(scale, "unweighted", What);
        var row = WeightedRow.From(in counts, JsonText.Required(sums, "weightUnits", What), JsonText.Required(squares, "squaredWeightUnits", What));
        return sums!.Length == known.Levels && squares!.Length == known.Levels ? (known, row) : throw new JsonException($"{What} name their \"unweighted\" counts once.");
    }

    public static void Write(Utf8JsonWriter writer, ScaleDefinition scale, in WeightedRow row, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("unweighted");
        RatingCountsJson.Write(writer, scale, row.Counts, options);
        writer.WriteStartArray("weightUnits");
        for (var level = 0; level < scale.Levels; level++) writer.WriteStringValue(row.Sum(level, scale.Levels).ToString(CultureInfo.InvariantCulture));
        writer.WriteEndArray();
        writer.WriteStartArray("squaredWeightUnits");
        for (var level = 0; level < scale.Levels; level++) writer.WriteStringValue(row.Squares(level, scale.Levels).ToString(CultureInfo.InvariantCulture));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static Int128[] ReadSums(ref Utf8JsonReader reader, string member, ScaleDefinition? scale)
    {
        if (scale is null) throw new JsonException($"{What} name their \"unweighted\" counts before \"{member}\".");
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException($"\"{member}\" is an array of whole numbers in text, one per level.");
        var sums = new Int128[scale.Levels];
        var level = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (level == sums.Length || !Int128.TryParse(JsonText.ReadString(ref reader, member), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out sums[level]))
                throw new JsonException($"\"{member}\" is an array of {scale.Levels.ToString(CultureInfo.InvariantCulture)} whole numbers in text, one per level.");
            level++;
        }

        return level == sums.Length ? sums : throw new JsonException($"\"{member}\" needs {sums.Length.ToString(CultureInfo.InvariantCulture)} numbers, one per level.");
    }
}
