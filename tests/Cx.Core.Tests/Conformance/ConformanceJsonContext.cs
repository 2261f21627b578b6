using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Tests.Conformance;

[JsonSerializable(typeof(Rating<Nps>))]
internal sealed partial class ConformanceJsonContext : JsonSerializerContext;
