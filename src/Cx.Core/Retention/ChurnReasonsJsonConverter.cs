using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="ChurnReasons"/> as <c>{"reasons":{…},"notGiven"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ChurnReasons"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChurnReasonsJsonConverter : JsonConverter<ChurnReasons>
{
    private const string What = "A table of reasons";

    /// <inheritdoc/>
    public override ChurnReasons Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        Dictionary<string, long>? counts = null;
        long? notGiven = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "reasons": counts = Counts(ref reader); break;
                case "notGiven": notGiven = RetentionJson.Customers(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (known, unknown) = (JsonText.Required(counts, "reasons", What), JsonText.Required(notGiven, "notGiven", What));
        try
        {
            return ChurnReasons.Of(known, unknown) ?? throw new JsonException($"{What} of nobody who left is none. Write null.");
        }
        catch (OverflowException overflow)
        {
            throw new JsonException($"{What} is of at most 2^63 - 1 customers.", overflow);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ChurnReasons value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteStartObject("reasons"u8);
        foreach (var reason in value.Reasons) writer.WriteNumber(reason.Name, reason.Share.Hits);
        writer.WriteEndObject();
        writer.WriteNumber("notGiven"u8, value.NotGiven);
        writer.WriteEndObject();
    }

    private static Dictionary<string, long> Counts(ref Utf8JsonReader reader)
    {
        reader.Read();
        JsonText.ExpectObject(reader, "\"reasons\"");
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (string.IsNullOrWhiteSpace(name)) throw new JsonException("A reason has a name; who gave none is notGiven.");
            if (!counts.TryAdd(name, Count(ref reader, name))) throw new JsonException($"The reason \"{MessageText.Shorten(name)}\" stands twice.");
        }

        return counts;
    }

    private static long Count(ref Utf8JsonReader reader, string name)
    {
        var count = JsonReading.Count(ref reader, MessageText.Shorten(name));
        return count > 0 ? count : throw new JsonException($"The reason \"{MessageText.Shorten(name)}\" was given by 1 customer or more.");
    }
}
