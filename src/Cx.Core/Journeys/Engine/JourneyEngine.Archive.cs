using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>How the engine goes into an archive and comes out again.</summary>
internal sealed partial class JourneyEngine
{
    /// <summary>Writes the state, or takes it in.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="customers">The customers by their numbers; empty ids are forgotten ones.</param>
    /// <param name="waits">Whether a customer has interactions that wait.</param>
    /// <param name="add">Gives a customer who comes in a number.</param>
    public void Exchange(JourneyArchive archive, IReadOnlyList<CustomerId> customers, Func<int, bool> waits, Func<CustomerId, int> add)
    {
        (archive.Events, archive.EventMap) = Names(archive, Events, EventUses);
        (archive.ChannelNumbers, archive.ChannelMap) = Names(archive, Channels, ChannelUses);
        ExchangeJourneys(archive, customers, waits, add);
        var interactions = Interactions;
        archive.Counter(ref interactions);
        Interactions = interactions;
        archive.PerEvent(EventUses);
        foreach (var number in archive.ChannelNumbers) archive.Counter(ref ChannelUses[number]);
        foreach (var one in Operators) one.Exchange(archive);
    }

    /// <summary>Lets go of a customer whose interactions have been taken out.</summary>
    public void Forget(int customer)
    {
        for (var journey = 0; journey < Journeys; journey++)
        {
            if (Heads.Get(journey).Count > 0 && CustomerOf(journey) == customer) Heads[journey] = default;
        }

        _current[customer] = 0;
        _journeysOf[customer] = 0;
        foreach (var key in _byCase.Keys.Where(key => key.Customer == customer).ToList()) _byCase.Remove(key);
    }

    private static (int[] Numbers, int[] Map) Names(JourneyArchive archive, Symbols symbols, Slots<long> uses)
    {
        if (archive.IsReading)
        {
            var read = new int[archive.Count(0)];
            for (var i = 0; i < read.Length; i++) read[i] = symbols.NumberOf(archive.Text(null) ?? throw JourneyArchive.Bad());
            return (read, read);
        }

        int[] numbers = [.. symbols.Sorted().Where(number => uses.Get(number) > 0)];
        archive.Count(numbers.Length);
        foreach (var number in numbers) archive.Text(symbols[number]);
        var map = new int[symbols.Count];
        Array.Fill(map, -1);
        for (var i = 0; i < numbers.Length; i++) map[numbers[i]] = i;
        return (numbers, map);
    }

    private void ExchangeJourneys(JourneyArchive archive, IReadOnlyList<CustomerId> customers, Func<int, bool> waits, Func<CustomerId, int> add)
    {
        if (archive.IsReading)
        {
            ReadJourneys(archive, add);
            return;
        }

        var cases = Partition.Kind == PartitionKind.ByCase ? _byCase.ToDictionary(one => one.Value, one => one.Key.Case) : null;
        var own = Enumerable.Range(0, Journeys).Where(journey => Heads.Get(journey).Count > 0).ToLookup(CustomerOf);
        int[] known = [.. Enumerable.Range(0, customers.Count).Where(customer => !customers[customer].IsEmpty && (own.Contains(customer) || waits(customer))).OrderBy(customer => customers[customer].Text, StringComparer.Ordinal)];
        var journeys = new List<int>();
        archive.Count(known.Length);
        foreach (var customer in known)
        {
            archive.Text(customers[customer].Text);
            // By case, the order in which journeys began is that of their first interactions, which is the same however they came in.
            var mine = own[customer].OrderBy(journey => Ordinals.Get(journey)).ToList();
            archive.Count(mine.Count);
            foreach (var journey in mine)
            {
                if (cases is not null) archive.Text(cases[journey]);
                ExchangeHead(archive, Heads[journey]);
                journeys.Add(journey);
            }
        }

        archive.Customers = known;
        archive.Journeys = [.. journeys];
    }

    private void ReadJourneys(JourneyArchive archive, Func<CustomerId, int> add)
    {
        var customers = new int[archive.Count(0)];
        var journeys = new List<int>();
        for (var i = 0; i < customers.Length; i++)
        {
            var text = archive.Text(null);
            if (!IdText.IsValid(text)) throw JourneyArchive.Bad();
            var customer = customers[i] = archive.TakesOut ? -1 : add(new CustomerId(text!));
            var count = archive.Count(0);
            if (Partition.Kind == PartitionKind.OnePerCustomer && count > 1) throw JourneyArchive.Bad();
            for (var j = 0; j < count; j++)
            {
                var name = Partition.Kind == PartitionKind.ByCase ? archive.Text(null) ?? throw JourneyArchive.Bad() : null;
                var journey = archive.TakesOut ? -1 : JourneyFor(customer, name);
                var head = ExchangeHead(archive, default);
                if (head.Count == 0) throw JourneyArchive.Bad();
                if (journey >= 0) Heads[journey] = head;
                journeys.Add(journey);
            }
        }

        archive.Customers = customers;
        archive.Journeys = [.. journeys];
    }

    private int JourneyFor(int customer, string? name)
    {
        if (Partition.Kind == PartitionKind.OnePerCustomer)
        {
            if (customer >= Journeys) Journeys = customer + 1;
            return customer;
        }

        var journey = Begin(customer);
        if (name is null) _current[customer] = journey + 1;
        else if (!_byCase.TryAdd((customer, name), journey)) throw JourneyArchive.Bad();
        return journey;
    }

    private static JourneyHead ExchangeHead(JourneyArchive archive, JourneyHead head)
    {
        head.LastTicks = archive.Value(head.LastTicks);
        head.LastEvent = archive.Event(head.LastEvent);
        var lastChannel = (short)archive.Channel(head.LastChannel);
        var channelBefore = (short)archive.Channel(head.ChannelBefore);
        var count = archive.Number(head.Count);
        var end = archive.Number((int)head.End);
        if (head.LastEvent < 0 || count < 1 || count >= 1 << 30 || end is < 0 or > 2 || head.LastTicks < 0) throw JourneyArchive.Bad();
        head.Restore(count, (JourneyState)end, channelBefore, lastChannel);
        return head;
    }
}
