using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Journeys;

/// <summary>Writes a <see cref="JourneySpec"/> as an object whose member <c>analysis</c> says which question it is, and reads it back with all its checks. Members at their defaults are left out. The forms are those of <see cref="JourneySpecSchema"/>.</summary>
/// <remarks>Found by the serializer through the attribute on every question.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JourneySpecJsonConverter : JsonConverter<JourneySpec>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(JourneySpec).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    public override JourneySpec Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        var element = JsonElement.ParseValue(ref reader);
        JourneySpec spec;
        try
        {
            spec = SpecJson.Read(element, options);
        }
        catch (Exception e) when (e is ArgumentException or BlueprintException)
        {
            throw new JsonException(e.Message, e);
        }

        return typeToConvert.IsInstanceOfType(spec) ? spec : throw new JsonException($"The analysis is {SpecJson.NameOf(spec)}, and another one was asked for: {typeToConvert.Name}.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, JourneySpec value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        SpecJson.Write(writer, value, options);
    }
}
