using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>An id as a JSON string, <c>null</c> for the empty one.</summary>
/// <typeparam name="TId">The id.</typeparam>
internal sealed class IdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, IId<TId>
{
    public override bool HandleNull => true;

    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => OfText(reader.GetString()!),
        var other => throw new JsonException($"A {TId.Noun} id is a text, and this is a {other}."),
    };

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        if (value.Text.Length == 0) writer.WriteNullValue();
        else writer.WriteStringValue(value.Text);
    }

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => OfText(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Text.Length == 0 ? throw new JsonException($"An empty {TId.Noun} id is no key.") : value.Text);

    private static TId OfText(string text)
    {
        try
        {
            return TId.Of(text);
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }
}
