using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>The mean gain in R² of each driver over the orders in which drivers can be added.</summary>
internal static class ShapleyShares
{
    /// <summary>Over all orders: each set S of the others counts |S|! (k - |S| - 1)!/k! times.</summary>
    public static double[] Exact(DriverModel model)
    {
        var k = model.Size;
        var residual = new Subsets(model).Residual;
        var weights = new double[k];
        weights[0] = 1.0 / k;
        for (var size = 1; size < k; size++) weights[size] = weights[size - 1] * size / (k - size);
        var shares = new double[k];
        for (var set = 0; set < residual.Length; set++)
        {
            var size = int.PopCount(set);
            for (var driver = 0; driver < k; driver++)
            {
                // Another driver never makes R² fall; where rounding says so the gain is nothing.
                if ((set >> driver & 1) == 0) shares[driver] += weights[size] * Math.Max(0, residual[set] - residual[set | (1 << driver)]);
            }
        }

        return shares;
    }

    /// <summary>Over random orders, each with its reverse, which is its opposite: what comes first there comes last here.</summary>
    /// <returns>The mean gains, and the standard errors of these means over the pairs.</returns>
    public static (double[] Shares, double[] Errors) Sampled(DriverModel model, int seed, int pairs)
    {
        var k = model.Size;
        var random = new SplitMix(seed);
        var order = Enumerable.Range(0, k).ToArray();
        double[] means = new double[k], squares = new double[k], gains = new double[k];
        var work = new double[(k + 1) * (k + 1)];
        for (var pair = 1; pair <= pairs; pair++)
        {
            for (var i = k - 1; i > 0; i--)
            {
                var j = random.Below(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            Array.Clear(gains);
            AddGains(model, order, work, gains);
            Array.Reverse(order);
            AddGains(model, order, work, gains);
            for (var i = 0; i < k; i++)
            {
                // Welford's running mean and sum of squares.
                var distance = (gains[i] / 2) - means[i];
                means[i] += distance / pair;
                squares[i] += distance * ((gains[i] / 2) - means[i]);
            }
        }

        return (means, Array.ConvertAll(squares, square => Math.Sqrt(square / (pairs - 1) / pairs)));
    }

    // Gauss's elimination in the given order: when a driver's turn comes, the gain is the square of what it still shares with the outcome over what is left of itself.
    private static void AddGains(DriverModel model, int[] order, double[] work, double[] gains)
    {
        var k = model.Size;
        var width = k + 1;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++) work[(i * width) + j] = model.Correlations[(order[i] * k) + order[j]];
            work[(i * width) + k] = work[(k * width) + i] = model.Outcome[order[i]];
        }

        for (var p = 0; p < k; p++)
        {
            var pivot = work[(p * width) + p];
            gains[order[p]] += work[(k * width) + p] * work[(k * width) + p] / pivot;
            for (var i = p + 1; i <= k; i++)
            {
                var factor = work[(i * width) + p] / pivot;
                for (var j = p + 1; j <= k; j++) work[(i * width) + j] -= factor * work[(p * width) + j];
            }
        }
    }

    /// <summary>What no driver of a set explains, 1 - R², for all 2^k sets: each driver in turn is left out or eliminated, so that sets share the work of what they have in common.</summary>
    private sealed class Subsets
    {
        private readonly double[][] _work;
        private readonly int _size;

        public Subsets(DriverModel model)
        {
            _size = model.Size;
            Residual = new double[1 << _size];
            _work = [.. Enumerable.Range(0, _size + 1).Select(depth => new double[(_size - depth + 1) * (_size - depth + 1)])];
            var (first, width) = (_work[0], _size + 1);
            for (var i = 0; i < _size; i++)
            {
                for (var j = 0; j < _size; j++) first[(i * width) + j] = model.Correlations[(i * _size) + j];
                first[(i * width) + _size] = first[(_size * width) + i] = model.Outcome[i];
            }

            first[^1] = 1;
            Visit(0, 0);
        }

        public double[] Residual { get; }

        private void Visit(int driver, int set)
        {
            if (driver == _size)
            {
                Residual[set] = _work[driver][0];
                return;
            }

            Reduce(driver, eliminate: false);
            Visit(driver + 1, set);
            Reduce(driver, eliminate: true);
            Visit(driver + 1, set | (1 << driver));
        }

        private void Reduce(int driver, bool eliminate)
        {
            var (from, to) = (_work[driver], _work[driver + 1]);
            var width = _size - driver + 1;
            for (var i = 1; i < width; i++)
            {
                var factor = eliminate ? from[i * width] / from[0] : 0;
                for (var j = 1; j < width; j++) to[((i - 1) * (width - 1)) + j - 1] = from[(i * width) + j] - (factor * from[j]);
            }
        }
    }
}
