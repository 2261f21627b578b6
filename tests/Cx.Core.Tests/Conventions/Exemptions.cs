// The exemptions from the conventions, each with its reason: [assembly: Exempt(Rule.X, "Type.Member", "why")].
using Cx.Core.Tests.Conventions;

[assembly: Exempt(Rule.Json, "ScaleRegistry", "a catalogue built in code; its scales go through JSON one by one")]
[assembly: Exempt(Rule.Json, "Explanation", "a display of counts; the counts are what is stored")]
[assembly: Exempt(Rule.Json, "ExplainedScore", "a line of a display; its score is what is stored")]
[assembly: Exempt(Rule.Json, "DifferenceTest", "can still be asked for any interval, so it holds the method; ScoreDifference is what is stored")]
[assembly: Exempt(Rule.Json, "RakingResult", "a step on the way to weights, as large as its table; the weights are the caller's to store")]
[assembly: Exempt(Rule.Json, "TrimResult", "a step on the way to weights; the weights are the caller's to store")]
[assembly: Exempt(Rule.Json, "StratifiedEstimate", "numbers without a scale or a name, on the way to a score")]
[assembly: Exempt(Rule.Json, "SurvivalQuantile", "a reading of a curve, which is what is stored")]
[assembly: Exempt(Rule.Json, "DurationQuantile", "a reading of a distribution, which is what is stored")]
[assembly: Exempt(Rule.Json, "BusinessDurationQuantile", "a reading of a distribution, which is what is stored")]
[assembly: Exempt(Rule.Json, "ResolvedOnlyDurations", "a view of a distribution, which is what is stored")]
[assembly: Exempt(Rule.Json, "ResolvedOnlyBusinessDurations", "a view of a distribution, which is what is stored")]
