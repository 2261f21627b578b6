using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Cx.Core.Tests.Contracts;

/// <summary>A value in all the places where JSON may hold one: register <c>JsonPlaces&lt;T&gt;</c> in a source-generated context.</summary>
public sealed record JsonPlaces<T>(T One, T? Perhaps, IReadOnlyList<T> Many, Dictionary<string, T> ByName);

/// <summary>What every type that goes through JSON keeps: inherit it, and give values with their JSON, and JSON that must be refused.</summary>
public abstract class JsonContract<T>
    where T : IEquatable<T>
{
    /// <summary>A source-generated context that knows <c>JsonPlaces&lt;T&gt;</c>.</summary>
    protected abstract JsonSerializerContext Context { get; }

    /// <summary>Values and the JSON that each is written as.</summary>
    protected abstract IReadOnlyList<(T Value, string Json)> Written { get; }

    /// <summary>JSON that is no such value, and a part of the message that says why.</summary>
    protected abstract IReadOnlyList<(string Json, string Message)> Refused { get; }

    private JsonTypeInfo<T> One => (JsonTypeInfo<T>)Context.GetTypeInfo(typeof(T))!;

    private JsonTypeInfo<JsonPlaces<T>> Places => (JsonTypeInfo<JsonPlaces<T>>)(Context.GetTypeInfo(typeof(JsonPlaces<T>))
        ?? throw new InvalidOperationException($"Give {Context.GetType().Name} the attribute [JsonSerializable(typeof(JsonPlaces<{typeof(T).Name}>))]."));

    [Fact]
    public void A_value_is_written_as_stated_and_read_back_equal() => Assert.All(Written, pair =>
    {
        Assert.Equal(pair.Json, JsonSerializer.Serialize(pair.Value, One));
        Assert.Equal(pair.Value, JsonSerializer.Deserialize(pair.Json, One));
    });

    [Fact]
    public void It_comes_back_equal_from_a_member_a_list_and_a_dictionary() => Assert.All(Written, pair =>
    {
        var places = new JsonPlaces<T>(pair.Value, pair.Value, [pair.Value, pair.Value], new() { ["a"] = pair.Value });
        var back = JsonSerializer.Deserialize(JsonSerializer.Serialize(places, Places), Places)!;
        Assert.Equal(places.One, back.One);
        Assert.Equal(places.Perhaps, back.Perhaps);
        Assert.Equal(places.Many, back.Many);
        Assert.Equal(places.ByName, back.ByName);
    });

    [Fact]
    public void Space_and_line_breaks_between_the_parts_change_nothing() => Assert.All(Written, pair =>
    {
        using var document = JsonDocument.Parse(pair.Json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true })) document.WriteTo(writer);
        Assert.Equal(pair.Value, JsonSerializer.Deserialize(Encoding.UTF8.GetString(stream.ToArray()), One));
    });

    [Fact]
    public async Task It_is_read_from_a_stream_that_comes_in_crumbs()
    {
        foreach (var (value, json) in Written)
        {
            await using var crumbs = new Crumbs(Encoding.UTF8.GetBytes($"[{json}]"));
            var read = new List<T>();
            await foreach (var one in JsonSerializer.DeserializeAsyncEnumerable(crumbs, One)) read.Add(one!);
            Assert.Equal([value], read);
        }
    }

    [Fact]
    public void What_is_no_value_is_refused_with_a_reason_and_a_path() => Assert.All(Refused, pair =>
    {
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(pair.Json, One));
        Assert.Contains(pair.Message, refusal.Message, StringComparison.Ordinal);
        var inside = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize($$"""{"Many":[{{pair.Json}}]}""", Places));
        Assert.Contains(pair.Message, inside.Message, StringComparison.Ordinal);
        Assert.StartsWith("$.Many[0]", inside.Path, StringComparison.Ordinal);
        Assert.True(inside.Message.Length < 600, $"The message is {inside.Message.Length} characters long.");
    });

    [Fact]
    public void A_document_that_is_cut_off_is_refused_and_breaks_nothing() => Assert.All(Written, pair =>
    {
        for (var length = 0; length < pair.Json.Length; length++)
        {
            if (char.IsAsciiDigit(pair.Json[0])) continue; // A number cut short is a number.
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(pair.Json[..length], One));
        }
    });

    private sealed class Crumbs(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(base.Read(buffer.Span[..Math.Min(1, buffer.Length)]));
    }
}
