using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class WeightAnswers
{
    public static Answers Of(Vector vector) => vector switch
    {
        _ when vector.Has("strata") => Stratified(vector),
        _ when vector.Has("weights") => Effective(vector.Numbers("weights")),
        _ when vector.Has("share") => Wilson(vector),
        _ when vector.Has("seed") => Raked(vector),
        _ => Cells.Of(vector),
    };

    private static Answers Stratified(Vector vector)
    {
        var strata = vector.Input("strata").EnumerateArray().Select(stratum => (
            Counts: Sampled.Of((stratum.GetProperty("detractors").GetInt64(), stratum.GetProperty("passives").GetInt64(), stratum.GetProperty("promoters").GetInt64())),
            PopulationShare: stratum.GetProperty("populationShare").GetDouble())).ToArray();
        var score = NetPromoterScore.Stratified(strata)!;
        var pooled = RatingCounts.Of<Nps>([]);
        foreach (var (counts, _) in strata)
        {
            pooled.Merge(counts);
        }

        return new Answers
        {
            ["points"] = score.Points,
            ["standardError"] = score.StandardError,
            ["pooledPoints"] = NetPromoterScore.From(pooled)!.Points,
            ["effectiveN"] = score.Weighting!.EffectiveN,
            ["designEffect"] = score.Weighting.DesignEffect,
        };
    }

    private static Answers Effective(double[] weights)
        => new() { ["effectiveN"] = Kish.EffectiveN(weights), ["designEffect"] = Kish.DesignEffect(weights) };

    private static Answers Wilson(Vector vector)
    {
        var n = vector.Number("effectiveN");
        var interval = ShareIntervals.Of(vector.Number("share") * n, n, Confidence.Of(vector.Level), Enum.Parse<ShareIntervalMethod>(vector.Method));
        return new Answers { ["low"] = interval.Low, ["high"] = interval.High };
    }

    private static Answers Raked(Vector vector)
    {
        var seed = vector.Input("seed").EnumerateArray().Select(Vector.NumbersOf).ToArray();
        var result = Raking.Of(seed.SelectMany(row => row).ToArray(), [vector.Numbers("rowTotals"), vector.Numbers("columnTotals")]);
        Assert.True(result.Converged);
        return new Answers { ["table"] = result.Table.Chunk(seed[0].Length).ToArray() };
    }

    /// <summary>A sample given by its cells: how many schools of each type and programme, and the sums of two of their figures.</summary>
    private sealed class Cells
    {
        private readonly JsonElement[] _cells;

        private Cells(Vector vector) => _cells = [.. vector.Input("cells").EnumerateArray()];

        public static Answers Of(Vector vector)
        {
            var cells = new Cells(vector);
            return cells.Estimates(cells.Weights(vector));
        }

        // Every school of a cell has the same weight.
        private double[] Weights(Vector vector)
        {
            if (vector.Has("stratumTotals"))
            {
                var totals = vector.Input("stratumTotals").EnumerateObject().ToArray();
                var sample = totals.Select(total => _cells.Where(cell => Is(cell, "stype", total.Name)).Sum(cell => cell.GetProperty("n").GetDouble())).ToArray();
                var weights = PostStratification.Weights(sample, totals.Select(total => total.Value.GetDouble()).ToArray())!;
                return [.. _cells.Select(cell => weights[Array.FindIndex(totals, total => Is(cell, "stype", total.Name))])];
            }

            return vector.Has("margins") ? Raked(vector.Input("margins")) : [.. _cells.Select(_ => 1.0)];
        }

        private double[] Raked(JsonElement margins)
        {
            var rows = margins.GetProperty("stype").EnumerateObject().ToArray();
            var columns = margins.GetProperty("schoolWide").EnumerateObject().ToArray();
            var table = new double[rows.Length * columns.Length];
            foreach (var cell in _cells)
            {
                table[Place(cell)] = cell.GetProperty("n").GetDouble();
            }

            var result = Raking.Of(table, [rows.Select(row => row.Value.GetDouble()).ToArray(), columns.Select(column => column.Value.GetDouble()).ToArray()]);
            Assert.True(result.Converged);
            return [.. _cells.Select(cell => result.Weights![Place(cell)])];

            int Place(JsonElement cell)
                => (Array.FindIndex(rows, row => Is(cell, "stype", row.Name)) * columns.Length)
                    + Array.FindIndex(columns, column => Is(cell, "schoolWide", column.Name));
        }

        private Answers Estimates(double[] weights)
        {
            var schools = _cells.Select((cell, i) => weights[i] * cell.GetProperty("n").GetDouble()).ToArray();
            var means = _cells.Select(cell => cell.GetProperty("sumApi00").GetDouble() / cell.GetProperty("n").GetDouble()).ToArray();
            return new Answers
            {
                ["mean"] = WeightedEstimates.Mean(means, schools),
                ["total"] = _cells.Select((cell, i) => weights[i] * cell.GetProperty("sumEnroll").GetDouble()).Sum(),
            };
        }

        private static bool Is(JsonElement cell, string dimension, string category) => cell.GetProperty(dimension).ValueEquals(category);
    }
}
