using System.Text.Json.Serialization;

namespace Cx.Cli.Watching;

/// <summary>The JSON of what a run remembers beside the windows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WatchMemory))]
internal sealed partial class WatchJsonContext : JsonSerializerContext;
