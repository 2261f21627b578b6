using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Moves each journey down a trie of event sequences; the count of journeys sits where they stand.</summary>
internal sealed class VariantOperator : JourneyOperator
{
    // A place is 0 before the first event, the number of a node, -1 beyond the guard, or -2 - node for a journey that is longer than its node.
    private readonly VariantSpec _spec;
    private readonly JourneyEngine _engine;
    private readonly SequenceTrie _trie;
    private readonly Slots<int> _places;
    private readonly Slots<long> _counts;
    private long _folded;
    private long _overflow;

    public VariantOperator(JourneyEngine engine, VariantSpec spec)
    {
        _engine = engine;
        _spec = spec;
        _trie = new SequenceTrie();
        _places = new Slots<int>();
        _counts = new Slots<long>();
    }

    private VariantOperator(JourneyEngine engine, VariantOperator other)
    {
        _engine = engine;
        _spec = other._spec;
        _trie = other._trie.Copy();
        _places = other._places.Copy();
        _counts = other._counts.Copy();
        _folded = other._folded;
        _overflow = other._overflow;
    }

    public override void Apply(int journey, in Step step, in JourneyHead head)
    {
        ref var place = ref _places[journey];
        if (place < 0) return;
        if (_spec.MaxDepth is { } depth && _trie.DepthOf(place) == depth)
        {
            place = -2 - place;
            _folded++;
            return;
        }

        var next = _trie.Child(place, step.Event, _spec.MaxNodes);
        if (place > 0) _counts[place]--;
        if (next < 0) _overflow++;
        else _counts[next]++;
        place = next;
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new VariantOperator(engine, this);

    public VariantTable Read(JourneyLook look)
    {
        var n = look.CountJourneys();
        var all = new List<Variant>();
        long others = 0, rare = 0;
        for (var node = 1; node < _trie.Count; node++)
        {
            var count = _counts.Get(node);
            if (count == 0) continue;
            if (count < _spec.MinimumN)
            {
                others += count;
                rare++;
                continue;
            }

            all.Add(new Variant(new ValueList<TouchpointId>(Array.ConvertAll(_trie.PathOf(node), number => new TouchpointId(_engine.Events[number]))), count, n));
        }

        all.Sort((x, y) => x.Count != y.Count ? y.Count.CompareTo(x.Count) : CompareSteps(x.Steps, y.Steps));
        return new VariantTable(look, _spec, new ValueList<Variant>([.. all]), rare, others, _folded, _overflow);
    }

    private static int CompareSteps(IReadOnlyList<TouchpointId> x, IReadOnlyList<TouchpointId> y)
    {
        for (var i = 0; i < x.Count && i < y.Count; i++)
        {
            var order = string.CompareOrdinal(x[i].Text, y[i].Text);
            if (order != 0) return order;
        }

        return x.Count.CompareTo(y.Count);
    }
}
