using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="RevenueMovement"/> as <c>{"start","churned","contraction","expansion","new"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="RevenueMovement"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RevenueMovementJsonConverter : JsonConverter<RevenueMovement>
{
    private const string What = "A movement of revenue";

    /// <inheritdoc/>
    public override RevenueMovement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        decimal? start = null, churned = null, contraction = null, expansion = null, fresh = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "start": start = RetentionJson.Amount(ref reader, member); break;
                case "churned": churned = RetentionJson.Amount(ref reader, member); break;
                case "contraction": contraction = RetentionJson.Amount(ref reader, member); break;
                case "expansion": expansion = RetentionJson.Amount(ref reader, member); break;
                case "new": fresh = RetentionJson.Amount(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (from, lost, less) = (JsonText.Required(start, "start", What), JsonText.Required(churned, "churned", What), JsonText.Required(contraction, "contraction", What));
        var (more, added) = (JsonText.Required(expansion, "expansion", What), JsonText.Required(fresh, "new", What));
        try
        {
            return JsonText.Make(() => RevenueMovement.Of(from, lost, less, more, added));
        }
        catch (OverflowException overflow)
        {
            throw new JsonException($"{What} ends with more than a decimal number holds.", overflow);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RevenueMovement value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("start"u8, value.Start);
        writer.WriteNumber("churned"u8, value.Churned);
        writer.WriteNumber("contraction"u8, value.Contraction);
        writer.WriteNumber("expansion"u8, value.Expansion);
        writer.WriteNumber("new"u8, value.New);
        writer.WriteEndObject();
    }
}
