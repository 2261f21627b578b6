using System.Text.Json.Serialization;
using Cx.Core.Improvement;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Improvement;

[JsonSerializable(typeof(JsonPlaces<KanoSurvey>))]
[JsonSerializable(typeof(JsonPlaces<ResourceAllocation>))]
[JsonSerializable(typeof(JsonPlaces<CompoundImprovement>))]
[JsonSerializable(typeof(JsonPlaces<Target>))]
[JsonSerializable(typeof(JsonPlaces<Benchmark>))]
[JsonSerializable(typeof(JsonPlaces<ImprovementItem>))]
[JsonSerializable(typeof(JsonPlaces<HealthModel>))]
[JsonSerializable(typeof(JsonPlaces<CustomerHealthScore>))]
[JsonSerializable(typeof(JsonPlaces<ExperienceSignal>))]
[JsonSerializable(typeof(JsonPlaces<LoyaltyProfile>))]
internal sealed partial class ImprovementJsonContext : JsonSerializerContext;
