using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>Writes an <see cref="ExperienceSignal"/> as <c>{"name","value","unit","polarity","n","interval"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ExperienceSignal"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExperienceSignalJsonConverter : JsonConverter<ExperienceSignal>
{
    private static readonly IntervalJsonConverter IntervalConverter = new();

    /// <inheritdoc/>
    public override ExperienceSignal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = Figures.Document(ref reader, "A signal");
        var json = document.RootElement;
        var (name, unit, n) = (ScoreJson.Text(json, "name"), ScoreJson.Text(json, "unit"), ScoreJson.Count(json, "n"));
        var (value, polarity) = (Figures.NumberOrNull(json, "value"), ScoreJson.EnumOf<Polarity>(json, "polarity"));
        var interval = Figures.Inner(IntervalConverter, json, "interval", options);
        return JsonText.Make(() => ExperienceSignal.Of(name, value, unit, polarity, n, interval));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ExperienceSignal value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("name"u8, value.Name);
        ScoreJson.WriteNullable(writer, "value", value.Value);
        writer.WriteString("unit"u8, value.Unit);
        writer.WriteString("polarity"u8, ScoreJson.NameOf(value.Polarity));
        writer.WriteNumber("n"u8, value.N);
        Figures.Write(writer, "interval", IntervalConverter, value.Interval, options);
        writer.WriteEndObject();
    }
}
