using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="RetentionCurve"/> as <c>a SurvivalCurve</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="RetentionCurve"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RetentionCurveJsonConverter : JsonConverter<RetentionCurve>
{
    private const string What = "A retention curve";
    private static readonly SurvivalCurveJsonConverter Inner = new();

    /// <inheritdoc/>
    public override RetentionCurve Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => new(Inner.Read(ref reader, typeof(SurvivalCurve), options) ?? throw new JsonException($"{What} without a table is none. Write null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RetentionCurve value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        Inner.Write(writer, value.Curve, options);
    }
}
