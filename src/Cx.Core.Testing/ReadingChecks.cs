using System.Globalization;
using Cx.Core.Aggregation;
using Cx.Core.Statistics;

namespace Cx.Core.Testing;

/// <summary>What a state says: that nothing is lost, and that its quantiles are those of the values.</summary>
internal sealed class ReadingChecks<TState, TIn>(AggregateSubject<TState, TIn> subject)
    where TState : struct, IAggregate<TState, TIn>
{
    private static readonly QuantileLevel[] Levels =
        [QuantileLevel.Of(1, 1_000), QuantileLevel.Of(7, 100), QuantileLevel.Of(1, 4), QuantileLevel.Median, QuantileLevel.Of(3, 4), QuantileLevel.P90, QuantileLevel.P95, QuantileLevel.P99, QuantileLevel.Of(999, 1_000)];

    public void Run()
    {
        if (subject.Options.Offered is { } offered)
        {
            subject.Run.Check(Law.NothingIsLost, "What was put in is counted, as valid or as invalid, after merging too.", one =>
            {
                TState all = Of(one.All), merged = AggregateSubject<TState, TIn>.Merged(Of(one.A), Of([.. one.B, .. one.C]));
                return Count("added", one.All.Length, offered(all)) ?? Count("merged", one.All.Length, offered(merged));
            });
        }

        if (subject.Options is not { Quantile: { } quantile, ValueOf: { } valueOf }) return;
        subject.Run.Check(Law.QuantilesRise, "A higher quantile is not lower, in its estimate and in its limits.", one => Rise(Of(one.All), quantile));
        subject.Run.Check(Law.QuantilesHoldTheirValue, "The limits of a quantile contain its estimate and the value of its rank; without values there is no quantile.", one =>
            Hold(Of(one.All), [.. one.All.Select(valueOf).OfType<double>().Order()], quantile));
    }

    private static string? Count(string way, long put, long counted)
        => put == counted ? null : string.Create(CultureInfo.InvariantCulture, $"{way}: {put} went in, {counted} are counted");

    private static string? Rise(TState state, Func<TState, QuantileLevel, QuantileReading?> quantile)
    {
        QuantileReading? before = null;
        foreach (var level in Levels)
        {
            if (quantile(state, level) is not { } now) continue;
            if (before is { } lower && (now.Low < lower.Low || now.Estimate < lower.Estimate || now.High < lower.High))
                return $"at {level}: {Text(now)}\nat the level before: {Text(lower)}";
            before = now;
        }

        return null;
    }

    private static string? Hold(TState state, double[] sorted, Func<TState, QuantileLevel, QuantileReading?> quantile)
    {
        foreach (var level in Levels)
        {
            var reading = quantile(state, level);
            if (sorted.Length == 0)
            {
                if (reading is { } made) return $"at {level}: {Text(made)}\nand there is no value";
                continue;
            }

            // rank = max(1, ceiling of q·n), in whole numbers.
            var rank = Math.Max(1, (((long)level.Numerator * sorted.Length) + level.Denominator - 1) / level.Denominator);
            var value = sorted[rank - 1];
            if (reading is not { } given) return string.Create(CultureInfo.InvariantCulture, $"at {level}: no quantile\nof {sorted.Length} values");
            if (given.Low <= value && value <= given.High && given.Low <= given.Estimate && given.Estimate <= given.High) continue;
            return string.Create(CultureInfo.InvariantCulture, $"at {level}: {Text(given)}\nthe value of rank {rank} of {sorted.Length}: {value}");
        }

        return null;
    }

    private static string Text(QuantileReading reading) => string.Create(CultureInfo.InvariantCulture, $"{reading.Estimate} [{reading.Low} … {reading.High}]");

    private static TState Of(ReadOnlySpan<TIn> values) => AggregateSubject<TState, TIn>.Of(values);
}
