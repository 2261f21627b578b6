using System.Numerics;

namespace Cx.Core.Journeys;

/// <summary>The rules of a funnel for one journey: how an interaction changes the chains that may still grow.</summary>
/// <remarks>
/// <para>For each step the machine keeps the chain that reached it with the latest start: starts[j] and times[j] are the instants of its first and of its latest interaction, plus 1; 0 stands for no chain.
/// A chain with a later start lies within every window in which one with an earlier start does, and the chain that reached a step later started no earlier, so nothing else need be kept.</para>
/// <para>In any order times[j] is the latest match of step j.</para>
/// </remarks>
internal readonly struct FunnelMachine
{
    private readonly FunnelSpec _spec;
    private readonly int _steps;
    private readonly long _window;
    private readonly long _enteredBefore;
    private readonly long[]? _gaps;

    public FunnelMachine(FunnelSpec spec)
    {
        _spec = spec;
        _steps = spec.Steps.Count;
        _window = spec.Within?.Ticks ?? long.MaxValue;
        _enteredBefore = spec.EnteredBefore?.UtcTicks ?? long.MaxValue;
        _gaps = spec.Steps.Any(step => step.MaxGap is not null) ? [.. spec.Steps.Select(step => step.MaxGap?.Ticks ?? long.MaxValue)] : null;
    }

    public bool Converted(byte level) => level == _steps;

    /// <summary>Whether an interaction that matches nothing may still change something.</summary>
    public bool EverythingCounts => _spec.Order is FunnelOrder.Strict or FunnelOrder.Contiguous;

    /// <summary>Applies an interaction.</summary>
    /// <param name="cells">The chains, which change.</param>
    /// <param name="match">What the interaction matches.</param>
    /// <param name="excluded">The exclusions it matches.</param>
    /// <param name="ticks">When it happened.</param>
    /// <param name="index">Its place in the journey, for an explanation.</param>
    /// <returns>False when the journey is excluded.</returns>
    public bool Apply(ref FunnelCells cells, uint match, uint excluded, long ticks, int index)
    {
        if (excluded != 0 && !Exclude(cells.Starts, excluded, ticks)) return false;
        switch (_spec.Order)
        {
            case FunnelOrder.AnyOrder:
                AnyOrder(ref cells, match, ticks, index);
                break;
            case FunnelOrder.Ordered:
                Ordered(ref cells, match, ticks, index);
                break;
            default:
                Run(ref cells, match, ticks, index);
                break;
        }

        return true;
    }

    /// <summary>The latest start among the chains that would still convert if the right interactions came at once; null when there is none.</summary>
    public long? YoungestOpen(ReadOnlySpan<long> starts, ReadOnlySpan<long> times, long asOf)
    {
        long? youngest = null;
        if (_spec.Order == FunnelOrder.AnyOrder)
        {
            foreach (var time in times)
            {
                if (time != 0 && IsOpen(time - 1, asOf) && !(youngest > time - 1)) youngest = time - 1;
            }

            return youngest;
        }

        for (var j = 0; j < _steps - 1; j++)
        {
            if (starts[j] == 0 || !IsOpen(starts[j] - 1, asOf)) continue;
            if (_gaps is not null && _gaps[j + 1] != long.MaxValue && times[j] - 1 + _gaps[j + 1] <= asOf) continue;
            if (!(youngest > starts[j] - 1)) youngest = starts[j] - 1;
        }

        return youngest;
    }

    private bool IsOpen(long start, long asOf) => _window == long.MaxValue || asOf - start < _window;

    private void Ordered(ref FunnelCells cells, uint match, long ticks, int index)
    {
        var left = match;
        while (left != 0)
        {
            var j = BitOperations.Log2(left);
            left &= ~(1u << j);
            if (j == 0)
            {
                if (MayEnter(cells.Level, ticks)) Enter(ref cells, ticks, index);
                else continue;
            }
            else if (Follows(cells.Starts, cells.Times, j, ticks))
            {
                if (j >= cells.Level) cells.Gap = ticks - (cells.Times[j - 1] - 1);
                cells.Starts[j] = cells.Starts[j - 1];
                cells.Times[j] = ticks + 1;
                if (cells.Links is not null) cells.Trails[j] = Link(cells.Links, index, cells.Trails[j - 1]);
            }
            else
            {
                continue;
            }

            if (j >= cells.Level) cells.Level = (byte)(j + 1);
        }
    }

    // Nothing may lie between, or in the strict order only repeats: chains that this interaction does not prolong are over.
    private void Run(ref FunnelCells cells, uint match, long ticks, int index)
    {
        for (var j = _steps - 1; j >= 0; j--)
        {
            var isMatch = (match & (1u << j)) != 0;
            if (isMatch && j == 0 && MayEnter(cells.Level, ticks))
            {
                Enter(ref cells, ticks, index);
                if (cells.Level == 0) cells.Level = 1;
                continue;
            }

            var keeps = isMatch && _spec.Order == FunnelOrder.Strict && cells.Starts[j] != 0 && ticks - (cells.Starts[j] - 1) <= _window;
            if (isMatch && j > 0 && Follows(cells.Starts, cells.Times, j, ticks) && !(keeps && cells.Starts[j] > cells.Starts[j - 1]))
            {
                if (j >= cells.Level) cells.Gap = ticks - (cells.Times[j - 1] - 1);
                cells.Starts[j] = cells.Starts[j - 1];
                cells.Times[j] = ticks + 1;
                if (cells.Links is not null) cells.Trails[j] = Link(cells.Links, index, cells.Trails[j - 1]);
                if (j >= cells.Level) cells.Level = (byte)(j + 1);
            }
            else if (!keeps)
            {
                cells.Starts[j] = 0;
                cells.Times[j] = 0;
            }
        }
    }

    private void AnyOrder(ref FunnelCells cells, uint match, long ticks, int index)
    {
        if (match == 0) return;
        var step = BitOperations.TrailingZeroCount(match);
        cells.Times[step] = ticks + 1;
        if (cells.Links is not null) cells.Trails[step] = Link(cells.Links, index, -1);
        var distinct = 0;
        var first = long.MaxValue;
        for (var j = 0; j < _steps; j++)
        {
            if (cells.Times[j] == 0 || ticks - (cells.Times[j] - 1) > _window) continue;
            distinct++;
            first = Math.Min(first, cells.Times[j]);
        }

        if (distinct <= cells.Level) return;
        cells.Level = (byte)distinct;
        cells.Starts[0] = first;
    }

    private bool MayEnter(byte level, long ticks) => ticks < _enteredBefore && (level == 0 || _spec.Anchor == FunnelAnchor.Sliding);

    private static void Enter(ref FunnelCells cells, long ticks, int index)
    {
        cells.Starts[0] = ticks + 1;
        cells.Times[0] = ticks + 1;
        if (cells.Links is not null) cells.Trails[0] = Link(cells.Links, index, -1);
    }

    private bool Follows(ReadOnlySpan<long> starts, ReadOnlySpan<long> times, int j, long ticks)
        => starts[j - 1] != 0 && ticks - (starts[j - 1] - 1) <= _window && (_gaps is null || ticks - (times[j - 1] - 1) <= _gaps[j]);

    private bool Exclude(Span<long> starts, uint excluded, long ticks)
    {
        var exclusions = _spec.ExclusionSpan;
        for (var i = 0; i < exclusions.Length; i++)
        {
            if ((excluded & (1u << i)) == 0) continue;
            for (var j = exclusions[i].AfterStep - 1; j < exclusions[i].BeforeStep - 1; j++)
            {
                if (starts[j] == 0 || ticks - (starts[j] - 1) > _window) continue;
                if (exclusions[i].Effect == ExclusionEffect.Remove) return false;
                starts[j] = 0;
            }
        }

        return true;
    }

    private static int Link(List<(int Index, int Before)> links, int index, int before)
    {
        links.Add((index, before));
        return links.Count - 1;
    }
}
