using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>Writes a <see cref="BusinessDurationDistribution"/> as the counts of its cases by whole ticks, and reads it back with all its checks.</summary>
/// <remarks>The unit stands beside them, so that calendar time and business time are not read as each other. Found by the serializer through the attribute on <see cref="BusinessDurationDistribution"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BusinessDurationDistributionJsonConverter : JsonConverter<BusinessDurationDistribution>
{
    /// <inheritdoc/>
    public override BusinessDurationDistribution Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => new(DurationJson.Curve(ref reader, BusinessDurationDistribution.Unit, "A distribution of business durations"));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, BusinessDurationDistribution value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        DurationJson.WriteCurve(writer, BusinessDurationDistribution.Unit, value.Curve);
    }
}
