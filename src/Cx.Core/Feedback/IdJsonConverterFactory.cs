using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>Writes and reads ids as JSON: a text, or <c>null</c> for the empty one.</summary>
/// <remarks>Found by the serializer through the attribute on each id; public only so that source-generated contexts of other assemblies can use it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class IdJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsValueType && typeof(IIdInternals).IsAssignableFrom(typeToConvert);
    }

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "An id is a struct: its zeroed value exists without a constructor.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return ((IIdInternals)RuntimeHelpers.GetUninitializedObject(typeToConvert)).CreateConverter();
    }
}
