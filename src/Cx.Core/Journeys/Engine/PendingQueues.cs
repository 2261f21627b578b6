using System.Runtime.InteropServices;

namespace Cx.Core.Journeys;

/// <summary>The interactions of each customer that wait for others to come before them, in their order.</summary>
/// <remarks>One pool of links for all customers: a link that is free is used again, so that nothing is allocated while as many come as leave.</remarks>
internal sealed class PendingQueues
{
    private readonly Slots<Queue> _queues = new();
    private Link[] _links = new Link[64];
    private int _used;

    // Places plus 1, 0 for none, in the list of free links as in the queues.
    private int _free;

    public long Count { get; private set; }

    public int CountOf(int customer) => _queues.Get(customer).Count;

    public bool Holds(int customer, string eventId)
    {
        for (var link = _queues.Get(customer).First; link != 0; link = _links[link - 1].Next)
        {
            if (string.Equals(_links[link - 1].Step.EventId, eventId, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Adds an interaction.</summary>
    /// <returns>Whether it happened no earlier than those that wait.</returns>
    public bool Add(int customer, in Step step)
    {
        var added = Take();
        _links[added - 1].Step = step;
        ref var queue = ref _queues[customer];
        queue.Count++;
        Count++;
        if (queue.Last == 0 || Step.Compare(in _links[queue.Last - 1].Step, in step) <= 0)
        {
            if (queue.Last == 0) queue.First = added;
            else _links[queue.Last - 1].Next = added;
            queue.Last = added;
            _links[added - 1].Next = 0;
            return true;
        }

        var isLater = step.Ticks >= _links[queue.Last - 1].Step.Ticks;
        var before = 0;
        var next = queue.First;
        while (next != 0 && Step.Compare(in _links[next - 1].Step, in step) <= 0) (before, next) = (next, _links[next - 1].Next);
        _links[added - 1].Next = next;
        if (before == 0) queue.First = added;
        else _links[before - 1].Next = added;
        return isLater;
    }

    /// <summary>Takes the first one out, if it happened before an instant.</summary>
    public bool TryTake(int customer, long before, out Step step)
    {
        ref var queue = ref _queues[customer];
        if (queue.First == 0 || _links[queue.First - 1].Step.Ticks >= before)
        {
            step = default;
            return false;
        }

        var taken = queue.First;
        ref var link = ref _links[taken - 1];
        step = link.Step;
        queue.First = link.Next;
        if (queue.First == 0) queue.Last = 0;
        queue.Count--;
        Count--;
        link.Step = default;
        link.Next = _free;
        _free = taken;
        return true;
    }

    public IEnumerable<Step> Of(int customer)
    {
        for (var link = _queues.Get(customer).First; link != 0; link = _links[link - 1].Next) yield return _links[link - 1].Step;
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

    [StructLayout(LayoutKind.Auto)]
    private struct Link
    {
        public Step Step;
        public int Next;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Queue
    {
        public int First;
        public int Last;
        public int Count;
    }
}
