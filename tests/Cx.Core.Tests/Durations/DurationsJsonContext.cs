using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Durations;

[JsonSerializable(typeof(JsonPlaces<CensoredDuration>))]
[JsonSerializable(typeof(JsonPlaces<CensoredBusinessDuration>))]
[JsonSerializable(typeof(JsonPlaces<BusinessDuration>))]
[JsonSerializable(typeof(JsonPlaces<DurationDistribution>))]
[JsonSerializable(typeof(JsonPlaces<BusinessDurationDistribution>))]
[JsonSerializable(typeof(JsonPlaces<BusinessCalendar>))]
[JsonSerializable(typeof(JsonPlaces<Attainment>))]
[JsonSerializable(typeof(JsonPlaces<ContactRate>))]
internal sealed partial class DurationsJsonContext : JsonSerializerContext;
