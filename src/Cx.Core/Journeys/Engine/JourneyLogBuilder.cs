using System.Runtime.InteropServices;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Takes interactions in any order and sorts them by customer.</summary>
internal sealed class JourneyLogBuilder(JourneyPartition partition)
{
    private Step[] _steps = new Step[16];
    private int[] _customerOf = new int[16];
    private int _count;
    private long _invalid;
    private long _reordered;
    private readonly Slots<long> _newest = new();

    public Symbols Events { get; } = new();

    public Symbols Channels { get; } = new();

    public List<CustomerId> Customers { get; } = [];

    public Dictionary<CustomerId, int> Numbers { get; } = [];

    public void Add(in Interaction interaction)
    {
        if (Defect(in interaction, partition))
        {
            _invalid++;
            return;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(Numbers, interaction.Customer, out var exists);
        if (!exists)
        {
            number = Customers.Count;
            Customers.Add(interaction.Customer);
        }

        if (_count == _steps.Length)
        {
            Array.Resize(ref _steps, 2 * _count);
            Array.Resize(ref _customerOf, 2 * _count);
        }

        _customerOf[_count] = number;
        _steps[_count] = StepOf(in interaction, Events, Channels, keepNotes: true);
        ref var newest = ref _newest[number];
        if (_steps[_count].Ticks < newest) _reordered++;
        else newest = _steps[_count].Ticks;
        _count++;
    }

    /// <summary>The steps by customer, each customer's in order; where each customer's begin; and what became of all that was added.</summary>
    public (Step[] Steps, int[] From, OfferTally Tally) Sorted()
    {
        var from = new int[Customers.Count + 1];
        for (var i = 0; i < _count; i++) from[_customerOf[i] + 1]++;
        for (var customer = 0; customer < Customers.Count; customer++) from[customer + 1] += from[customer];
        var sorted = new Step[_count];
        var next = from.AsSpan(0, Customers.Count).ToArray();
        for (var i = 0; i < _count; i++) sorted[next[_customerOf[i]]++] = _steps[i];
        _steps = [];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var kept = 0;
        for (var customer = 0; customer < Customers.Count; customer++)
        {
            var own = sorted.AsSpan(from[customer], from[customer + 1] - from[customer]);
            if (!StepOrder.IsSorted(own)) own.Sort(StepOrder.Instance);
            from[customer] = kept;
            ids.Clear();
            for (var i = 0; i < own.Length; i++)
            {
                if (ids.Add(own[i].EventId)) sorted[kept++] = own[i];
            }
        }

        from[Customers.Count] = kept;
        var duplicates = _count - kept;
        if (duplicates > 0) Array.Resize(ref sorted, kept);
        var reordered = Math.Min(_reordered, kept);
        return (sorted, from, new OfferTally(_invalid, 0, duplicates, 0, reordered, kept - reordered));
    }

    public static bool Defect(in Interaction interaction, JourneyPartition partition)
        => interaction.EventId.IsEmpty || interaction.Customer.IsEmpty || interaction.Touchpoint.IsEmpty || interaction.OccurredAt.UtcTicks == 0
            || interaction.Channel is { IsEmpty: true } || interaction.Case is { IsEmpty: true }
            || (partition.Kind == PartitionKind.ByCase && interaction.Case is null);

    public static Step StepOf(in Interaction interaction, Symbols events, Symbols channels, bool keepNotes) => new()
    {
        Ticks = interaction.OccurredAt.UtcTicks,
        Offset = (short)interaction.OccurredAt.TotalOffsetMinutes,
        Sequence = interaction.Sequence,
        EventId = interaction.EventId.Text,
        Case = interaction.Case?.Text,
        Answer = interaction.Answer,
        Effort = interaction.Effort,
        Attributes = interaction.Attributes,
        Notes = keepNotes && (interaction.Outcome is not null || interaction.RecordedAt is not null) ? new StepNotes(interaction.Outcome, interaction.RecordedAt) : null,
        Event = events.NumberOf(interaction.Touchpoint.Text),
        Channel = interaction.Channel is { } channel ? ChannelNumber(channels.NumberOf(channel.Text)) : (short)-1,
    };

    private static short ChannelNumber(int number) => number <= short.MaxValue ? (short)number : throw new InvalidOperationException("There are more than 32,767 channels: this column is no channel.");
}
