using System.Text.Json;
using Cx.Core.Journeys.Model;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Formats;

/// <summary>Reads interactions from lines of JSON. What is no JSON ends the reading; what is no interaction is a finding.</summary>
internal sealed class InteractionReader(LogReadOptions options)
{
    private static readonly RuntimeRatingJsonConverter Ratings = new();

    private static readonly Dictionary<string, LogField> Fields = new(StringComparer.Ordinal)
    {
        ["customer"] = LogField.Customer,
        ["touchpoint"] = LogField.Touchpoint,
        ["occurredAt"] = LogField.Timestamp,
        ["channel"] = LogField.Channel,
        ["case"] = LogField.Case,
        ["eventId"] = LogField.EventId,
        ["recordedAt"] = LogField.RecordedAt,
        ["outcome"] = LogField.Outcome,
    };

    private readonly FoundTexts _texts = new();
    private readonly RecordMaker _maker = new(options);
    private readonly JsonReaderOptions _json = new() { MaxDepth = options.Limits.MaxDepth };
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public LogRecord? Read(JsonLines lines)
    {
        if (lines.Current.Trim(" \t"u8).IsEmpty) return null;
        Check(lines);
        try
        {
            return Object(lines);
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair is an InvalidOperationException of the reader.
            return _maker.Refuse(LogDiagnosticKind.WrongShape, lines.Line, "A member has not the form of an interaction's. Write the line as the serializer writes an Interaction.");
        }
    }

    // Once over the line, so that broken JSON is told from a wrong member.
    private void Check(JsonLines lines)
    {
        var reader = new Utf8JsonReader(lines.Current, _json);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException broken)
        {
            throw lines.Broken("The line is no JSON, or nested too deeply. Correct it; one interaction stands on one line.", broken.BytePositionInLine ?? 0, broken);
        }
    }

    private LogRecord Object(JsonLines lines)
    {
        var reader = new Utf8JsonReader(lines.Current, _json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return _maker.Refuse(LogDiagnosticKind.WrongShape, lines.Line, "The line is no JSON object. Write one interaction a line.");
        _seen.Clear();
        _texts.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            if (!_seen.Add(member)) return _maker.Refuse(LogDiagnosticKind.WrongShape, lines.Line, $"The member \"{MessageText.Shorten(member)}\" stands twice. Keep one.");
            reader.Read();
            if (Fields.TryGetValue(member, out var field))
            {
                _texts.Set(field, Text(ref reader, member));
                continue;
            }

            switch (member)
            {
                case "sequence": reader.Skip(); break;
                case "answer": _texts.Answer = Rating(ref reader); break;
                case "effort": _texts.Effort = Rating(ref reader); break;
                case "attributes": _texts.Attributes = Attributes(ref reader); break;
                default: return _maker.Refuse(LogDiagnosticKind.WrongShape, lines.Line, $"An interaction has no member \"{MessageText.Shorten(member)}\". Put it into \"attributes\", or remove it.");
            }
        }

        return _texts.Make(_maker, lines.Line, null);
    }

    private static string? Text(ref Utf8JsonReader reader, string member) => reader.TokenType == JsonTokenType.Null ? null : JsonText.ReadString(ref reader, member);

    private static Rating? Rating(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Null ? null : Ratings.Read(ref reader, typeof(Rating), BlueprintJson.Plain);

    private static Dictionary<string, string>? Attributes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        JsonText.ExpectObject(reader, "\"attributes\"");
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            if (!attributes.TryAdd(member, JsonText.ReadString(ref reader, member))) throw new JsonException("An attribute stands twice.");
        }

        return attributes;
    }
}
