using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Improvement;

/// <summary>Writes a <see cref="HealthModel"/> as <c>{"missing","imputed","components":[{"name","weight","worst","best"}]}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="HealthModel"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HealthModelJsonConverter : JsonConverter<HealthModel>
{
    /// <inheritdoc/>
    public override HealthModel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = Figures.Document(ref reader, "A health model");
        var json = document.RootElement;
        var imputed = Figures.NumberOrNull(json, "imputed");
        var missing = (ScoreJson.Text(json, "missing"), imputed) switch
        {
            ("renormalise", null) => MissingComponent.Renormalise,
            ("unknown", null) => MissingComponent.Unknown,
            ("impute", { } points) => JsonText.Make(() => MissingComponent.Impute(points)),
            _ => throw new JsonException("\"missing\" is \"renormalise\", \"unknown\", or \"impute\" with the points in \"imputed\"."),
        };
        var components = Figures.Array(json, "components").Select(Component).ToList();
        return JsonText.Make(() => HealthModel.Of(missing, components));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, HealthModel value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("missing"u8, value.Missing.Name);
        ScoreJson.WriteNullable(writer, "imputed", value.Missing.Points);
        writer.WriteStartArray("components"u8);
        foreach (var component in value.Components)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, component.Name);
            writer.WriteNumber("weight"u8, component.Weight);
            writer.WriteNumber("worst"u8, component.Worst);
            writer.WriteNumber("best"u8, component.Best);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static HealthComponent Component(JsonElement json)
    {
        var (name, weight) = (ScoreJson.Text(json, "name"), ScoreJson.NumberOf(json, "weight"));
        var (worst, best) = (ScoreJson.NumberOf(json, "worst"), ScoreJson.NumberOf(json, "best"));
        return JsonText.Make(() => HealthComponent.Of(name, weight, worst, best));
    }
}
