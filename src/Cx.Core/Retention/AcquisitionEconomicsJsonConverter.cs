using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="AcquisitionEconomics"/> as <c>{"costToWin","costToKeep"} or {"ratio","source"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="AcquisitionEconomics"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AcquisitionEconomicsJsonConverter : JsonConverter<AcquisitionEconomics>
{
    private const string What = "A comparison of costs";

    /// <inheritdoc/>
    public override AcquisitionEconomics Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        double? win = null, keep = null, ratio = null;
        string? source = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "costToWin": win = JsonReading.Number(ref reader, member); break;
                case "costToKeep": keep = JsonReading.Number(ref reader, member); break;
                case "ratio": ratio = JsonReading.Number(ref reader, member); break;
                case "source": source = JsonReading.Text(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        if (ratio is null && source is null)
        {
            var (toWin, toKeep) = (JsonText.Required(win, "costToWin", What), JsonText.Required(keep, "costToKeep", What));
            return JsonText.Make(() => AcquisitionEconomics.Of(toWin, toKeep)) ?? throw new JsonException($"{What} of which one is 0 is none. Write null.");
        }

        if (win is not null || keep is not null) throw new JsonException($"{What} is of two costs or of a ratio and its source, not both.");
        var (stated, by) = (JsonText.Required(ratio, "ratio", What), JsonText.Required(source, "source", What));
        return JsonText.Make(() => AcquisitionEconomics.OfRatio(stated, by));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AcquisitionEconomics value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        if (value is { CostToWin: { } win, CostToKeep: { } keep })
        {
            writer.WriteNumber("costToWin"u8, win);
            writer.WriteNumber("costToKeep"u8, keep);
        }
        else
        {
            writer.WriteNumber("ratio"u8, value.Ratio);
            writer.WriteString("source"u8, value.Source);
        }

        writer.WriteEndObject();
    }
}
