using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conventions;

/// <summary>The generated serializer of somebody else's assembly: it sees our converters only from outside.</summary>
[JsonSerializable(typeof(Holder<ScaleDefinition>))]
[JsonSerializable(typeof(Holder<Rating<Nps>>))]
[JsonSerializable(typeof(Holder<Rating>))]
[JsonSerializable(typeof(Holder<Harmonised>))]
[JsonSerializable(typeof(Holder<Confidence>))]
[JsonSerializable(typeof(Holder<Interval>))]
[JsonSerializable(typeof(Holder<Share>))]
[JsonSerializable(typeof(Holder<TestResult>))]
[JsonSerializable(typeof(Holder<RatingCounts<Nps>>))]
[JsonSerializable(typeof(Holder<RatingCounts<Slider100>>))]
[JsonSerializable(typeof(Holder<RatingCounts>))]
[JsonSerializable(typeof(Holder<Sample>))]
[JsonSerializable(typeof(Holder<JsonTests.Bare>))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;
