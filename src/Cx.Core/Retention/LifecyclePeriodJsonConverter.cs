using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="LifecyclePeriod"/> as <c>{"start","new","returning","resurrected","dormant"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="LifecyclePeriod"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LifecyclePeriodJsonConverter : JsonConverter<LifecyclePeriod>
{
    private const string What = "A period of the lifecycle";

    /// <inheritdoc/>
    public override LifecyclePeriod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        DateTimeOffset? start = null;
        long? fresh = null, returning = null, resurrected = null, dormant = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "start": start = RetentionJson.Instant(ref reader, member); break;
                case "new": fresh = RetentionJson.Customers(ref reader, member); break;
                case "returning": returning = RetentionJson.Customers(ref reader, member); break;
                case "resurrected": resurrected = RetentionJson.Customers(ref reader, member); break;
                case "dormant": dormant = CustomersOrNull(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (first, again, back) = (JsonText.Required(fresh, "new", What), JsonText.Required(returning, "returning", What), JsonText.Required(resurrected, "resurrected", What));
        if ((Int128)first + again + back > long.MaxValue) throw new JsonException($"{What} is of at most 2^63 - 1 customers.");
        return new LifecyclePeriod(JsonText.Required(start, "start", What), first, again, back, dormant);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LifecyclePeriod value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("start"u8, value.Start);
        writer.WriteNumber("new"u8, value.New);
        writer.WriteNumber("returning"u8, value.Returning);
        writer.WriteNumber("resurrected"u8, value.Resurrected);
        if (value.Dormant is { } dormant) writer.WriteNumber("dormant"u8, dormant);
        else writer.WriteNull("dormant"u8);
        writer.WriteEndObject();
    }

    private static long? CustomersOrNull(ref Utf8JsonReader reader, string member)
    {
        var ahead = reader;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.Null) return RetentionJson.Customers(ref reader, member);
        reader.Read();
        return null;
    }
}
