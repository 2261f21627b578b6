using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Benchmarks.Peers;

// Plain classes of the same JSON, without a converter or a check, with setters: constructor parameters would cost the source generator's code an array per object.
internal sealed class PlainScale
{
    public string Id { get; set; } = string.Empty;

    public int Min { get; set; }

    public int Max { get; set; }

    public string Polarity { get; set; } = string.Empty;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? Labels { get; set; }

    public int? Neutral { get; set; }

    public int? Favourable { get; set; }

    public int? Unfavourable { get; set; }
}

internal sealed class PlainCounts
{
    public PlainScale? Scale { get; set; }

    public Dictionary<string, long>? Counts { get; set; }

    public long NotAnswered { get; set; }

    public long Skipped { get; set; }

    public long NotApplicable { get; set; }

    public long Invalid { get; set; }
}

internal sealed class PlainSample
{
    public long N { get; set; }

    public long NotAnswered { get; set; }

    public long Skipped { get; set; }

    public long NotApplicable { get; set; }

    public long Invalid { get; set; }
}

internal sealed class PlainWeighting
{
    public double EffectiveN { get; set; }

    public double SumOfWeights { get; set; }

    public double DesignEffect { get; set; }
}

internal sealed class PlainScore
{
    public string Score { get; set; } = string.Empty;

    public PlainScale? Scale { get; set; }

    public PlainSample? Sample { get; set; }

    public PlainWeighting? Weighting { get; set; }

    public long Detractors { get; set; }

    public long Passives { get; set; }

    public long Promoters { get; set; }

    public double Value { get; set; }

    public double? StandardError { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(int?[]), TypeInfoPropertyName = "Numbers")]
[JsonSerializable(typeof(PlainCounts))]
[JsonSerializable(typeof(PlainScore))]
[JsonSerializable(typeof(Rating<Nps>[]), TypeInfoPropertyName = "Ratings")]
[JsonSerializable(typeof(RatingCounts<Nps>), TypeInfoPropertyName = "Counts")]
[JsonSerializable(typeof(NetPromoterScore))]
internal sealed partial class Json : JsonSerializerContext;
