namespace Cx.Core.Journeys;

/// <summary>Lets interactions at one instant match in the order of the steps: each further one takes the journey back to before the instant, and all of them are applied again, sorted.</summary>
internal sealed class FunnelTies(int steps)
{
    private readonly Dictionary<int, List<(uint Match, uint Excluded)>> _ties = [];
    private Slots<long> _before = new(2 * steps);
    private Slots<byte> _levelBefore = new();

    public bool Apply(in FunnelMachine machine, ref FunnelCells cells, int journey, uint match, uint excluded, long ticks, bool isTie)
    {
        var before = _before.Row(journey);
        if (!isTie)
        {
            cells.Starts.CopyTo(before);
            cells.Times.CopyTo(before[steps..]);
            _levelBefore[journey] = cells.Level;
            _ties[journey] = [(match, excluded)];
            return machine.Converted(cells.Level) || machine.Apply(ref cells, match, excluded, ticks, 0);
        }

        var ties = _ties[journey];
        ties.Add((match, excluded));
        before[..steps].CopyTo(cells.Starts);
        before[steps..].CopyTo(cells.Times);
        cells.Level = _levelBefore[journey];
        foreach (var (matched, kept) in ties.OrderBy(tie => tie.Match == 0 ? FunnelSpec.MostSteps : System.Numerics.BitOperations.TrailingZeroCount(tie.Match)))
        {
            if (machine.Converted(cells.Level)) break;
            if (!machine.Apply(ref cells, matched, kept, ticks, 0)) return false;
        }

        return true;
    }

    public FunnelTies Copy()
    {
        var copy = new FunnelTies(steps) { _before = _before.Copy(), _levelBefore = _levelBefore.Copy() };
        foreach (var (journey, ties) in _ties) copy._ties.Add(journey, [.. ties]);
        return copy;
    }
}
