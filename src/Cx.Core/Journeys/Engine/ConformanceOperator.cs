using Cx.Core.Feedback;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>Keeps the costs of the cheapest alignments of each journey: a byte for each state of the blueprint, and 8.</summary>
internal sealed class ConformanceOperator : StepOperator
{
    private readonly JourneyEngine _engine;
    private readonly ConformanceSpec _spec;
    private readonly Automaton _automaton;
    private readonly List<int> _indexes = [];
    private readonly Slots<byte> _rows;

    public ConformanceOperator(JourneyEngine engine, ConformanceSpec spec)
        : this(engine, spec, new Slots<byte>(spec.Blueprint.Automaton.StateBytes))
    {
    }

    private ConformanceOperator(JourneyEngine engine, ConformanceSpec spec, Slots<byte> rows)
    {
        _engine = engine;
        _spec = spec;
        _automaton = spec.Blueprint.Automaton;
        _rows = rows;
    }

    protected override void Apply(int journey, in Step step, in JourneyHead head)
    {
        var row = _rows.Row(journey);
        if (head.Count == 0) _automaton.Start(row);
        _automaton.Step(row, IndexOf(step.Event));
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new ConformanceOperator(engine, _spec, _rows.Copy());

    public override void Exchange(JourneyArchive archive)
    {
        foreach (var journey in archive.Journeys)
        {
            for (var i = 0; i < _automaton.StateBytes; i++)
            {
                var value = (byte)archive.Number(archive.IsReading ? 0 : _rows.Row(journey)[i]);
                if (archive is { IsReading: true, TakesOut: false }) _rows.Row(journey)[i] = value;
            }
        }
    }

    public ConformanceResult Read(JourneyLook look)
    {
        var costs = new SortedDictionary<(int Interactions, int Cost), long>();
        long prefixCost = 0, prefixFitting = 0, conforming = 0;
        var isExact = true;
        foreach (var journey in look.Journeys())
        {
            var alignment = _automaton.Read(_rows.Row(journey), _engine.Heads[journey].Count);
            var key = (alignment.Interactions, alignment.Cost);
            costs[key] = costs.GetValueOrDefault(key) + 1;
            prefixCost += alignment.PrefixCost;
            if (alignment.IsPrefixFitting) prefixFitting++;
            if (look.StateOf(journey) == JourneyState.Active ? alignment.IsPrefixFitting : alignment.IsFitting) conforming++;
            isExact &= alignment.IsExact;
        }

        return new ConformanceResult(look, _spec, new ValueList<(int Interactions, int Cost, long Journeys)>([.. costs.Select(one => (one.Key.Interactions, one.Key.Cost, one.Value))]), prefixCost, prefixFitting, conforming, isExact);
    }

    private int IndexOf(int number)
    {
        while (_indexes.Count <= number) _indexes.Add(_spec.Blueprint.EventIndex(new TouchpointId(_engine.Events[_indexes.Count])));
        return _indexes[number];
    }
}
