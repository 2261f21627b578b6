using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>Writes and reads any score as JSON: its kind, its provenance and the state it follows from, with value and standard error beside for readers in other languages.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="IScore"/> and on each score. What is read is checked: a value that does not follow from the counts is refused.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScoreJsonConverter : JsonConverter<IScore>
{
    private static readonly ScaleDefinitionJsonConverter ScaleConverter = new();
    private static readonly SampleJsonConverter SampleConverter = new();
    private static readonly WeightingJsonConverter WeightingConverter = new();

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(IScore).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    public override IScore Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        var kind = ScoreJson.Text(json, "score");
        var core = new ScoreCore(
            ScoreJson.Inner(ScaleConverter, ScoreJson.Member(json, "scale"), options),
            ScoreJson.Inner(SampleConverter, ScoreJson.Member(json, "sample"), options),
            ScoreJson.Member(json, "weighting") is { ValueKind: not JsonValueKind.Null } weighting ? ScoreJson.Inner(WeightingConverter, weighting, options) : null);
        CheckCore(core);
        var score = JsonText.Make<IScoreState>(() => kind switch
        {
            NetPromoterScore.JsonKind => NetPromoterScore.Read(json, core),
            NetBoxScore.JsonKind => NetBoxScore.Read(json, core),
            BoxScore.JsonKind => BoxScore.Read(json, core),
            MeanScore.JsonKind => MeanScore.Read(json, core),
            PompScore.JsonKind => PompScore.Read(json, core),
            EffortScore.JsonKind => EffortScore.Read(json, core),
            ThreeItemSatisfactionIndex.JsonKind => ThreeItemSatisfactionIndex.Read(json, core),
            _ => throw new JsonException($"\"{MessageText.Shorten(kind)}\" is no kind of score. Known are {NetPromoterScore.JsonKind}, {NetBoxScore.JsonKind}, {BoxScore.JsonKind}, {MeanScore.JsonKind}, {PompScore.JsonKind}, {EffortScore.JsonKind} and {ThreeItemSatisfactionIndex.JsonKind}."),
        });
        if (!typeToConvert.IsInstanceOfType(score)) throw new JsonException($"A score of kind \"{kind}\" was found where a {typeToConvert.Name} is expected.");
        ScoreJson.CheckDerived(json, "value", score.Value);
        ScoreJson.CheckDerived(json, "standardError", score.StandardError);
        return score;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IScore value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value is not IScoreState score)
            throw new JsonException($"{value.GetType()} is no score of this library; give it a converter of its own.");
        writer.WriteStartObject();
        writer.WriteString("score", score.Kind);
        writer.WritePropertyName("scale");
        ScaleConverter.Write(writer, score.Scale, options);
        writer.WritePropertyName("sample");
        SampleConverter.Write(writer, score.Sample, options);
        writer.WritePropertyName("weighting");
        if (score.Weighting is { } weighting) WeightingConverter.Write(writer, weighting, options);
        else writer.WriteNullValue();
        score.WriteState(writer);
        writer.WriteNumber("value", score.Value);
        ScoreJson.WriteNullable(writer, "standardError", score.StandardError);
        writer.WriteEndObject();
    }

    private static void CheckCore(ScoreCore core)
    {
        if (core.Sample.N == 0) throw new JsonException("A score has at least one answer; no data is null.");
        if (core.Weighting is not { } weighting) return;
        if (weighting.EffectiveN < 1 - 1e-9 || weighting.EffectiveN > core.Sample.N * (1 + 1e-9)) throw new JsonException("\"effectiveN\" lies in 1…n.");
        if (!ScoreJson.Follows(weighting.DesignEffect, core.Sample.N / weighting.EffectiveN)) throw new JsonException("\"designEffect\" is n/\"effectiveN\".");
    }
}
