using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scales;

/// <summary>Writes and reads a scale definition as JSON, everything included, and checks it when reading.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ScaleDefinition"/>. A member <c>favourable</c> of <c>null</c> says that the scale has no box; without the member it gets the usual one.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScaleDefinitionJsonConverter : JsonConverter<ScaleDefinition>
{
    private const string What = "A scale";

    /// <inheritdoc/>
    public override ScaleDefinition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        string? id = null;
        int? min = null, max = null, neutral = null, favourable = null, unfavourable = null;
        Polarity? polarity = null;
        List<string>? labels = null;
        var namesBoxes = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            switch (member)
            {
                case "id": id = JsonText.ReadString(ref reader, member); break;
                case "min": min = JsonText.ReadInt(ref reader, member); break;
                case "max": max = JsonText.ReadInt(ref reader, member); break;
                case "polarity": polarity = ReadPolarity(ref reader); break;
                case "labels": labels = ReadLabels(ref reader); break;
                case "neutral": neutral = ReadNullableInt(ref reader, member); break;
                case "favourable": favourable = ReadNullableInt(ref reader, member); namesBoxes = true; break;
                case "unfavourable": unfavourable = ReadNullableInt(ref reader, member); namesBoxes = true; break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        return JsonText.Make(() => Make(
            JsonText.Required(id, "id", What),
            JsonText.Required(min, "min", What),
            JsonText.Required(max, "max", What),
            JsonText.Required(polarity, "polarity", What),
            labels, neutral, namesBoxes, favourable, unfavourable));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ScaleDefinition value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("id", value.Id);
        writer.WriteNumber("min", value.Min);
        writer.WriteNumber("max", value.Max);
        writer.WriteString("polarity", value.Polarity == Polarity.HigherIsBetter ? "higherIsBetter" : "lowerIsBetter");
        if (value.Labels.Count > 0)
        {
            writer.WriteStartArray("labels");
            foreach (var label in value.Labels) writer.WriteStringValue(label);
            writer.WriteEndArray();
        }

        WriteNullable(writer, "neutral", value.Neutral);
        WriteNullable(writer, "favourable", value.FavourableBox);
        WriteNullable(writer, "unfavourable", value.UnfavourableBox);
        writer.WriteEndObject();
    }

    private static ScaleDefinition Make(string id, int min, int max, Polarity polarity, List<string>? labels, int? neutral, bool namesBoxes, int? favourable, int? unfavourable)
    {
        var scale = ScaleDefinition.Create(id, min, max, polarity);
        if (namesBoxes)
        {
            scale = (favourable, unfavourable) switch
            {
                (null, null) => scale.WithoutBoxes(),
                ({ } good, { } bad) => scale.WithBoxes(good, bad),
                _ => throw new JsonException($"Scale '{id}' names one box only. Give both \"favourable\" and \"unfavourable\" a number, or both null."),
            };
        }

        if (neutral is { } point) scale = scale.WithNeutral(point);
        return labels is null ? scale : scale.WithLabels([.. labels]);
    }

    private static Polarity ReadPolarity(ref Utf8JsonReader reader) => JsonText.ReadString(ref reader, "polarity") switch
    {
        "higherIsBetter" => Polarity.HigherIsBetter,
        "lowerIsBetter" => Polarity.LowerIsBetter,
        var other => throw new JsonException($"\"polarity\" is \"higherIsBetter\" or \"lowerIsBetter\", not \"{MessageText.Shorten(other)}\"."),
    };

    private static int? ReadNullableInt(ref Utf8JsonReader reader, string member) =>
        reader.TokenType == JsonTokenType.Null ? null : JsonText.ReadInt(ref reader, member);

    private static List<string> ReadLabels(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("\"labels\" is an array of texts.");
        var labels = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (labels.Count == ScaleDefinition.MaxLevels) throw new JsonException("\"labels\" has more texts than a scale can have levels.");
            labels.Add(JsonText.ReadString(ref reader, "labels"));
        }

        return labels;
    }

    private static void WriteNullable(Utf8JsonWriter writer, string member, int? value)
    {
        if (value is { } number) writer.WriteNumber(member, number);
        else writer.WriteNull(member);
    }
}
