using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Scales;

/// <summary>Writes and reads <see cref="Rating{TScale}"/> as JSON: number, <c>null</c>, <c>"skipped"</c> or <c>"notApplicable"</c>.</summary>
/// <remarks>Found by the serializer through the attribute on the rating; public only so that source-generated contexts of other assemblies can use it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RatingJsonConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return IsTypedRating(typeToConvert);
    }

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(typeToConvert);
        return Default(typeToConvert).CreateConverter();
    }

    internal static bool IsTypedRating(Type type) =>
        type.IsValueType && !type.ContainsGenericParameters && typeof(IRatingInternals).IsAssignableFrom(type);

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "A rating is a struct: its zeroed value exists without a constructor.")]
    internal static IRatingInternals Default(Type rating) => (IRatingInternals)RuntimeHelpers.GetUninitializedObject(rating);
}
