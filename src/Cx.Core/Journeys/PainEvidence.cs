namespace Cx.Core.Journeys;

/// <summary>How well a pain point is founded.</summary>
/// <remarks><see langword="default"/> is <see cref="Hypothesised"/>.</remarks>
public enum PainEvidence
{
    /// <summary>Somebody thinks so. The validator warns.</summary>
    Hypothesised,

    /// <summary>Seen in what customers did.</summary>
    Observed,

    /// <summary>Said by customers.</summary>
    Reported,
}
