using System.Runtime.InteropServices;
using Cx.Core.Feedback;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>Counts what makes journeys hard going, event by event.</summary>
internal sealed class FrictionOperator : StepOperator
{
    private readonly JourneyEngine _engine;
    private readonly FrictionSpec _spec;
    private readonly NameSet _isContact;
    private readonly NameSet _isRepeatable;
    private readonly Slots<Counts> _counts = new();
    private readonly HashSet<(int Journey, int Event)> _visited = [];
    private readonly Dictionary<int, List<(int Event, long Ticks)>> _waiting = [];
    private readonly Dictionary<int, long?> _maxWaits = [];
    private readonly AnswerTable _answers;
    private readonly AnswerTable _efforts;

    public FrictionOperator(JourneyEngine engine, FrictionSpec spec)
        : this(engine, spec, new AnswerTable(), new AnswerTable())
    {
    }

    private FrictionOperator(JourneyEngine engine, FrictionSpec spec, AnswerTable answers, AnswerTable efforts)
    {
        _engine = engine;
        _spec = spec;
        _isContact = new NameSet(engine.Events, spec.Contacts.Select(one => one.Text));
        _isRepeatable = new NameSet(engine.Events, spec.Repeatable.Select(one => one.Text));
        (_answers, _efforts) = (answers, efforts);
    }

    protected override void Apply(int journey, in Step step, in JourneyHead head)
    {
        ref var counts = ref _counts[step.Event];
        counts.Occurrences++;
        if (_visited.Add((journey, step.Event))) counts.Journeys++;
        if (step.Answer is { } answer) _answers.Add(step.Event, answer);
        if (step.Effort is { } effort) _efforts.Add(step.Event, effort);
        if (head.Count > 0)
        {
            ref var before = ref _counts[head.LastEvent];
            before.Pairs++;
            if (MaxWaitOf(head.LastEvent) is { } wait && step.Ticks - head.LastTicks > wait) before.LatePairs++;
            if (head.LastChannel >= 0 && step.Channel >= 0)
            {
                before.ChannelPairs++;
                if (head.LastChannel != step.Channel) before.HandOffs++;
            }
        }

        if (_spec.Contacts.Count > 0) Contact(journey, in step);
    }

    public override JourneyOperator CopyFor(JourneyEngine engine)
    {
        var copy = new FrictionOperator(engine, _spec, _answers.Copy(), _efforts.Copy());
        for (var number = 0; number < engine.Events.Count; number++) copy._counts[number] = _counts.Get(number);
        copy._visited.UnionWith(_visited);
        foreach (var (journey, waiting) in _waiting) copy._waiting.Add(journey, [.. waiting]);
        return copy;
    }

    public override void Exchange(JourneyArchive archive)
    {
        foreach (var number in archive.Events)
        {
            ref var counts = ref _counts[number];
            archive.Counter(ref counts.Occurrences);
            archive.Counter(ref counts.Journeys);
            archive.Counter(ref counts.Contacts);
            archive.Counter(ref counts.Pairs);
            archive.Counter(ref counts.LatePairs);
            archive.Counter(ref counts.ChannelPairs);
            archive.Counter(ref counts.HandOffs);
        }

        var visited = archive.IsReading ? null : _visited.ToLookup(one => one.Journey, one => one.Event);
        foreach (var journey in archive.Journeys)
        {
            int[] events = [.. (visited?[journey] ?? []).OrderBy(number => archive.EventMap[number])];
            var count = archive.Count(events.Length);
            for (var i = 0; i < count; i++)
            {
                var number = archive.Event(archive.IsReading ? -1 : events[i]);
                if (archive is { IsReading: true, TakesOut: false }) _visited.Add((journey, number));
            }

            ExchangeWaiting(archive, journey);
        }

        _answers.Exchange(archive);
        _efforts.Exchange(archive);
    }

    private void ExchangeWaiting(JourneyArchive archive, int journey)
    {
        if (_spec.Contacts.Count == 0) return;
        var waiting = archive.IsReading ? null : _waiting.GetValueOrDefault(journey);
        var count = archive.Count(waiting?.Count ?? 0);
        var read = new List<(int Event, long Ticks)>();
        for (var i = 0; i < count; i++) read.Add((archive.Event(waiting?[i].Event ?? -1), archive.Value(waiting?[i].Ticks ?? 0)));
        if (archive is { IsReading: true, TakesOut: false } && count > 0) _waiting[journey] = read;
    }

    public FrictionIndex Read(JourneyLook look)
    {
        var abandoned = new long[_engine.Events.Count];
        foreach (var journey in look.Journeys())
        {
            if (look.StateOf(journey) == JourneyState.Abandoned) abandoned[_engine.Heads[journey].LastEvent]++;
        }

        var points = new List<FrictionPoint>();
        for (var number = 0; number < _engine.Events.Count; number++)
        {
            var counts = _counts.Get(number);
            if (counts.Occurrences > 0) points.Add(PointOf(number, in counts, abandoned[number], look));
        }

        return new FrictionIndex(look, _spec, ValueList<FrictionPoint>.Of(points.OrderByDescending(point => point.Blend ?? -1).ThenBy(point => point.Event.Text, StringComparer.Ordinal)));
    }

    // Every occurrence that a contact follows in time counts once; the contact itself may be followed by another.
    private void Contact(int journey, in Step step)
    {
        if (!_waiting.TryGetValue(journey, out var waiting)) _waiting.Add(journey, waiting = []);
        var earliest = step.Ticks - _spec.ContactWithin.Ticks;
        if (_isContact.Holds(step.Event))
        {
            foreach (var (number, ticks) in waiting)
            {
                if (ticks >= earliest) _counts[number].Contacts++;
            }

            waiting.Clear();
        }
        else
        {
            waiting.RemoveAll(one => one.Ticks < earliest);
        }

        waiting.Add((step.Event, step.Ticks));
    }

    private FrictionPoint PointOf(int number, in Counts counts, long abandoned, JourneyLook look)
    {
        var all = new List<FrictionComponent>();
        if (_engine.AbandonAfter is not null && _engine.EndOf(number) == JourneyState.Active) Add(FrictionComponent.Of(FrictionKind.DropOff, abandoned, counts.Journeys));
        if (!_isRepeatable.Holds(number)) Add(FrictionComponent.Of(FrictionKind.Rework, counts.Occurrences - counts.Journeys, counts.Occurrences));
        if (_spec.Contacts.Count > 0) Add(FrictionComponent.Of(FrictionKind.Contact, counts.Contacts, counts.Occurrences));
        Add(FrictionComponent.Of(FrictionKind.HandOff, counts.HandOffs, counts.ChannelPairs));
        if (MaxWaitOf(number) is not null) Add(FrictionComponent.Of(FrictionKind.Wait, counts.LatePairs, counts.Pairs));
        Add(EffortOf(number));
        Add(UnhappyOf(number));
        double sum = 0, weights = 0;
        foreach (var component in all)
        {
            sum += _spec.WeightOf(component.Kind) * component.Value;
            weights += _spec.WeightOf(component.Kind);
        }

        var touchpoints = _spec.Blueprint?.TouchpointsOf(new TouchpointId(look.Event(number))) ?? [];
        return new FrictionPoint(
            look.Event(number), counts.Occurrences, counts.Journeys, new ValueList<FrictionComponent>([.. all]), weights > 0 ? sum / weights : null,
            ValueList<string>.Of(touchpoints.Select(touchpoint => touchpoint.Owner).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            ValueList<PainPoint>.Of(_spec.Blueprint?.Blueprint.PainPoints.Where(pain => touchpoints.Any(touchpoint => touchpoint.Id == pain.Touchpoint)).OrderByDescending(pain => pain.Severity).ThenBy(pain => pain.Id.Text, StringComparer.Ordinal) ?? Enumerable.Empty<PainPoint>()));

        void Add(FrictionComponent? component)
        {
            if (component is not null) all.Add(component);
        }
    }

    private FrictionComponent? EffortOf(int number)
    {
        if (_efforts.OnOneScale(number) is not { } counts || MeanScore.From(counts) is not { } mean) return null;
        var scale = counts.Scale!;
        long away = 0;
        for (var value = scale.Min; value <= scale.Max; value++) away += counts[value] * (scale.Polarity == Scales.Polarity.HigherIsBetter ? scale.Max - value : value - scale.Min);
        return new FrictionComponent(FrictionKind.Effort, away, counts.Answered * (scale.Max - scale.Min), mean.Interval() is { } interval ? EmotionScale.Away(interval, scale) : null);
    }

    private FrictionComponent? UnhappyOf(int number)
    {
        if (_answers.OnOneScale(number) is not { } counts) return null;
        var scale = counts.Scale!;
        long unhappy = 0;
        var hasBox = false;
        for (var value = scale.Min; value <= scale.Max; value++)
        {
            if (scale.IsUnfavourable(value) is not { } isUnhappy) continue;
            hasBox = true;
            if (isUnhappy) unhappy += counts[value];
        }

        return hasBox ? FrictionComponent.Of(FrictionKind.Unhappy, unhappy, counts.Answered) : null;
    }

    private long? MaxWaitOf(int number)
    {
        if (_spec.MaxWaits.Count == 0) return null;
        if (!_maxWaits.TryGetValue(number, out var wait)) _maxWaits.Add(number, wait = EventWait.Find(_spec.MaxWaits, _engine.Events[number])?.Ticks);
        return wait;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Counts
    {
        public long Occurrences;
        public long Journeys;
        public long Contacts;
        public long Pairs;
        public long LatePairs;
        public long ChannelPairs;
        public long HandOffs;
    }
}
