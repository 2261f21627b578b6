using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>Writes and reads a reliability as JSON, every figure included.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ItemReliability"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ItemReliabilityJsonConverter : JsonConverter<ItemReliability>
{
    /// <inheritdoc/>
    public override ItemReliability Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        var dropped = ScoreJson.Member(json, "alphaIfDropped");
        var items = ScoreJson.Count(json, "items");
        if (items == 0) throw new JsonException("A reliability has at least one item.");
        if (dropped.ValueKind != JsonValueKind.Array || dropped.GetArrayLength() != items)
            throw new JsonException("\"alphaIfDropped\" is an array with one number or null per item.");
        return new ItemReliability(
            (int)items,
            ScoreJson.Count(json, "complete"),
            ScoreJson.Count(json, "incomplete"),
            Figure(ScoreJson.Member(json, "cronbachAlpha"), "cronbachAlpha", double.NegativeInfinity),
            Figure(ScoreJson.Member(json, "standardisedAlpha"), "standardisedAlpha", double.NegativeInfinity),
            Figure(ScoreJson.Member(json, "averageInterItemCorrelation"), "averageInterItemCorrelation", -1),
            Figure(ScoreJson.Member(json, "omega"), "omega", double.NegativeInfinity),
            Figure(ScoreJson.Member(json, "omegaObserved"), "omegaObserved", double.NegativeInfinity),
            [.. dropped.EnumerateArray().Select(value => Figure(value, "alphaIfDropped", double.NegativeInfinity))]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ItemReliability value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("items", value.Items);
        writer.WriteNumber("complete", value.Complete);
        writer.WriteNumber("incomplete", value.Incomplete);
        ScoreJson.WriteNullable(writer, "cronbachAlpha", value.CronbachAlpha);
        ScoreJson.WriteNullable(writer, "standardisedAlpha", value.StandardisedAlpha);
        ScoreJson.WriteNullable(writer, "averageInterItemCorrelation", value.AverageInterItemCorrelation);
        ScoreJson.WriteNullable(writer, "omega", value.Omega);
        ScoreJson.WriteNullable(writer, "omegaObserved", value.OmegaObserved);
        writer.WriteStartArray("alphaIfDropped");
        foreach (var alpha in value.AlphaIfDropped)
        {
            if (alpha is { } number) writer.WriteNumberValue(number);
            else writer.WriteNullValue();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // A rounding may lift a figure of 1 a little.
    private static double? Figure(JsonElement json, string member, double least)
    {
        if (json.ValueKind == JsonValueKind.Null) return null;
        var figure = ScoreJson.Number(json, member);
        return figure >= least - 1e-9 && figure <= 1 + 1e-9 ? figure : throw new JsonException($"\"{member}\" is at most 1{(double.IsFinite(least) ? " and at least −1" : string.Empty)}.");
    }
}
