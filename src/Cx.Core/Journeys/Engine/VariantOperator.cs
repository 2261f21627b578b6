using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Moves each journey down a trie of event sequences; a variant is counted by the journeys that stand there.</summary>
internal sealed class VariantOperator : JourneyOperator
{
    // A place is 0 before the first event, the number of a node, -1 beyond the guard, or -2 - node for a journey that is longer than its node.
    private readonly VariantSpec _spec;
    private readonly JourneyEngine _engine;
    private readonly SequenceTrie _trie;
    private readonly Slots<int> _places;

    public VariantOperator(JourneyEngine engine, VariantSpec spec)
    {
        _engine = engine;
        _spec = spec;
        _trie = new SequenceTrie();
        _places = new Slots<int>();
    }

    private VariantOperator(JourneyEngine engine, VariantOperator other)
    {
        _engine = engine;
        _spec = other._spec;
        _trie = other._trie.Copy();
        _places = other._places.Copy();
    }

    public override void Apply(int journey, in Step step, in JourneyHead head)
    {
        ref var place = ref _places[journey];
        if (place < 0) return;
        if (_spec.MaxDepth is { } depth && _trie.DepthOf(place) == depth)
        {
            place = -2 - place;
            return;
        }

        place = _trie.Child(place, step.Event, _spec.MaxNodes);
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new VariantOperator(engine, this);

    public override void Exchange(JourneyArchive archive)
        => archive.Trie(_trie, _places, place => place < -1 ? (-2 - place, 1) : (place, 0), (node, mark) => mark == 1 ? -2 - node : node, ofChannels: false);

    public VariantTable Read(JourneyLook look)
    {
        var n = look.CountJourneys();
        var found = new List<(int[] Ranks, long Count)>();
        var (ranks, byRank) = (_engine.Events.Ranks(), Array.ConvertAll(_engine.Events.Sorted(), number => new TouchpointId(_engine.Events[number])));
        long others = 0, rare = 0, folded = 0, overflow = 0;
        var counts = new long[_trie.Count];
        foreach (var journey in look.Journeys())
        {
            var place = _places.Get(journey);
            if (place < -1) folded++;
            if (place == -1) overflow++;
            else counts[place < 0 ? -2 - place : place]++;
        }

        for (var node = 1; node < _trie.Count; node++)
        {
            var count = counts[node];
            if (count == 0) continue;
            if (count < _spec.MinimumN)
            {
                others += count;
                rare++;
                continue;
            }

            found.Add((Array.ConvertAll(_trie.PathOf(node), number => ranks[number]), count));
        }

        found.Sort((x, y) => x.Count != y.Count ? y.Count.CompareTo(x.Count) : x.Ranks.AsSpan().SequenceCompareTo(y.Ranks));
        var all = new ValueList<Variant>([.. found.Select(one => new Variant(new ValueList<TouchpointId>(Array.ConvertAll(one.Ranks, rank => byRank[rank])), one.Count, n))]);
        return new VariantTable(look, _spec, all, rare, others, folded, overflow);
    }
}
