using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Cx.Core.Aggregation;
using Cx.Core.Scales;

namespace Cx.Core.Scores;

/// <summary>The counters behind both forms of weighted counts: the plain counts, and per level the sum of weights and of their squares.</summary>
/// <remarks>
/// <para>Weights are whole multiples of 2^-32, their squares of 2^-64: sums of integers do not depend on order, so any merge tree gives the same bits. A sum of doubles would not.</para>
/// <para>Narrow scales use inline cells, 12 sums and 12 sums of squares; wider ones an array that is never written once published.</para>
/// </remarks>
internal struct WeightedRow
{
    /// <summary>The largest weight: its square still leaves room for millions of such answers in 128 bits.</summary>
    public const double MaxWeight = 1 << 20;

    private const double Unit = 4294967296.0;
    private const int BatchSize = 512;
    private const int NarrowCells = 2 * LevelCounter.NarrowCodes;

    private CountRow _counts;
    private Narrow _narrow;
    private Int128[]? _wide;

    public readonly CountRow Counts => _counts;

    public static WeightedRow From(in CountRow counts, ReadOnlySpan<Int128> sums, ReadOnlySpan<Int128> squares)
    {
        var row = new WeightedRow { _counts = counts };
        if (CountRow.IsNarrow(sums.Length))
        {
            sums.CopyTo(row._narrow);
            squares.CopyTo(((Span<Int128>)row._narrow)[LevelCounter.NarrowCodes..]);
        }
        else
        {
            row._wide = [.. sums, .. squares];
        }

        return row;
    }

    /// <summary>Counts a rating with its weight. Without an answer the weight does not matter; with one, an unusable weight makes the response invalid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(byte code, int levels, double weight, int sign)
    {
        if (!RatingCode.IsAnswered(code, levels))
        {
            _counts.Add(code, levels, sign);
            return;
        }

        if (!TryFix(weight, out var units))
        {
            _counts.AddInvalid(levels, sign);
            return;
        }

        var wide = WideCopy(levels);
        Span<Int128> cells = wide is null ? (Span<Int128>)_narrow : wide;
        ref var sum = ref cells[code - 1];
        ref var squares = ref cells[code - 1 + Stride(levels)];
        // All three are calculated before one is stored, so that an overflow leaves the row as it was.
        var square = Square(units);
        var (newSum, newSquares) = sign > 0 ? (Plus(sum, units), Plus(squares, square)) : (Minus(sum, units), Minus(squares, square));
        _counts.Add(code, levels, sign);
        (sum, squares) = (newSum, newSquares);
        _wide = wide;
    }

    /// <summary>All or nothing, and one copy of the sums of a wide row for all ratings.</summary>
    public void AddRange<TScale>(ReadOnlySpan<WeightedRating<TScale>> ratings)
        where TScale : struct, IScale<TScale>
    {
        var levels = ScaleFacts<TScale>.Levels;
        var result = this;
        result._wide = WideCopy(levels);
        Span<Int128> cells = result._wide is null ? (Span<Int128>)result._narrow : result._wide;
        Span<byte> codes = stackalloc byte[BatchSize];
        while (!ratings.IsEmpty)
        {
            var batch = ratings[..Math.Min(BatchSize, ratings.Length)];
            ratings = ratings[batch.Length..];
            var counted = 0;
            foreach (ref readonly var rating in batch)
            {
                var code = rating.Rating.Code;
                if (RatingCode.IsAnswered(code, levels))
                {
                    if (!TryFix(rating.Weight, out var units)) continue;
                    cells[code - 1] += units;
                    cells[code - 1 + Stride(levels)] += Square(units);
                }

                codes[counted++] = code;
            }

            result._counts.AddRange(codes[..counted], levels);
            if (counted < batch.Length) result._counts.AddInvalid(levels, batch.Length - counted);
        }

        this = result;
    }

    public void AddInvalid(int levels, long by) => _counts.AddInvalid(levels, by);

    /// <summary>All or nothing: an overflow throws before anything changes.</summary>
    public void Merge(in WeightedRow other, int sign)
    {
        var sum = this;
        if (sign > 0) sum._counts.Merge(in other._counts);
        else sum._counts.Subtract(in other._counts);
        for (var cell = 0; cell < NarrowCells; cell++) sum._narrow[cell] += sign * other._narrow[cell];
        if (other._wide is { } theirs)
        {
            var wide = _wide is null ? new Int128[theirs.Length] : (Int128[])_wide.Clone();
            for (var cell = 0; cell < wide.Length; cell++) wide[cell] += sign * theirs[cell];
            sum._wide = wide;
        }

        this = sum;
    }

    public readonly Int128 Sum(int level, int levels) => Cell(level, levels);

    public readonly Int128 Squares(int level, int levels) => Cell(level + Stride(levels), levels);

    /// <summary>The sum of the weights of a level, as a number.</summary>
    public readonly double SumOf(int level, int levels) => (double)Sum(level, levels) / Unit;

    /// <summary>The sum of the squared weights of a level, as a number.</summary>
    public readonly double SquaresOf(int level, int levels) => (double)Squares(level, levels) / Unit / Unit;

    public readonly bool SameAs(in WeightedRow other, int levels)
    {
        if (!_counts.SameAs(in other._counts, levels)) return false;
        for (var level = 0; level < levels; level++)
            if (Sum(level, levels) != other.Sum(level, levels) || Squares(level, levels) != other.Squares(level, levels)) return false;
        return true;
    }

    private static int Stride(int levels) => CountRow.IsNarrow(levels) ? LevelCounter.NarrowCodes : levels;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFix(double weight, out long units)
    {
        var usable = weight > 0 && weight <= MaxWeight;
        units = usable ? (long)Math.Round(weight * Unit, MidpointRounding.ToEven) : 0;
        return units > 0;
    }

    // A checked product of two Int128 would look for an overflow that cannot be: the largest weight gives 2^104.
    private static Int128 Square(long units)
    {
        var high = Math.BigMul(units, units, out var low);
        return new Int128(unchecked((ulong)high), unchecked((ulong)low));
    }

    // The checked operators of Int128 are calls, three or four to a response; what is added here is never negative, and one comparison finds an overflow.
    private static Int128 Plus(Int128 sum, Int128 positive)
    {
        var result = unchecked(sum + positive);
        return result >= sum ? result : throw new OverflowException();
    }

    private static Int128 Minus(Int128 sum, Int128 positive)
    {
        var result = unchecked(sum - positive);
        return result <= sum ? result : throw new OverflowException();
    }

    private readonly Int128 Cell(int cell, int levels) =>
        CountRow.IsNarrow(levels) ? _narrow[cell] : _wide is null ? 0 : _wide[cell];

    private readonly Int128[]? WideCopy(int levels) =>
        CountRow.IsNarrow(levels) ? null : _wide is null ? new Int128[2 * levels] : (Int128[])_wide.Clone();

    [InlineArray(NarrowCells)]
    private struct Narrow
    {
        private Int128 _first;
    }
}
