using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Improvement;

/// <summary>Writes a <see cref="Benchmark"/> as <c>{"metric","value","source","asOf","direction"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="Benchmark"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BenchmarkJsonConverter : JsonConverter<Benchmark>
{
    /// <inheritdoc/>
    public override Benchmark Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = Figures.Document(ref reader, "A benchmark");
        var json = document.RootElement;
        var (metric, value, source) = (ScoreJson.Text(json, "metric"), ScoreJson.NumberOf(json, "value"), ScoreJson.Text(json, "source"));
        var asOf = Figures.InstantOrNull(json, "asOf") ?? throw new JsonException("A benchmark needs \"asOf\", the time it speaks of.");
        var direction = ScoreJson.EnumOf<Polarity>(json, "direction");
        return JsonText.Make(() => Benchmark.Of(metric, value, source, asOf, direction));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Benchmark value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("metric"u8, value.Metric);
        writer.WriteNumber("value"u8, value.Value);
        writer.WriteString("source"u8, value.Source);
        writer.WriteString("asOf"u8, value.AsOf);
        writer.WriteString("direction"u8, ScoreJson.NameOf(value.Direction));
        writer.WriteEndObject();
    }
}
