using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Statistics;

/// <summary>Writes a <see cref="QuantileLevel"/> as the text of its ratio, such as <c>"9/10"</c>, and refuses illegal levels on reading.</summary>
/// <remarks>Thread safety: immutable.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class QuantileLevelJsonConverter : JsonConverter<QuantileLevel>
{
    /// <inheritdoc/>
    public override QuantileLevel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"The level of a quantile is a text such as \"9/10\", and this is a {reader.TokenType}.");
        }

        var text = reader.GetString()!;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !Whole(text.AsSpan(0, slash), out var numerator) || !Whole(text.AsSpan(slash + 1), out var denominator))
        {
            throw new JsonException("The level of a quantile is a text of two whole numbers such as \"9/10\", and this is another text.");
        }

        return QuantileLevel.TryOf(numerator, denominator, out var level) ? level : throw new JsonException(QuantileLevel.Refusal(numerator, denominator));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, QuantileLevel value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }

    private static bool Whole(ReadOnlySpan<char> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
