using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Reads the members of one object of a question: each once, each known, each of its kind.</summary>
internal sealed class SpecReader
{
    private readonly string _what;
    private readonly JsonSerializerOptions _options;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);

    public SpecReader(JsonElement element, string what, JsonSerializerOptions options)
    {
        _what = what;
        _options = options;
        if (element.ValueKind != JsonValueKind.Object) throw new JsonException($"{what} is an object, not {element.ValueKind}.");
        foreach (var member in element.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, member.Value)) throw new JsonException($"{what} has the member {member.Name} twice.");
        }
    }

    public JsonElement? Element(string name) => _members.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public JsonElement Required(string name) => Element(name) ?? throw new JsonException($"{_what} lacks the member {name}.");

    public string? Text(string name) => Element(name) is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(name, "a text");

    public IEnumerable<string> Texts(string name) => Array(name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(name, "an array of texts"));

    public IReadOnlyList<TouchpointId> Events(string name) => [.. Texts(name).Select(text => new TouchpointId(text))];

    public IReadOnlyList<SpecReader> Objects(string name, string what) => [.. Array(name).Select(item => new SpecReader(item, what, _options))];

    public bool Flag(string name) => Element(name) is { } value && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, "true or false"));

    public int? Number(string name) => Element(name) is not { } value ? null : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Wrong(name, "a whole number");

    public double? Real(string name) => Element(name) is not { } value ? null : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong(name, "a number");

    public TimeSpan? Time(string name) => Text(name) is not { } text ? null : DurationText.TryCalendar(text, out var time) ? time : throw Wrong(name, "an amount of time such as \"7.00:00:00\"");

    public DateTimeOffset? Instant(string name) => Element(name) is not { } value ? null : value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at) ? at : throw Wrong(name, "an instant by ISO 8601");

    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(SpecJson.WordOf(value), text, StringComparison.Ordinal)) return value;
        }

        throw Wrong(name, "one of " + string.Join(", ", Enum.GetValues<T>().Select(SpecJson.WordOf)));
    }

    public T? By<T>(string name, JsonConverter<T> converter)
        where T : class
    {
        if (Element(name) is not { } value) return null;
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(value));
        reader.Read();
        return converter.Read(ref reader, typeof(T), _options);
    }

    /// <summary>Fails when a member was given that nobody asked for.</summary>
    public void End()
    {
        if (_members.Keys.FirstOrDefault() is { } unknown) throw new JsonException($"{_what} has no member {unknown}.");
    }

    private JsonElement[] Array(string name) => Element(name) is not { } value ? [] : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Wrong(name, "an array");

    private JsonException Wrong(string name, string expected) => new($"The member {name} of {_what} is {expected}.");
}
