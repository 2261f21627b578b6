using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Specifications as one canonical text: two are equal exactly when their texts are.</summary>
internal static class SchemaText
{
    // With its length before it no name can be taken for another.
    public static string Of<T>(IEnumerable<T> items) => string.Concat(items.Select(item =>
    {
        var text = Convert.ToString(item, CultureInfo.InvariantCulture) ?? string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}");
    }));
}
