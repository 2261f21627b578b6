using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>Writes a <see cref="LogRankResult"/> as <c>{"observed","expected","test"}</c> and reads it back.</summary>
/// <remarks>Unknown properties are skipped. Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LogRankResultJsonConverter : JsonConverter<LogRankResult>
{
    private static readonly TestResultJsonConverter Tests = new();

    /// <inheritdoc/>
    public override LogRankResult? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"A log-rank test is an object with observed, expected and test, and this is a {reader.TokenType}.");
        }

        long[]? observed = null;
        double[]? expected = null;
        TestResult? test = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("observed"u8)) { observed = JsonReading.Counts(ref reader, "observed"); }
            else if (reader.ValueTextEquals("expected"u8)) { expected = JsonReading.Numbers(ref reader, "expected"); }
            else if (reader.ValueTextEquals("test"u8))
            {
                reader.Read();
                test = Tests.Read(ref reader, typeof(TestResult), options);
            }
            else { reader.Skip(); }
        }

        return observed is { Length: >= 2 } && expected?.Length == observed.Length && test is not null && observed.All(count => count >= 0) && expected.All(count => count >= 0)
            ? new LogRankResult(observed, expected, test)
            : throw new JsonException("A log-rank test needs observed and expected, 0 or more for each of two groups or more, and test.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LogRankResult value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        JsonReading.WriteCounts(writer, "observed", [.. value.Observed]);
        writer.WriteStartArray("expected"u8);
        foreach (var count in value.Expected)
        {
            writer.WriteNumberValue(count);
        }

        writer.WriteEndArray();
        writer.WritePropertyName("test"u8);
        Tests.Write(writer, value.Test, options);
        writer.WriteEndObject();
    }
}
