using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>Writes and reads a disclosure as JSON: the outcome, and the score where it may be shown.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="Disclosure{TScore}"/>; public only so that source-generated contexts of other assemblies can use it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DisclosureJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return typeToConvert.IsClass && typeof(IDisclosureInternals).IsAssignableFrom(typeToConvert);
    }

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "The object only makes its converter; no constructor is needed for that.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return ((IDisclosureInternals)RuntimeHelpers.GetUninitializedObject(typeToConvert)).CreateConverter();
    }
}
