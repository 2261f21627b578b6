using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>Writes a <see cref="TestResult"/> as <c>{"statistic","degreesOfFreedom","pValue","method"}</c> and reads it back with its checks.</summary>
/// <remarks>What is absent is written as <c>null</c>. Unknown properties are skipped. Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TestResultJsonConverter : JsonConverter<TestResult>
{
    /// <inheritdoc/>
    public override TestResult? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"A test result is an object with statistic, degreesOfFreedom, pValue and method, and this is a {reader.TokenType}.");
        }

        double? statistic = null, degreesOfFreedom = null, p = null;
        string? method = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("statistic"u8)) { statistic = JsonReading.NumberOrNull(ref reader, "statistic"); }
            else if (reader.ValueTextEquals("degreesOfFreedom"u8)) { degreesOfFreedom = JsonReading.NumberOrNull(ref reader, "degreesOfFreedom"); }
            else if (reader.ValueTextEquals("pValue"u8)) { p = JsonReading.Number(ref reader, "pValue"); }
            else if (reader.ValueTextEquals("method"u8)) { method = JsonReading.Text(ref reader, "method"); }
            else { reader.Skip(); }
        }

        if (p is not { } value || string.IsNullOrWhiteSpace(method))
        {
            throw new JsonException("A test result needs both pValue and method.");
        }

        if (!(value is >= 0 and <= 1) || degreesOfFreedom <= 0)
        {
            throw new JsonException("A pValue lies within 0…1, and degreesOfFreedom are above 0 or null.");
        }

        return new TestResult(statistic, degreesOfFreedom, value, method);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TestResult value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        Write(writer, "statistic", value.Statistic);
        Write(writer, "degreesOfFreedom", value.DegreesOfFreedom);
        writer.WriteNumber("pValue"u8, value.PValue);
        writer.WriteString("method"u8, value.Method);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value) { writer.WriteNumber(name, value); } else { writer.WriteNull(name); }
    }
}
