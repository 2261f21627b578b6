using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>Writes and reads the state of the three-item index as JSON.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ThreeItemCounts"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ThreeItemCountsJsonConverter : JsonConverter<ThreeItemCounts>
{
    private const string What = "Three-item counts";

    /// <inheritdoc/>
    public override ThreeItemCounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        long? complete = null, incomplete = null, invalid = null;
        var sums = new long[ThreeItemCounts.Sums];
        var (hasSums, hasProducts) = (false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "complete": complete = RatingCountsJson.ReadLong(ref reader, member); break;
                case "incomplete": incomplete = RatingCountsJson.ReadLong(ref reader, member); break;
                case "invalid": invalid = RatingCountsJson.ReadLong(ref reader, member); break;
                case "sums": hasSums = ReadSums(ref reader, sums.AsSpan(0, 3), member); break;
                case "products": hasProducts = ReadSums(ref reader, sums.AsSpan(3), member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        if (!hasSums || !hasProducts) throw new JsonException($"{What} needs \"sums\" and \"products\".");
        var (used, left, wrong) = (JsonText.Required(complete, "complete", What), JsonText.Required(incomplete, "incomplete", What), JsonText.Required(invalid, "invalid", What));
        ScoreJson.CheckTotal((Int128)used + left + wrong, What);
        return ThreeItemCounts.From(used, left, wrong, sums);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ThreeItemCounts value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteNumber("complete", value.Complete);
        writer.WriteNumber("incomplete", value.Incomplete);
        writer.WriteNumber("invalid", value.Invalid);
        WriteSums(writer, "sums", value.Values[..3]);
        WriteSums(writer, "products", value.Values[3..]);
        writer.WriteEndObject();
    }

    private static bool ReadSums(ref Utf8JsonReader reader, Span<long> sums, string member)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException($"\"{member}\" is an array of whole numbers.");
        foreach (ref var sum in sums)
        {
            reader.Read();
            sum = RatingCountsJson.ReadLong(ref reader, member);
        }

        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray) throw new JsonException($"\"{member}\" has too many numbers.");
        return true;
    }

    private static void WriteSums(Utf8JsonWriter writer, string member, ReadOnlySpan<long> sums)
    {
        writer.WriteStartArray(member);
        foreach (var sum in sums) writer.WriteNumberValue(sum);
        writer.WriteEndArray();
    }
}
