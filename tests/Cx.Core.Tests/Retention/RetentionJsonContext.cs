using System.Text.Json.Serialization;
using Cx.Core.Retention;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Retention;

[JsonSerializable(typeof(JsonPlaces<ChurnRate>))]
[JsonSerializable(typeof(JsonPlaces<ChurnHazard>))]
[JsonSerializable(typeof(JsonPlaces<ChurnReasons>))]
[JsonSerializable(typeof(JsonPlaces<RevenueMovement>))]
[JsonSerializable(typeof(JsonPlaces<CalendarPeriod>))]
[JsonSerializable(typeof(JsonPlaces<RetentionPeriod>))]
[JsonSerializable(typeof(JsonPlaces<CohortTriangle>))]
[JsonSerializable(typeof(JsonPlaces<LifecyclePeriod>))]
[JsonSerializable(typeof(JsonPlaces<RetentionCurve>))]
[JsonSerializable(typeof(JsonPlaces<LifetimeValue>))]
[JsonSerializable(typeof(JsonPlaces<AcquisitionEconomics>))]
[JsonSerializable(typeof(JsonPlaces<ShareOfWallet>))]
internal sealed partial class RetentionJsonContext : JsonSerializerContext;
