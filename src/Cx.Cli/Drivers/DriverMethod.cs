namespace Cx.Cli.Drivers;

/// <summary>How <c>cx drivers</c> shares out what is explained.</summary>
internal enum DriverMethod
{
    Lmg,
    Johnson,
    Correlation,
}
