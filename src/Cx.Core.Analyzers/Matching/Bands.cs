namespace Cx.Core.Analyzers;

/// <summary>Groups of the levels of a scale: for each band, whether each number on the grid is in it.</summary>
internal sealed class Bands
{
    private readonly double[] _numbers;
    private readonly List<bool[]> _bands = [];

    /// <summary>No bands yet.</summary>
    /// <param name="bounds">The ends of the scale.</param>
    /// <param name="withHalves">Whether numbers between the levels count.</param>
    public Bands((int Min, int Max) bounds, bool withHalves)
    {
        var step = withHalves ? 2 : 1;
        _numbers = [.. Enumerable.Range(0, ((bounds.Max - bounds.Min) * step) + 1).Select(i => bounds.Min + (i / (double)step))];
    }

    /// <summary>How many there are.</summary>
    public int Count => _bands.Count;

    /// <summary>Adds a band; <see langword="false"/> where it cannot be told for some number.</summary>
    public bool TryAdd(Func<double, bool?> holds)
    {
        var band = new bool[_numbers.Length];
        for (var i = 0; i < band.Length; i++)
        {
            if (holds(_numbers[i]) is not { } isIn) return false;
            band[i] = isIn;
        }

        _bands.Add(band);
        return true;
    }

    /// <summary>The numbers that are in no band.</summary>
    public List<double> Gaps() => [.. _numbers.Where((_, i) => !_bands.Exists(band => band[i]))];

    /// <summary>Whether any number is in two bands.</summary>
    public bool Overlap => _numbers.Where((_, i) => _bands.Count(band => band[i]) > 1).Any();

    /// <summary>The first band that shares numbers with an earlier one without lying inside it or round it, and those numbers; bands inside others, such as a top box and a top two box, are meant.</summary>
    public (int Band, List<double> Numbers)? PartialOverlap()
    {
        for (var later = 1; later < _bands.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (a, b) = (_bands[earlier], _bands[later]);
                var shared = _numbers.Where((_, i) => a[i] && b[i]).ToList();
                if (shared.Count > 0 && shared.Count < a.Count(isIn => isIn) && shared.Count < b.Count(isIn => isIn)) return (later, shared);
            }
        }

        return null;
    }

    /// <summary>Whether the bands look as if they were meant to cover the scale: three at least, from end to end, and more than single levels picked out.</summary>
    public bool LookComplete
        => Count >= 3
            && _bands.Exists(band => band[0])
            && _bands.Exists(band => band[band.Length - 1])
            && (Gaps().Count == 1 || _bands.Exists(band => band.Count(isIn => isIn) > 1));

    /// <summary>Numbers in a message: <c>3</c>, <c>3 and 4</c>, <c>3, 4 and 5</c>.</summary>
    public static string Shown(List<double> numbers)
        => numbers.Count == 1
            ? ShownNumber.Of(numbers[0])
            : string.Join(", ", numbers.Take(numbers.Count - 1).Select(ShownNumber.Of)) + " and " + ShownNumber.Of(numbers[numbers.Count - 1]);
}
