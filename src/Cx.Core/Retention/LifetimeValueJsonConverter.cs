using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="LifetimeValue"/> as <c>{"value","horizon","discountRate"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="LifetimeValue"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LifetimeValueJsonConverter : JsonConverter<LifetimeValue>
{
    private const string What = "A lifetime value";

    /// <inheritdoc/>
    public override LifetimeValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        double? value = null, horizon = null, rate = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "value": value = JsonReading.Number(ref reader, member); break;
                case "horizon": horizon = JsonReading.NumberOrNull(ref reader, member); break;
                case "discountRate": rate = JsonReading.Number(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (worth, discount) = (JsonText.Required(value, "value", What), JsonText.Required(rate, "discountRate", What));
        if (horizon is { } last && !(last >= 0 && last <= int.MaxValue && last % 1 == 0)) throw new JsonException("'horizon' is a whole number of periods, 0 or more, or null.");
        return discount < 0 || (horizon is null && discount != 0)
            ? throw new JsonException("'discountRate' is 0 or more, and 0 without a horizon.")
            : new LifetimeValue(worth, (int?)horizon, discount);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LifetimeValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("value"u8, value.Value);
        if (value.Horizon is { } horizon) writer.WriteNumber("horizon"u8, horizon);
        else writer.WriteNull("horizon"u8);
        writer.WriteNumber("discountRate"u8, value.DiscountRate);
        writer.WriteEndObject();
    }
}
