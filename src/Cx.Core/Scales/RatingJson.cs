using System.Globalization;
using System.Text.Json;

namespace Cx.Core.Scales;

/// <summary>The one way between a rating's byte and JSON.</summary>
internal static class RatingJson
{
    public static byte Read(ref Utf8JsonReader reader, ScaleDefinition scale)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return RatingCode.NotAnswered;
            case JsonTokenType.Number:
                if (reader.TryGetInt32(out var value) && RatingCode.TryFrom(value, scale.Min, scale.Levels, out var code)) return code;
                throw NotARating(MessageText.Shorten(JsonText.OfNumber(ref reader)), scale);
            case JsonTokenType.String:
                // A number in quotes comes from a writer that did not know it was a number: better found here than counted.
                var text = reader.GetString()!;
                return text switch
                {
                    RatingText.SkippedWord => RatingCode.Skipped,
                    RatingText.NotApplicableWord => RatingCode.NotApplicable,
                    _ => throw NotARating($"\"{MessageText.Shorten(text)}\"", scale),
                };
            default:
                throw NotARating(reader.TokenType.ToString(), scale);
        }
    }

    public static byte ReadText(ref Utf8JsonReader reader, ScaleDefinition scale)
    {
        var text = reader.GetString()!;
        return RatingText.TryParse(text, scale.Min, scale.Levels, out var code) ? code : throw NotARating($"The key \"{MessageText.Shorten(text)}\"", scale);
    }

    public static void Write(Utf8JsonWriter writer, byte code, ScaleDefinition scale)
    {
        switch (RatingCode.KindOf(code, scale.Levels))
        {
            case AnswerKind.Answered:
                writer.WriteNumberValue(code - 1 + scale.Min);
                break;
            case AnswerKind.NotAnswered:
                writer.WriteNullValue();
                break;
            case AnswerKind.Invalid:
                throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"The byte {code} stands for no answer on the scale {scale}; it comes from memory reinterpreted as ratings. Count it with RatingCounts, which shows it as invalid, instead of writing it."));
            default:
                writer.WriteStringValue(RatingText.Format(code, scale.Min, scale.Levels));
                break;
        }
    }

    private static JsonException NotARating(string found, ScaleDefinition scale) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{found} is not an answer on the scale {scale}. Expected a whole number from {scale.Min} to {scale.Max}, null (not answered), \"{RatingText.SkippedWord}\" or \"{RatingText.NotApplicableWord}\"."));
}
