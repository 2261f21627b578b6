using Cx.Core.Aggregation;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.LawKit;

/// <summary>An aggregate as a user writes it: first-contact resolution with the open cases.</summary>
internal struct FirstContact : IReversibleAggregate<FirstContact, FirstContactOutcome>
{
    private long _open;
    private long _resolved;
    private long _neededMore;
    private long _invalid;

    public readonly long Open => _open;

    public readonly long Known => _resolved + _neededMore;

    public readonly long Offered => _open + Known + _invalid;

    public readonly Share? Rate => Known == 0 ? null : Share.Of(_resolved, Known);

    public static void Add(ref FirstContact state, FirstContactOutcome value) => state.Count(value, +1);

    public static void Remove(ref FirstContact state, FirstContactOutcome value) => state.Count(value, -1);

    public static void Merge(ref FirstContact state, in FirstContact other) => state.Combine(in other, +1);

    public static void Subtract(ref FirstContact state, in FirstContact other) => state.Combine(in other, -1);

    private void Count(FirstContactOutcome value, long by)
    {
        if (value == FirstContactOutcome.Open) _open += by;
        else if (value == FirstContactOutcome.Resolved) _resolved += by;
        else if (value == FirstContactOutcome.NeededMore) _neededMore += by;
        else _invalid += by;
    }

    private void Combine(in FirstContact other, long sign)
    {
        checked
        {
            _open += sign * other._open;
            _resolved += sign * other._resolved;
            _neededMore += sign * other._neededMore;
            _invalid += sign * other._invalid;
        }
    }
}
