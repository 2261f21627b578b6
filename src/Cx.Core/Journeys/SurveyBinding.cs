using Cx.Core.Feedback;
using Cx.Core.Scales;

namespace Cx.Core.Journeys;

/// <summary>Which survey is asked at a touchpoint.</summary>
/// <remarks>
/// <para>Part of a <see cref="Touchpoint"/>.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record SurveyBinding
{
    internal SurveyBinding(ScaleDefinition scale, SurveyLevel level)
    {
        Scale = scale;
        Level = level;
    }

    /// <summary>The scale of its question.</summary>
    public ScaleDefinition Scale { get; }

    /// <summary>What it asks about.</summary>
    public SurveyLevel Level { get; }
}
