namespace Cx.Core.Retention;

/// <summary>Counts one cohort while its customers come in.</summary>
internal sealed class CohortCounts
{
    private readonly List<long> _retained = [];
    private long _size;

    public DateTimeOffset LatestBirth { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Adds a customer by the ages of their activity, each once and ascending, up to the age they have now.</summary>
    public void Add(DateTimeOffset birth, ReadOnlySpan<int> ages, RetentionMode mode, int ageNow)
    {
        _size++;
        if (birth > LatestBirth) LatestBirth = birth;
        while (_retained.Count <= ageNow) _retained.Add(0);
        if (mode == RetentionMode.On)
        {
            foreach (var age in ages) _retained[age]++;
            return;
        }

        if (ages.IsEmpty) return;
        var (from, to) = mode switch
        {
            RetentionMode.OnOrAfter => (0, ages[^1]),
            RetentionMode.OnOrBefore => (ages[0], ageNow),
            _ => (0, LengthOfStreak(ages) - 1),
        };
        for (var age = from; age <= to; age++) _retained[age]++;
    }

    /// <summary>The cohort, whose first ages are over for every member.</summary>
    public Cohort ToCohort(DateTimeOffset start, int complete) => new(start, _size, _retained.ToArray(), complete);

    private static int LengthOfStreak(ReadOnlySpan<int> ages)
    {
        var length = 0;
        foreach (var age in ages)
        {
            if (age != length) break;
            length++;
        }

        return length;
    }
}
