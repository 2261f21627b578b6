using Cx.Core.Feedback;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>Notes when the current stay of each journey began, and counts the stays that ended by their length.</summary>
internal sealed class StuckPointOperator : StepOperator
{
    // S is a product of rounded factors: a level that it meets exactly in fractions may be missed by a trace in binary.
    private const double Slack = 1e-9;

    private readonly JourneyEngine _engine;
    private readonly StuckPointSpec _spec;
    private readonly Slots<long> _since;
    private readonly List<Dictionary<long, long>> _exits = [];
    private readonly long _bin;

    public StuckPointOperator(JourneyEngine engine, StuckPointSpec spec)
    {
        _engine = engine;
        _spec = spec;
        _since = new Slots<long>();
        _bin = engine.IsExact ? 1 : spec.StreamBin.Ticks;
    }

    private StuckPointOperator(JourneyEngine engine, StuckPointOperator other)
    {
        _engine = engine;
        _spec = other._spec;
        _since = other._since.Copy();
        _exits = other._exits.ConvertAll(exits => new Dictionary<long, long>(exits));
        _bin = other._bin;
    }

    protected override void Apply(int journey, in Step step, in JourneyHead head)
    {
        ref var since = ref _since[journey];
        if (head.Count > 0)
        {
            if (head.LastEvent == step.Event) return;
            while (_exits.Count <= head.LastEvent) _exits.Add([]);
            var length = (step.Ticks - since) / _bin;
            var exits = _exits[head.LastEvent];
            exits[length] = exits.GetValueOrDefault(length) + 1;
        }

        since = step.Ticks;
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new StuckPointOperator(engine, this);

    public override void Exchange(JourneyArchive archive)
    {
        archive.PerJourney(_since);
        foreach (var number in archive.Events)
        {
            while (_exits.Count <= number) _exits.Add([]);
            archive.Counters(_exits[number]);
        }
    }

    public StuckPoints Read(JourneyLook look)
    {
        var standing = new List<(int Journey, long Age)>[_engine.Events.Count];
        for (var i = 0; i < standing.Length; i++) standing[i] = [];
        foreach (var journey in look.Journeys()) standing[_engine.Heads[journey].LastEvent].Add((journey, look.Ticks - _since.Get(journey)));
        var points = new List<StuckPoint>();
        var customers = new List<StuckCustomer>();
        for (var number = 0; number < standing.Length; number++)
        {
            var exits = number < _exits.Count ? _exits[number] : [];
            if (_engine.EndOf(number) != JourneyState.Active || (exits.Count == 0 && standing[number].Count == 0)) continue;
            points.Add(PointOf(number, exits, standing[number], look, customers));
        }

        customers.Sort((x, y) => x.Age != y.Age ? y.Age.CompareTo(x.Age) : string.CompareOrdinal(x.Customer.Text, y.Customer.Text));
        return new StuckPoints(
            look, _spec,
            ValueList<StuckPoint>.Of(points.OrderByDescending(point => point.Stuck ?? -1).ThenBy(point => point.Event.Text, StringComparer.Ordinal)),
            new ValueList<StuckCustomer>([.. customers]));
    }

    private StuckPoint PointOf(int number, Dictionary<long, long> exits, List<(int Journey, long Age)> standing, JourneyLook look, List<StuckCustomer> customers)
    {
        var curve = CurveOf(exits, standing);
        var ended = exits.Values.Sum();
        var never = ended == 0 ? (double?)null : curve.Survival[^1];
        var name = look.Event(number);
        var maxWait = EventWait.Find(_spec.MaxWaits, name);
        var decides = ended >= _spec.MinExits && never < 1;
        long present = 0, stuck = 0;
        foreach (var (journey, age) in standing)
        {
            if (look.StateOf(journey) != JourneyState.Active) continue;
            present++;
            var isLate = maxWait is { } wait && age > wait.Ticks;
            // Beyond the last time nobody was observed: S stays where it ended.
            var isSlow = decides && ((SurvivalAt(curve, age / _bin) - never!.Value) / (1 - never.Value)) <= _spec.Threshold + Slack;
            if (!isLate && !isSlow) continue;
            stuck++;
            customers.Add(new StuckCustomer(look.Customers[_engine.CustomerOf(journey)], new TouchpointId(name), TimeSpan.FromTicks(age)));
        }

        return new StuckPoint(name, ended + standing.Count, ended, present, never, decides || maxWait is not null ? stuck : null);
    }

    private SurvivalCurve CurveOf(Dictionary<long, long> exits, List<(int Journey, long Age)> standing)
    {
        var censored = standing.GroupBy(one => one.Age / _bin).ToDictionary(group => group.Key, group => group.LongCount());
        long[] times = [.. exits.Keys.Concat(censored.Keys).Distinct().Order()];
        return SurvivalCurve.OfCounts(
            Array.ConvertAll(times, time => (double)time), Array.ConvertAll(times, time => exits.GetValueOrDefault(time)), Array.ConvertAll(times, time => censored.GetValueOrDefault(time)))!;
    }

    private static double SurvivalAt(SurvivalCurve curve, double time) => curve.At(Math.Min(time, curve.Last)) ?? curve.Survival[^1];
}
