using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>Writes and reads a difference of scores as JSON: what was compared, the numbers it follows from, and the results beside for readers in other languages.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ScoreDifference"/>. What is read is checked: a value that does not follow from the numbers is refused.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScoreDifferenceJsonConverter : JsonConverter<ScoreDifference>
{
    /// <inheritdoc/>
    public override ScoreDifference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        var unit = ScoreJson.EnumOf<ScoreUnit>(json, "unit");
        var name = ScoreJson.Text(json, "name");
        var scale = ScoreJson.Inner(new ScaleDefinitionJsonConverter(), ScoreJson.Member(json, "scale"), options);
        var basis = DifferenceBasis.Read(ScoreJson.Member(json, "basis"));
        if (!basis.IsIn(unit, scale)) throw new JsonException($"The \"basis\" is not in the unit \"{ScoreJson.NameOf(unit)}\" on the scale {scale}.");
        var difference = JsonText.Make(() => ScoreDifference.Of(name, scale, unit, basis))
            ?? throw new JsonException("These samples are too small for a difference.");
        ScoreJson.CheckDerived(json, "value", difference.Value);
        ScoreJson.CheckDerived(json, "testedValue", difference.TestedValue);
        ScoreJson.CheckDerived(json, "standardError", difference.StandardError);
        ScoreJson.CheckDerived(json, "statistic", difference.Statistic);
        ScoreJson.CheckDerived(json, "degreesOfFreedom", difference.DegreesOfFreedom);
        ScoreJson.CheckDerived(json, "pValue", difference.PValue);
        return difference;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ScoreDifference value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("name", value.Name);
        writer.WritePropertyName("scale");
        new ScaleDefinitionJsonConverter().Write(writer, value.Scale, options);
        writer.WriteString("unit", ScoreJson.NameOf(value.Unit));
        value.Basis.Write(writer);
        writer.WriteNumber("value", value.Value);
        writer.WriteNumber("testedValue", value.TestedValue);
        writer.WriteNumber("standardError", value.StandardError);
        ScoreJson.WriteNullable(writer, "statistic", value.Statistic);
        ScoreJson.WriteNullable(writer, "degreesOfFreedom", value.DegreesOfFreedom);
        ScoreJson.WriteNullable(writer, "pValue", value.PValue);
        writer.WriteString("method", value.Method);
        writer.WriteEndObject();
    }
}
