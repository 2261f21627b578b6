namespace Cx.Core.Analyzers;

/// <summary>How far rules may guess about code that does not use Cx.Core types; each level includes the one before.</summary>
internal enum Heuristics
{
    /// <summary>Not at all.</summary>
    Off,

    /// <summary>From what the code does.</summary>
    Structure,

    /// <summary>Also from what things are called.</summary>
    Names,
}
