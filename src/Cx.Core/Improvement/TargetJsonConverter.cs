using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Improvement;

/// <summary>Writes a <see cref="Target"/> as <c>{"metric","value","direction","owner"}</c>, direction <c>atLeast</c> or <c>atMost</c>, and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="Target"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TargetJsonConverter : JsonConverter<Target>
{
    /// <inheritdoc/>
    public override Target Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = Figures.Document(ref reader, "A target");
        var json = document.RootElement;
        var direction = ScoreJson.Text(json, "direction") switch
        {
            "atLeast" => Polarity.HigherIsBetter,
            "atMost" => Polarity.LowerIsBetter,
            var other => throw new JsonException($"\"direction\" is \"atLeast\" or \"atMost\", not \"{MessageText.Shorten(other)}\"."),
        };
        var (metric, value, owner) = (ScoreJson.Text(json, "metric"), ScoreJson.NumberOf(json, "value"), Figures.TextOrNull(json, "owner"));
        return JsonText.Make(() => Target.Of(metric, value, direction, owner));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Target value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("metric"u8, value.Metric);
        writer.WriteNumber("value"u8, value.Value);
        writer.WriteString("direction"u8, value.Direction == Polarity.HigherIsBetter ? "atLeast"u8 : "atMost"u8);
        writer.WriteString("owner"u8, value.Owner);
        writer.WriteEndObject();
    }
}
