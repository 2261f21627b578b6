using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Streaming;

/// <summary>A scale in the canonical text of a schema: what decides whether ratings may be mixed.</summary>
internal static class ScaleSchema
{
    public static string Of(ScaleDefinition scale)
        => string.Create(CultureInfo.InvariantCulture, $"scale={scale.Id} min={scale.Min} max={scale.Max} polarity={(scale.Polarity == Polarity.HigherIsBetter ? "higher" : "lower")}");
}
