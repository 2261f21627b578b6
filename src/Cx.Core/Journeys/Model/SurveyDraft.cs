using Cx.Core.Feedback;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Model;

/// <summary>A survey as it was given.</summary>
internal sealed class SurveyDraft
{
    public string ScaleId { get; set; } = string.Empty;

    /// <summary>The definition, where one was given; else the id names a registered scale.</summary>
    public ScaleDefinition? Scale { get; set; }

    public SurveyLevel Level { get; set; }
}
