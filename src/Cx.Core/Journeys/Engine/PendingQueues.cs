using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>The interactions of each customer that wait for others to come before them, in their order.</summary>
/// <remarks>
/// <para>One pool of links for all customers: a link that is free is used again, so that nothing is allocated while as many come as leave.</para>
/// <para>Customers also stand in the order in which their interactions came. What waits happened within the lateness of the newest, so those at the front are due first, but for as many as come within one lateness.</para>
/// </remarks>
internal sealed class PendingQueues
{
    private readonly Slots<Queue> _queues = new();
    private Link[] _links = new Link[64];
    private int _used;

    // Places plus 1, 0 for none, in the list of free links as in the queues.
    private int _free;

    private Arrival[] _arrivals = new Arrival[64];
    private int _firstArrival;
    private int _arrivalCount;

    public long Count { get; private set; }

    public int CountOf(int customer) => _queues.Get(customer).Count;

    public bool Holds(int customer, string eventId)
    {
        var queue = _queues.Get(customer);
        for (var (left, link) = (queue.Count, queue.Last); left > 0; left--)
        {
            link = _links[link - 1].Next;
            if (string.Equals(_links[link - 1].Step.EventId, eventId, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Adds an interaction.</summary>
    /// <returns>Whether it happened no earlier than those that wait.</returns>
    public bool Add(int customer, in Step step)
    {
        Arrive(customer, step.Ticks);
        var added = Take();
        _links[added - 1].Step = step;
        ref var queue = ref _queues[customer];
        queue.Count++;
        Count++;
        if (queue.Last == 0 || Step.Compare(in _links[queue.Last - 1].Step, in step) <= 0)
        {
            Insert(queue.Last == 0 ? added : queue.Last, added);
            queue.Last = added;
            return true;
        }

        var isLater = step.Ticks >= _links[queue.Last - 1].Step.Ticks;
        var before = queue.Last;
        while (_links[before - 1].Next is var next && Step.Compare(in _links[next - 1].Step, in step) <= 0) before = next;
        Insert(before, added);
        return isLater;
    }

    /// <summary>Takes the first one out, if it happened before an instant.</summary>
    public bool TryTake(int customer, long before, out Step step)
    {
        step = default;
        if (_queues.Get(customer).Count == 0) return false;
        ref var queue = ref _queues[customer];
        var taken = _links[queue.Last - 1].Next;
        ref var link = ref _links[taken - 1];
        if (link.Step.Ticks >= before) return false;
        step = link.Step;
        if (taken == queue.Last) queue.Last = 0;
        else _links[queue.Last - 1].Next = link.Next;
        queue.Count--;
        Count--;
        link.Step = default;
        link.Next = _free;
        _free = taken;
        return true;
    }

    /// <summary>Takes out the customer whose interaction came first, if it happened before an instant. Others may be due as well that stand behind one that is not.</summary>
    public bool TryDue(long before, out int customer)
    {
        customer = _arrivals[_firstArrival].Customer;
        if (_arrivalCount == 0 || _arrivals[_firstArrival].Ticks >= before) return false;
        _firstArrival = (_firstArrival + 1) & (_arrivals.Length - 1);
        _arrivalCount--;
        return true;
    }

    public IEnumerable<Step> Of(int customer)
    {
        var queue = _queues.Get(customer);
        for (var (left, link) = (queue.Count, queue.Last); left > 0; left--)
        {
            link = _links[link - 1].Next;
            yield return _links[link - 1].Step;
        }
    }

    private void Insert(int before, int added)
    {
        _links[added - 1].Next = before == added ? added : _links[before - 1].Next;
        _links[before - 1].Next = added;
    }

    private int Take()
    {
        if (_free != 0)
        {
            var taken = _free;
            _free = _links[taken - 1].Next;
            return taken;
        }

        if (_used == _links.Length) Array.Resize(ref _links, 2 * _links.Length);
        return ++_used;
    }

    private void Arrive(int customer, long ticks)
    {
        if (_arrivalCount == _arrivals.Length)
        {
            var wider = new Arrival[2 * _arrivals.Length];
            for (var i = 0; i < _arrivalCount; i++) wider[i] = _arrivals[(_firstArrival + i) & (_arrivals.Length - 1)];
            (_arrivals, _firstArrival) = (wider, 0);
        }

        _arrivals[(_firstArrival + _arrivalCount) & (_arrivals.Length - 1)] = new Arrival(customer, ticks);
        _arrivalCount++;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Link
    {
        public Step Step;
        public int Next;
    }

    // The last link of a ring; the first one follows it.
    [StructLayout(LayoutKind.Auto)]
    private struct Queue
    {
        public int Last;
        public int Count;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Arrival(int Customer, long Ticks);
}
