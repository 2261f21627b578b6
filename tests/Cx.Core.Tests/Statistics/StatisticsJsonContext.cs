using System.Text.Json.Serialization;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Statistics;

[JsonSerializable(typeof(JsonPlaces<Confidence>))]
[JsonSerializable(typeof(JsonPlaces<Interval>))]
[JsonSerializable(typeof(JsonPlaces<Share>))]
[JsonSerializable(typeof(JsonPlaces<TestResult>))]
[JsonSerializable(typeof(JsonPlaces<QuantileLevel>))]
[JsonSerializable(typeof(JsonPlaces<SurvivalCurve>))]
[JsonSerializable(typeof(JsonPlaces<LogRankResult>))]
internal sealed partial class StatisticsJsonContext : JsonSerializerContext;
