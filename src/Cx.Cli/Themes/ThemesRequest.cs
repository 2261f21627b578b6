using Cx.Cli.Scoring;
using Cx.Core.Feedback;
using Cx.Core.Statistics;

namespace Cx.Cli.Themes;

/// <summary>Which cells of a file are words and ratings, and how themes are weighed.</summary>
internal sealed record ThemesRequest
{
    public required string Text { get; init; }

    public required string Column { get; init; }

    /// <summary>The column of the language of the words, if there is one.</summary>
    public string? Language { get; init; }

    public required ThemeTaxonomy Taxonomy { get; init; }

    public required ThemeBase Base { get; init; }

    public required int MinimumSupport { get; init; }

    public required Correction Correction { get; init; }

    public IReadOnlyList<ScanRequest.Condition> Where { get; init; } = [];

    public bool Strict { get; init; }

    /// <summary>The wanted columns, in the order in which the scan asks for them: rating, words, conditions, language.</summary>
    public IReadOnlyList<string> Columns => [Column, Text, .. Where.Select(condition => condition.Column), .. Language is null ? [] : new[] { Language }];
}
