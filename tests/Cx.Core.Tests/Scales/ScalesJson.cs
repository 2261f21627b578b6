using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Scales;

/// <summary>A survey row as a user writes one: ratings as members, as nullable, in lists, as dictionary keys and values.</summary>
public sealed record Row(
    Rating<Nps> Recommend,
    Rating<Csat5>? Satisfaction,
    IReadOnlyList<Rating<Warmth>> Warmth,
    Dictionary<Rating<Csat5>, int> Counts,
    Dictionary<string, Rating<Ces5>> ByShop);

/// <summary>A row whose members may be missing.</summary>
public sealed class LooseRow
{
    public Rating<Nps> Recommend { get; set; }

    public Rating<Csat5>? Satisfaction { get; set; }

    public Rating AtRunTime { get; set; }

    public ScaleDefinition? Scale { get; set; }
}

/// <summary>A user's source-generated context.</summary>
[JsonSerializable(typeof(Row))]
[JsonSerializable(typeof(LooseRow))]
[JsonSerializable(typeof(Rating<Nps>[]))]
[JsonSerializable(typeof(Rating<Csat5>))]
[JsonSerializable(typeof(Dictionary<Rating<Nps>, string>))]
[JsonSerializable(typeof(Rating<Lowest>))]
[JsonSerializable(typeof(Rating<UpsideDown>))]
[JsonSerializable(typeof(JsonPlaces<Rating<Nps>>))]
[JsonSerializable(typeof(JsonPlaces<Rating<Warmth>>))]
[JsonSerializable(typeof(JsonPlaces<Rating<Widest>>))]
[JsonSerializable(typeof(JsonPlaces<Rating>))]
[JsonSerializable(typeof(JsonPlaces<ScaleDefinition>))]
[JsonSerializable(typeof(JsonPlaces<Harmonised>))]
internal partial class ScalesJson : JsonSerializerContext;
