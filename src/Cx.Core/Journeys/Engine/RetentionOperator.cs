using Cx.Core.Retention;

namespace Cx.Core.Journeys;

/// <summary>Notes the birth of each customer and the ages at which they came back.</summary>
internal sealed class RetentionOperator : JourneyOperator
{
    private readonly JourneyEngine _engine;
    private readonly RetentionSpec _spec;
    private readonly NameSet _isBirth;
    private readonly NameSet _isBack;
    private readonly PeriodNumbers? _calendar;

    // The instant of birth plus 1; for who is not born, minus how often they came: 0 for nobody yet.
    private readonly Slots<long> _births;
    private readonly PeriodSets _ages;
    private long _beforeBirth;

    public RetentionOperator(JourneyEngine engine, RetentionSpec spec)
        : this(engine, spec, new Slots<long>(), new PeriodSets(), 0)
    {
    }

    private RetentionOperator(JourneyEngine engine, RetentionSpec spec, Slots<long> births, PeriodSets ages, long beforeBirth)
    {
        _engine = engine;
        _spec = spec;
        _isBirth = new NameSet(engine.Events, spec.Birth.Select(one => one.Text));
        _isBack = new NameSet(engine.Events, spec.Back.Select(one => one.Text));
        _calendar = spec.Period.CalendarPeriod is { } calendar ? new PeriodNumbers(calendar) : null;
        _births = births;
        _ages = ages;
        _beforeBirth = beforeBirth;
    }

    public override void Apply(in JourneyRun run)
    {
        var customer = _engine.Customer;
        ref var birth = ref _births[customer];
        foreach (ref readonly var step in run.Steps)
        {
            if (birth > 0)
            {
                if (IsBack(step.Event)) _ages.Add(customer, AgeAt(_spec, _calendar, birth - 1, step.Ticks));
            }
            else if (_isBirth.Holds(step.Event))
            {
                // What the customer did before becoming one is no return; it is counted once they are one.
                _beforeBirth -= birth;
                birth = step.Ticks + 1;
            }
            else if (IsBack(step.Event))
            {
                birth--;
            }
        }
    }

    public override JourneyOperator CopyFor(JourneyEngine engine) => new RetentionOperator(engine, _spec, _births.Copy(), _ages.Copy(), _beforeBirth);

    public override void Exchange(JourneyArchive archive)
    {
        archive.PerCustomer(_births);
        _ages.Exchange(archive);
        archive.Counter(ref _beforeBirth);
    }

    public CohortTriangle? Read(JourneyLook look)
    {
        var rows = new SortedDictionary<long, CohortCounts>();
        var (numbers, room) = (new PeriodNumbers(_spec.Cohorts), new List<int>());
        for (var customer = 0; customer < look.Customers.Count; customer++)
        {
            var mark = _births.Get(customer);
            if (mark <= 0 || look.Customers[customer].IsEmpty) continue;
            var birth = new DateTimeOffset(mark - 1, TimeSpan.Zero);
            var number = numbers.Of(mark - 1);
            if (!rows.TryGetValue(number, out var row)) rows.Add(number, row = new CohortCounts());
            row.Add(birth, _ages.Of(customer, room), _spec.Mode, (int)_spec.Period.Age(birth, look.AsOf));
        }

        return Triangle(_spec, rows, look, _beforeBirth);
    }

    public static CohortTriangle? Triangle(RetentionSpec spec, SortedDictionary<long, CohortCounts> rows, JourneyLook look, long beforeBirth)
    {
        var now = spec.Cohorts.NumberOf(look.AsOf);
        return rows.Count == 0
            ? null
            : new CohortTriangle(spec.Cohorts, spec.Period, spec.Mode, look.AsOf, beforeBirth, [.. rows.Select(row =>
                row.Value.ToCohort(spec.Cohorts.StartOf(row.Key), row.Key < now ? (int)spec.Period.Age(row.Value.LatestBirth, look.AsOf) : 0))]);
    }

    /// <summary>How old somebody is, in periods.</summary>
    public static long AgeAt(RetentionSpec spec, PeriodNumbers? calendar, long birth, long ticks)
    {
        var age = calendar is null ? (ticks - birth) / spec.Period.Length!.Value.Ticks : calendar.Of(ticks) - calendar.Of(birth);
        return age < CohortTriangle.MostAges
            ? age
            : throw new InvalidOperationException("With these periods a customer is too many of them old. Take longer ones.");
    }

    private bool IsBack(int number) => _spec.Back.Count == 0 || _isBack.Holds(number);
}
