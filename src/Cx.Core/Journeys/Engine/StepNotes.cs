namespace Cx.Core.Journeys;

/// <summary>What an interaction carries and no analysis reads: kept so that it can be shown again.</summary>
internal sealed record StepNotes(string? Outcome, DateTimeOffset? RecordedAt);
