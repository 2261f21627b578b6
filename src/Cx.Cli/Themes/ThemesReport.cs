using Cx.Cli.Scoring;
using Cx.Core.Feedback;

namespace Cx.Cli.Themes;

/// <summary>Everything that <c>cx themes</c> shows.</summary>
internal sealed record ThemesReport
{
    public required Frame Frame { get; init; }

    public required ThemesRequest Request { get; init; }

    public required long Rows { get; init; }

    /// <summary>Rows that are no response: broken, off the scale, or with a language that is none.</summary>
    public required long Invalid { get; init; }

    /// <summary>Rows that were asked and gave no number.</summary>
    public required long WithoutAnswer { get; init; }

    public required long WithoutWords { get; init; }

    /// <summary>The impacts; <see langword="null"/> when no row has what is needed.</summary>
    public required ThemeImpacts? Impacts { get; init; }

    /// <summary>The factor from the library's unit to the report's: a box is reported in percent.</summary>
    public double Factor => Scorer.Factor(Frame);
}
