using System.Runtime.InteropServices;
using Cx.Core.Retention;

namespace Cx.Core.Journeys;

/// <summary>Notes every birth of each customer, one in a cohort period, and the ages at which they came back after it.</summary>
internal sealed class RecurringRetentionOperator : StepOperator
{
    private readonly JourneyEngine _engine;
    private readonly RetentionSpec _spec;
    private readonly NameSet _isBirth;
    private readonly NameSet _isBack;
    private readonly PeriodNumbers _cohorts;
    private readonly PeriodNumbers? _calendar;
    private readonly Dictionary<int, List<Birth>> _births = [];
    private readonly Slots<long> _before = new();
    private long _beforeBirth;

    public RecurringRetentionOperator(JourneyEngine engine, RetentionSpec spec)
    {
        _engine = engine;
        _spec = spec;
        _isBirth = new NameSet(engine.Events, spec.Birth.Select(one => one.Text));
        _isBack = new NameSet(engine.Events, spec.Back.Select(one => one.Text));
        _cohorts = new PeriodNumbers(spec.Cohorts);
        _calendar = spec.Period.CalendarPeriod is { } calendar ? new PeriodNumbers(calendar) : null;
    }

    private RecurringRetentionOperator(JourneyEngine engine, RecurringRetentionOperator other)
        : this(engine, other._spec)
    {
        foreach (var (customer, births) in other._births) _births.Add(customer, births.ConvertAll(birth => new Birth(birth.Ticks, [.. birth.Ages])));
        _before = other._before.Copy();
        _beforeBirth = other._beforeBirth;
    }

    protected override void Apply(int journey, in Step step, in JourneyHead head)
    {
        var customer = _engine.Customer;
        var isBirth = _isBirth.Holds(step.Event);
        var isBack = _spec.Back.Count == 0 || _isBack.Holds(step.Event);
        if (!isBirth && !isBack) return;
        if (!_births.TryGetValue(customer, out var births))
        {
            if (!isBirth)
            {
                _before[customer]++;
                return;
            }

            _beforeBirth += _before.Get(customer);
            _before[customer] = 0;
            _births.Add(customer, [new Birth(step.Ticks, [])]);
            return;
        }

        if (isBack)
        {
            foreach (var birth in births) birth.Ages.Add((int)RetentionOperator.AgeAt(_spec, _calendar, birth.Ticks, step.Ticks));
        }

        // Interactions come in order: only the latest birth can lie in the same period.
        if (isBirth && _cohorts.Of(births[^1].Ticks) != _cohorts.Of(step.Ticks)) births.Add(new Birth(step.Ticks, []));
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new RecurringRetentionOperator(engine, this);

    public override void Exchange(JourneyArchive archive)
    {
        archive.PerCustomer(_before);
        foreach (var customer in archive.Customers)
        {
            var known = archive.IsReading ? [] : _births.GetValueOrDefault(customer) ?? [];
            var births = new List<Birth>();
            for (var (i, count) = (0, archive.Count(known.Count)); i < count; i++)
            {
                var ticks = archive.Value(archive.IsReading ? 0 : known[i].Ticks);
                if (ticks < 0 || (births.Count > 0 && ticks <= births[^1].Ticks)) throw JourneyArchive.Bad();
                var own = archive.IsReading ? [] : known[i].Ages.ToArray();
                var ages = new SortedSet<int>();
                for (var (j, many) = (0, archive.Count(own.Length)); j < many; j++)
                {
                    var age = archive.Number(archive.IsReading ? 0 : own[j]);
                    if (age is < 0 or >= CohortTriangle.MostAges) throw JourneyArchive.Bad();
                    ages.Add(age);
                }

                births.Add(new Birth(ticks, ages));
            }

            if (archive is { IsReading: true, TakesOut: false } && births.Count > 0) _births.Add(customer, births);
        }

        archive.Counter(ref _beforeBirth);
    }

    public CohortTriangle? Read(JourneyLook look)
    {
        var rows = new SortedDictionary<long, CohortCounts>();
        foreach (var (customer, births) in _births)
        {
            if (look.Customers[customer].IsEmpty) continue;
            foreach (var birth in births)
            {
                var at = new DateTimeOffset(birth.Ticks, TimeSpan.Zero);
                var number = _spec.Cohorts.NumberOf(at);
                if (!rows.TryGetValue(number, out var row)) rows.Add(number, row = new CohortCounts());
                row.Add(at, birth.Ages.ToArray(), _spec.Mode, (int)_spec.Period.Age(at, look.AsOf));
            }
        }

        return RetentionOperator.Triangle(_spec, rows, look, _beforeBirth);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Birth(long Ticks, SortedSet<int> Ages);
}
