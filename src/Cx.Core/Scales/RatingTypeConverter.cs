using System.ComponentModel;
using System.Globalization;

namespace Cx.Core.Scales;

/// <summary>Lets configuration binders, grids and other <see cref="TypeDescriptor"/> users turn text and whole numbers into ratings and back.</summary>
/// <remarks>Found through the attribute on <see cref="Rating{TScale}"/>. Text is read the same in every culture.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RatingTypeConverter : TypeConverter
{
    private readonly Type _rating;

    /// <summary>Makes the converter for one rating type.</summary>
    /// <param name="type">A closed <see cref="Rating{TScale}"/>.</param>
    /// <exception cref="ArgumentException">The type is something else.</exception>
    public RatingTypeConverter(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!RatingJsonConverterFactory.IsTypedRating(type))
            throw new ArgumentException($"Expected a Rating<TScale> with its scale named, was given {type}.", nameof(type));
        _rating = type;
    }

    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || sourceType == typeof(int) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override bool CanConvertTo(ITypeDescriptorContext? context, Type? destinationType) =>
        destinationType == typeof(string) || base.CanConvertTo(context, destinationType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => value switch
    {
        string text => RatingJsonConverterFactory.Default(_rating).ParseBoxed(text),
        int number => RatingJsonConverterFactory.Default(_rating).FromBoxed(number),
        _ => base.ConvertFrom(context, culture, value),
    };

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        destinationType == typeof(string) && value is IRatingInternals ? value.ToString() : base.ConvertTo(context, culture, value, destinationType);
}
