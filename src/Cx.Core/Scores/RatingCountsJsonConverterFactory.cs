using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>Writes and reads typed counts, weighted or not, as JSON: scale and every counter.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="RatingCounts{TScale}"/>; public only so that source-generated contexts of other assemblies can use it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RatingCountsJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsValueType && typeof(IRatingCountsInternals).IsAssignableFrom(typeToConvert);
    }

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "Counts are a struct: the zeroed value exists without a constructor.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return ((IRatingCountsInternals)RuntimeHelpers.GetUninitializedObject(typeToConvert)).CreateConverter();
    }
}
