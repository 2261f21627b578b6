using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>Writes a <see cref="DurationDistribution"/> as the counts of its cases by whole ticks, and reads it back with all its checks.</summary>
/// <remarks>The unit stands beside them, so that calendar time and business time are not read as each other. Found by the serializer through the attribute on <see cref="DurationDistribution"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DurationDistributionJsonConverter : JsonConverter<DurationDistribution>
{
    /// <inheritdoc/>
    public override DurationDistribution Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => new(DurationJson.Curve(ref reader, DurationDistribution.Unit, "A distribution of durations"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DurationDistribution value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        DurationJson.WriteCurve(writer, DurationDistribution.Unit, value.Curve);
    }
}
