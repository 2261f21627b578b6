using System.Runtime.CompilerServices;
using Cx.Cli.Input;
using Cx.Core.Scales;

namespace Cx.Cli.Scoring;

/// <summary>One tally for each combination of key cells.</summary>
internal sealed class Groups(ScaleDefinition scale, bool isWeighted, int keyColumns)
{
    // The rating is the first cell, the keys are the next ones.
    private readonly GroupKeys _keys = new(keyColumns, firstCell: 1);
    private readonly List<Tally> _tallies = [];

    /// <summary>The tally for the key cells of the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Tally Of(RowSource rows) => OfGroup(_keys.Of(rows));

    /// <summary>The tally for a key.</summary>
    public Tally Of(string[] key) => OfGroup(_keys.Of(key));

    /// <summary>Adds the groups of other rows.</summary>
    public void Merge(Groups other)
    {
        foreach (var (key, tally) in other.Sorted()) Of(key).Merge(tally);
    }

    /// <summary>All groups, sorted by key, column by column, ordinally.</summary>
    public IEnumerable<(string[] Key, Tally Tally)> Sorted() => _keys.Sorted().Select(group => (group.Key, _tallies[group.Group]));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tally OfGroup(int group)
    {
        if (group == _tallies.Count) _tallies.Add(new Tally(scale, isWeighted));
        return _tallies[group];
    }
}
