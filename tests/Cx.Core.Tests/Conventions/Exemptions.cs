// The exemptions from the conventions, each with its reason: [assembly: Exempt(Rule.X, "Type.Member", "why")].
using Cx.Core.Tests.Conventions;

[assembly: Exempt(Rule.Json, "ScaleRegistry", "a catalogue built in code; its scales go through JSON one by one")]
[assembly: Exempt(Rule.Json, "DifferenceTest", "can still be asked for any interval, so it holds the method; ScoreDifference is what is stored")]
