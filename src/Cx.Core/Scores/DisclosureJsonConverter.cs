using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>The converter that the factory makes for one kind of score.</summary>
internal sealed class DisclosureJsonConverter<TScore> : JsonConverter<Disclosure<TScore>>
    where TScore : class, IScore
{
    private static readonly ScoreJsonConverter ScoreConverter = new();

    public override Disclosure<TScore> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        var outcome = ScoreJson.Text(json, "outcome") switch
        {
            "shown" => DisclosureOutcome.Shown,
            "suppressed" => DisclosureOutcome.Suppressed,
            "noData" => DisclosureOutcome.NoData,
            var other => throw new JsonException($"\"outcome\" is \"shown\", \"suppressed\" or \"noData\", not \"{other}\"."),
        };
        var score = ScoreJson.Member(json, "score") is { ValueKind: not JsonValueKind.Null } value
            ? ScoreJson.Inner(ScoreConverter, value, options) as TScore ?? throw new JsonException($"A {typeof(TScore).Name} was expected.")
            : null;
        return (score is null) == (outcome != DisclosureOutcome.Shown)
            ? new Disclosure<TScore>(outcome, score)
            : throw new JsonException("A shown score is there; one that is suppressed or has no data is null.");
    }

    public override void Write(Utf8JsonWriter writer, Disclosure<TScore> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("outcome", value.Outcome switch
        {
            DisclosureOutcome.Shown => "shown",
            DisclosureOutcome.Suppressed => "suppressed",
            _ => "noData",
        });
        writer.WritePropertyName("score");
        if (value.Score is { } score) ScoreConverter.Write(writer, score, options);
        else writer.WriteNullValue();
        writer.WriteEndObject();
    }
}
