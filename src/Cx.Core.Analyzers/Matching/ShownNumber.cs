using System.Globalization;

namespace Cx.Core.Analyzers;

/// <summary>Numbers in messages, the same in every culture.</summary>
internal static class ShownNumber
{
    /// <summary>The number, with two decimals at most.</summary>
    public static string Of(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
