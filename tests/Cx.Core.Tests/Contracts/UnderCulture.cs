using System.Globalization;

namespace Cx.Core.Tests.Contracts;

/// <summary>Runs a test with another current culture, and puts the old one back. The culture flows with the test alone, so tests may run in parallel.</summary>
public static class UnderCulture
{
    /// <summary>A culture in which numbers look as foreign as .NET allows: U+2212 for minus, a comma for the decimal point, the letter p for plus.</summary>
    public static CultureInfo Foreign { get; } = MakeForeign();

    /// <summary>Runs a test under a named culture.</summary>
    public static void Run(string name, Action<CultureInfo> test) => Run(CultureInfo.GetCultureInfo(name), test);

    /// <summary>Runs a test under a culture.</summary>
    public static void Run(CultureInfo culture, Action<CultureInfo> test)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            test(culture);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static CultureInfo MakeForeign()
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("fa-IR").Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        culture.NumberFormat.PositiveSign = "p";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NaNSymbol = "nope";
        return CultureInfo.ReadOnly(culture);
    }
}
