using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>The refusals that all stores share.</summary>
internal static class StoreText
{
    [DoesNotReturn]
    public static void ThrowUnequal(int values, int series, string parameter) =>
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The columns differ in length: {values} values and {series} series. Give one series per value."), parameter);

    public static void RequireMergeable(SeriesSchema mine, SeriesSchema theirs, bool same, string parameter)
    {
        if (same) throw new ArgumentException("A store cannot be merged into itself: it would count everything twice.", parameter);
        if (!mine.HasDimensionsOf(theirs)) throw new ArgumentException($"The other store has the dimensions {theirs}, this one {mine}. Merge stores of the same dimensions, or roll both up to what they share.", parameter);
    }
}
