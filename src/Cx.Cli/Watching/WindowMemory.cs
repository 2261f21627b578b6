using Cx.Core.Scores;

namespace Cx.Cli.Watching;

/// <summary>What was told last of one window of a group.</summary>
/// <param name="Start">The window's start.</param>
/// <param name="End">Its end.</param>
/// <param name="Counts">Its counts.</param>
internal sealed record WindowMemory(DateTimeOffset Start, DateTimeOffset End, RatingCounts Counts);
