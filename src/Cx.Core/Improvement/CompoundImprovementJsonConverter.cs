using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Improvement;

/// <summary>Writes a <see cref="CompoundImprovement"/> as <c>{"rate","source"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="CompoundImprovement"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompoundImprovementJsonConverter : JsonConverter<CompoundImprovement>
{
    /// <inheritdoc/>
    public override CompoundImprovement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = Figures.Document(ref reader, "A plan of small steps");
        var json = document.RootElement;
        var (rate, source) = (ScoreJson.NumberOf(json, "rate"), Figures.TextOrNull(json, "source"));
        return JsonText.Make(() => CompoundImprovement.Of(rate, source));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CompoundImprovement value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("rate"u8, value.Rate);
        writer.WriteString("source"u8, value.Source);
        writer.WriteEndObject();
    }
}
