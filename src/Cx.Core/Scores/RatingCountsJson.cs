using System.Globalization;
using System.Text.Json;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The one way between counts and JSON: the scale, a counter per level and per kind of non-answer.</summary>
internal static class RatingCountsJson
{
    private const string What = "Rating counts";
    private static readonly ScaleDefinitionJsonConverter ScaleConverter = new();

    public static (ScaleDefinition Scale, CountRow Row) Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        ScaleDefinition? scale = null;
        long[]? levels = null;
        long? notAnswered = null, skipped = null, notApplicable = null, invalid = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "scale": scale = ScaleConverter.Read(ref reader, typeof(ScaleDefinition), options); break;
                case "counts": levels = ReadLevels(ref reader, scale ?? throw new JsonException($"{What} name their \"scale\" before their \"counts\".")); break;
                case "notAnswered": notAnswered = ReadLong(ref reader, member); break;
                case "skipped": skipped = ReadLong(ref reader, member); break;
                case "notApplicable": notApplicable = ReadLong(ref reader, member); break;
                case "invalid": invalid = ReadLong(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        // A counter that is missing is not taken for 0: what was left out would be lost without a word.
        var row = CountRow.From(
            JsonText.Required(levels, "counts", What),
            JsonText.Required(notAnswered, "notAnswered", What),
            JsonText.Required(skipped, "skipped", What),
            JsonText.Required(notApplicable, "notApplicable", What),
            JsonText.Required(invalid, "invalid", What));
        var total = (Int128)notAnswered!.Value + skipped!.Value + notApplicable!.Value + invalid!.Value;
        foreach (var level in levels!) total += level;
        ScoreJson.CheckTotal(total, What);
        return levels!.Length == scale!.Levels ? (scale, row) : throw new JsonException($"{What} name their \"scale\" once.");
    }

    public static void Write(Utf8JsonWriter writer, ScaleDefinition scale, in CountRow row, JsonSerializerOptions options)
    {
        var levels = scale.Levels;
        writer.WriteStartObject();
        writer.WritePropertyName("scale");
        ScaleConverter.Write(writer, scale, options);
        writer.WriteStartObject("counts");
        for (var offset = 0; offset < levels; offset++)
            writer.WriteNumber((scale.Min + offset).ToString(CultureInfo.InvariantCulture), row.Level(offset, levels));
        writer.WriteEndObject();
        writer.WriteNumber("notAnswered", row.NotAnswered(levels));
        writer.WriteNumber("skipped", row.Skipped(levels));
        writer.WriteNumber("notApplicable", row.NotApplicable(levels));
        writer.WriteNumber("invalid", row.Invalid(levels));
        writer.WriteEndObject();
    }

    public static long ReadLong(ref Utf8JsonReader reader, string member) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
            ? value
            : throw new JsonException($"\"{MessageText.Shorten(member)}\" must be a whole number of at most 64 bits.");

    private static long[] ReadLevels(ref Utf8JsonReader reader, ScaleDefinition scale)
    {
        JsonText.ExpectObject(reader, "\"counts\"");
        var levels = new long[scale.Levels];
        var isRead = new bool[scale.Levels];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var text = reader.GetString()!;
            reader.Read();
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || !scale.Contains(value))
                throw new JsonException($"\"{MessageText.Shorten(text)}\" is not an answer on the scale {scale}.");
            var level = value - scale.Min;
            if (isRead[level]) throw new JsonException($"\"counts\" name the answer {MessageText.Shorten(text)} twice.");
            isRead[level] = true;
            levels[level] = ReadLong(ref reader, text);
        }

        var missing = isRead.AsSpan().IndexOf(false);
        return missing < 0 ? levels : throw new JsonException($"\"counts\" need one number per answer on the scale {scale}; {(scale.Min + missing).ToString(CultureInfo.InvariantCulture)} is missing.");
    }
}
