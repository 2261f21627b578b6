using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>What every score says of itself, for lists of different scores such as dashboards.</summary>
/// <remarks>
/// <para>A score is calculated from counts and never from other scores: it has no arithmetic, no order and no implicit number. Two of a kind are compared with their <c>CompareWith</c>.</para>
/// <para>It keeps its provenance, also through JSON: scale, method, n, what was left out, weighting and standard error. <see langword="null"/> is no data.</para>
/// </remarks>
[JsonConverter(typeof(ScoreJsonConverter))]
public interface IScore
{
    /// <summary>What the score is called, such as <c>NPS</c> or <c>Top-2 box</c>.</summary>
    string Name { get; }

    /// <summary>How it was calculated, in the words of the command line, such as <c>top-box:2</c>.</summary>
    string Method { get; }

    /// <summary>The scale that was answered.</summary>
    ScaleDefinition Scale { get; }

    /// <summary>What it was calculated from, and what was left out.</summary>
    Sample Sample { get; }

    /// <summary>Answered responses.</summary>
    long N { get; }

    /// <summary>The weighting, or <see langword="null"/> for an unweighted score.</summary>
    Weighting? Weighting { get; }

    /// <summary>The score as a number, in the unit its type documents; not rounded.</summary>
    double Value { get; }

    /// <summary>The standard error in the same unit, or <see langword="null"/> where one answer gives none.</summary>
    double? StandardError { get; }
}
