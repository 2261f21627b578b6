namespace Cx.Core.Journeys;

/// <summary>Moves each journey down a trie of players until it converts.</summary>
internal sealed class AttributionOperator : StepOperator
{
    private readonly JourneyEngine _engine;
    private readonly AttributionSpec _spec;
    private readonly NameSet _isConversion;
    private readonly SequenceTrie _trie;

    // The number of a node, or -1 - node once the journey has converted.
    private readonly Slots<int> _places;

    public AttributionOperator(JourneyEngine engine, AttributionSpec spec)
        : this(engine, spec, new SequenceTrie(), new Slots<int>())
    {
    }

    private AttributionOperator(JourneyEngine engine, AttributionSpec spec, SequenceTrie trie, Slots<int> places)
    {
        _engine = engine;
        _spec = spec;
        _isConversion = new NameSet(engine.Events, spec.Conversion.Select(one => one.Text));
        _trie = trie;
        _places = places;
    }

    protected override void Apply(int journey, in Step step, in JourneyHead head)
    {
        ref var place = ref _places[journey];
        if (place < 0) return;
        if (_isConversion.Holds(step.Event))
        {
            place = -1 - place;
            return;
        }

        var player = _spec.Players == PlayerKind.Channel ? step.Channel : step.Event;
        if (player >= 0) place = _trie.Child(place, player, int.MaxValue);
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new AttributionOperator(engine, _spec, _trie.Copy(), _places.Copy());

    public override void Exchange(JourneyArchive archive)
        => archive.Trie(_trie, _places, place => place < 0 ? (-1 - place, 1) : (place, 0), (node, mark) => mark == 1 ? -1 - node : node, _spec.Players == PlayerKind.Channel);

    public Attribution Read(JourneyLook look)
    {
        var converted = new long[_trie.Count];
        var lost = new long[_trie.Count];
        long active = 0;
        foreach (var journey in look.Journeys())
        {
            var place = _places.Get(journey);
            if (place < 0) converted[-1 - place]++;
            else if (look.StateOf(journey) != JourneyState.Active) lost[place]++;
            else active++;
        }

        string[] names = [.. (_spec.Players == PlayerKind.Channel ? _engine.Channels : _engine.Events).Names];
        var paths = Enumerable.Range(0, _trie.Count)
            .Where(node => converted[node] + lost[node] > 0)
            .Select(node => AttributionPath.Of(_trie.PathOf(node, names), converted[node], lost[node]))
            .OrderBy(path => string.Join('\u0001', path.Players), StringComparer.Ordinal);
        return new Attribution(look, _spec, ValueList<AttributionPath>.Of(paths), active);
    }
}
