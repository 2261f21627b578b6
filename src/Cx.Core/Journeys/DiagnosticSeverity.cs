namespace Cx.Core.Journeys;

/// <summary>How bad a finding in a blueprint is.</summary>
/// <remarks><see langword="default"/> is <see cref="Info"/>.</remarks>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably a mistake; the blueprint can be used.</summary>
    Warning,

    /// <summary>The blueprint cannot be used.</summary>
    Error,
}
