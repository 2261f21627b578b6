using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Cli.Scoring;

/// <summary>How one command scores: the same for the total and every group.</summary>
internal sealed record Frame
{
    public required Metric Metric { get; init; }

    public required ScaleDefinition Scale { get; init; }

    public required Method Method { get; init; }

    public required Confidence Confidence { get; init; }

    public required IntervalChoice Interval { get; init; }

    public string MetricName => Metric switch { Metric.Nps => "nps", Metric.Csat => "csat", Metric.Ces => "ces", _ => "mean" };

    /// <summary>How many levels at the good and the bad end the method sets apart; 0 where it knows no such end.</summary>
    public (int Favourable, int Unfavourable) Boxes => Method.Kind switch
    {
        MethodKind.TopBox => (Method.Levels, Scale.Levels - Method.Levels),
        MethodKind.NetBox => (Method.Levels, Method.Levels),
        _ => (Scale.FavourableBox ?? 0, Scale.UnfavourableBox ?? 0),
    };

    public Parts PartsOf(ReadOnlySpan<long> levels)
    {
        var (favourable, unfavourable) = Boxes;
        var (low, high) = Scale.Polarity == Polarity.HigherIsBetter ? (unfavourable, favourable) : (favourable, unfavourable);
        var (atLow, atHigh) = (Sum(levels[..low]), Sum(levels[^high..]));
        var middle = Sum(levels) - atLow - atHigh;
        return Scale.Polarity == Polarity.HigherIsBetter ? new Parts(atLow, middle, atHigh) : new Parts(atHigh, middle, atLow);
    }

    private static long Sum(ReadOnlySpan<long> levels)
    {
        long sum = 0;
        foreach (var count in levels) sum += count;
        return sum;
    }
}
