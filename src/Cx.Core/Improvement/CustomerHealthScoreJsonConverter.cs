using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Improvement;

/// <summary>Writes a <see cref="CustomerHealthScore"/> as <c>{"model","figures","value","coverage"}</c> and reads it back from model and figures.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="CustomerHealthScore"/>. A value or coverage that does not follow is refused.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CustomerHealthScoreJsonConverter : JsonConverter<CustomerHealthScore>
{
    private static readonly HealthModelJsonConverter ModelConverter = new();

    /// <inheritdoc/>
    public override CustomerHealthScore Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = Figures.Document(ref reader, "A health score");
        var json = document.RootElement;
        var model = ScoreJson.Inner(ModelConverter, ScoreJson.Member(json, "model"), options);
        var figures = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (var figure in Figures.Object(json, "figures")) figures[figure.Name] = figure.Value.ValueKind == JsonValueKind.Null ? null : ScoreJson.Number(figure.Value, MessageText.Shorten(figure.Name));
        var score = JsonText.Make(() => CustomerHealthScore.From(model, figures)) ?? throw new JsonException("These figures give no health score. Write null.");
        ScoreJson.CheckDerived(json, "value", score.Value);
        ScoreJson.CheckDerived(json, "coverage", score.Coverage);
        return score;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CustomerHealthScore value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        Figures.Write(writer, "model", ModelConverter, value.Model, options);
        writer.WriteStartObject("figures"u8);
        foreach (var part in value.Contributions) ScoreJson.WriteNullable(writer, part.Name, part.Figure);
        writer.WriteEndObject();
        writer.WriteNumber("value"u8, value.Value);
        writer.WriteNumber("coverage"u8, value.Coverage);
        writer.WriteEndObject();
    }
}
