using Cx.Core.Feedback;
using Cx.Core.Statistics;

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

    public override void Apply(in JourneyRun run)
    {
        ref var place = ref _places[run.Journey];
        var longest = _spec.MaxDepth ?? int.MaxValue;
        if (place < 0) return;
        var hash = _trie.HashOf(place);
        for (var i = 0; i < run.Steps.Length && place >= 0; i++)
        {
            // A journey stands as deep as it is long, for as long as it stands on a node.
            place = run.Heads[i].Count < longest ? _trie.Child(place, run.Steps[i].Event, _spec.MaxNodes, ref hash) : -2 - place;
        }
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new VariantOperator(engine, this);

    public override void Exchange(JourneyArchive archive)
        => archive.Trie(_trie, _places, place => place < -1 ? (-2 - place, 1) : (place, 0), (node, mark) => mark == 1 ? -2 - node : node, ofChannels: false);

    public VariantTable Read(JourneyLook look)
    {
        var n = look.CountJourneys();
        long others = 0, rare = 0, folded = 0, overflow = 0;
        var counts = new long[_trie.Count];
        foreach (var journey in look.Journeys())
        {
            var place = _places.Get(journey);
            if (place < -1) folded++;
            if (place == -1) overflow++;
            else counts[place < 0 ? -2 - place : place]++;
        }

        // By count, and within one count in the order of the paths.
        var nodesOf = new SortedDictionary<long, List<int>>();
        var last = KeyValuePair.Create(0L, new List<int>());
        foreach (var node in _trie.InPathOrder(Enumerable.Range(0, _trie.Count).Where(node => counts[node] > 0), _engine.Events.Ranks()))
        {
            var count = counts[node];
            if (count == 0) continue;
            if (count < _spec.MinimumN)
            {
                others += count;
                rare++;
                continue;
            }

            if (count != last.Key)
            {
                if (!nodesOf.TryGetValue(count, out var nodes)) nodesOf.Add(count, nodes = []);
                last = KeyValuePair.Create(count, nodes);
            }

            last.Value.Add(node);
        }

        var all = new List<Variant>(nodesOf.Values.Sum(nodes => nodes.Count));
        var events = _engine.Events.Names.Select(name => new TouchpointId(name)).ToArray();
        foreach (var (count, nodes) in nodesOf.Reverse())
        {
            var share = Share.Of(count, n)!;
            foreach (var node in nodes) all.Add(new Variant(new ValueList<TouchpointId>(_trie.PathOf(node, events)), count, share));
        }

        return new VariantTable(look, _spec, new ValueList<Variant>([.. all]), rare, others, folded, overflow);
    }
}
