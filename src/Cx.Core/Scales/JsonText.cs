using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Cx.Core.Scales;

/// <summary>Small readings of JSON that several converters share.</summary>
internal static class JsonText
{
    /// <summary>The digits of the number the reader stands on, for a message.</summary>
    public static string OfNumber(ref Utf8JsonReader reader) =>
        Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);

    public static int ReadInt(ref Utf8JsonReader reader, string member) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value)
            ? value
            : throw new JsonException($"\"{member}\" must be a whole number.");

    public static double ReadDouble(ref Utf8JsonReader reader, string member) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw new JsonException($"\"{member}\" must be a number.");

    public static string ReadString(ref Utf8JsonReader reader, string member) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"\"{member}\" must be a text.");

    public static void ExpectObject(in Utf8JsonReader reader, string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"{what} is a JSON object, but {reader.TokenType} was found.");
    }

    public static T Required<T>(T? value, string member, string what)
        where T : class => value ?? throw new JsonException($"{what} needs \"{member}\".");

    public static T Required<T>(T? value, string member, string what)
        where T : struct => value ?? throw new JsonException($"{what} needs \"{member}\".");

    public static JsonException NoMember(string member, string what) => new($"{what} has no member \"{MessageText.Shorten(member)}\".");

    /// <summary>Runs a factory of ours on what was read; what it refuses is bad JSON.</summary>
    public static T Make<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException refused)
        {
            throw new JsonException(refused.Message, refused);
        }
        catch (InvalidOperationException refused)
        {
            throw new JsonException(refused.Message, refused);
        }
    }
}
