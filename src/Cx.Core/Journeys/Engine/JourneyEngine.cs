using System.Runtime.InteropServices;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Assigns interactions to journeys and gives them to the analyses: the one machine under the log and the tracker.</summary>
internal sealed partial class JourneyEngine
{
    // Heads of a run this long stay in the nearest cache.
    private const int LongestRun = 256;
    private const int FirstRun = 16;

    private readonly JourneyEnds? _ends;
    private readonly List<JourneyState> _endOf = [];
    private readonly Slots<int> _current;
    private readonly Dictionary<(int Customer, string Case), int> _byCase;
    private readonly Slots<int> _journeysOf;

    // Not used where a customer has one journey, which has the number of the customer then.
    private readonly Slots<int> _owners;

    // The journey before each interaction of the run at hand.
    private JourneyHead[] _heads = [];

    public JourneyEngine(Symbols events, Symbols channels, JourneyPartition partition, JourneyEnds? ends, TimeSpan? abandonAfter, bool isExact)
    {
        Events = events;
        Channels = channels;
        Partition = partition;
        _ends = ends;
        AbandonAfter = abandonAfter;
        IsExact = isExact;
        Heads = new Slots<JourneyHead>();
        Ordinals = new Slots<int>();
        _current = new Slots<int>();
        _byCase = [];
        _journeysOf = new Slots<int>();
        _owners = new Slots<int>();
        EventUses = new Slots<long>();
        ChannelUses = new Slots<long>();
    }

    private JourneyEngine(JourneyEngine other)
        : this(other.Events, other.Channels, other.Partition, other._ends, other.AbandonAfter, other.IsExact)
    {
        Heads = other.Heads.Copy();
        Ordinals = other.Ordinals.Copy();
        _current = other._current.Copy();
        _journeysOf = other._journeysOf.Copy();
        _owners = other._owners.Copy();
        _byCase = new Dictionary<(int Customer, string Case), int>(other._byCase);
        Journeys = other.Journeys;
        Interactions = other.Interactions;
        EventUses = other.EventUses.Copy();
        ChannelUses = other.ChannelUses.Copy();
        foreach (var one in other.Operators) Operators.Add(one.CopyFor(this));
    }

    public Symbols Events { get; }

    public Symbols Channels { get; }

    public JourneyPartition Partition { get; }

    public TimeSpan? AbandonAfter { get; }

    /// <summary>Whether every duration is kept: the batch path. A stream keeps bounds.</summary>
    public bool IsExact { get; }

    public Slots<JourneyHead> Heads { get; }

    /// <summary>Which journey of its customer each journey is; not used where a customer has one.</summary>
    public Slots<int> Ordinals { get; }

    /// <summary>How many interactions have each event: a name that nobody uses any more is forgotten.</summary>
    public Slots<long> EventUses { get; }

    public Slots<long> ChannelUses { get; }

    /// <summary>How many journeys there are.</summary>
    public int Journeys { get; private set; }

    public long Interactions { get; private set; }

    /// <summary>Whose interactions are being applied.</summary>
    public int Customer { get; private set; }

    public List<JourneyOperator> Operators { get; } = [];

    public JourneyEngine Copy() => new(this);

    /// <summary>Applies an interaction; those of one customer must come in their order.</summary>
    public void Apply(int customer, in Step step) => Apply(customer, new ReadOnlySpan<Step>(in step));

    /// <summary>Applies interactions of a customer, which must come in their order.</summary>
    public void Apply(int customer, ReadOnlySpan<Step> steps)
    {
        Customer = customer;
        while (!steps.IsEmpty)
        {
            var journey = JourneyOf(customer, in steps[0]);
            var length = Follow(journey, steps);
            var run = new JourneyRun(journey, steps[..length], _heads.AsSpan(0, length));
            foreach (var one in CollectionsMarshal.AsSpan(Operators)) one.Apply(in run);
            Interactions += length;
            steps = steps[length..];
        }
    }

    public JourneyState EndOf(int number)
    {
        while (_endOf.Count <= number) _endOf.Add(_ends?.EndOf(Events[_endOf.Count]) ?? JourneyState.Active);
        return _endOf[number];
    }

    /// <summary>Whose journey it is.</summary>
    public int CustomerOf(int journey) => Partition.Kind == PartitionKind.OnePerCustomer ? journey : _owners.Get(journey);

    /// <summary>How a journey stands at an instant.</summary>
    public JourneyState StateOf(in JourneyHead head, long asOf)
        => head.End != JourneyState.Active ? head.End
            : AbandonAfter is { } after && asOf - head.LastTicks >= after.Ticks ? JourneyState.Abandoned
            : JourneyState.Active;

    /// <summary>Lets a journey go on to the next interactions for as long as they are its own.</summary>
    /// <returns>How many are.</returns>
    private int Follow(int journey, ReadOnlySpan<Step> steps)
    {
        var most = Math.Min(steps.Length, LongestRun);
        if (_heads.Length < most) _heads = new JourneyHead[Math.Max(FirstRun, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)most))];
        ref var known = ref Heads[journey];
        var head = known;
        var length = 0;
        do
        {
            ref readonly var step = ref steps[length];
            _heads[length++] = head;
            head.Follow(in step, _ends is null ? JourneyState.Active : EndOf(step.Event));
            EventUses[step.Event]++;
            if (step.Channel >= 0) ChannelUses[step.Channel]++;
        }
        while (length < most && GoesOn(in head, in steps[length - 1], in steps[length]));
        known = head;
        return length;
    }

    private bool GoesOn(in JourneyHead head, in Step last, in Step next) => Partition.Kind switch
    {
        PartitionKind.OnePerCustomer => true,
        PartitionKind.ByCase => string.Equals(last.Case, next.Case, StringComparison.Ordinal),
        _ => !IsOver(in head, in next),
    };

    private bool IsOver(in JourneyHead head, in Step next) => Partition.Gap is { } gap ? next.Ticks - head.LastTicks > gap.Ticks : head.End != JourneyState.Active;

    /// <summary>The number of a customer's journey that an interaction belongs to.</summary>
    private int JourneyOf(int customer, in Step step)
    {
        switch (Partition.Kind)
        {
            case PartitionKind.OnePerCustomer:
                if (customer >= Journeys) Journeys = customer + 1;
                return customer;
            case PartitionKind.ByCase:
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_byCase, (customer, step.Case!), out var exists);
                if (!exists) known = Begin(customer);
                return known;
            default:
                ref var current = ref _current[customer];
                if (current == 0) return (current = Begin(customer) + 1) - 1;
                if (IsOver(in Heads[current - 1], in step)) current = Begin(customer) + 1;
                return current - 1;
        }
    }

    private int Begin(int customer)
    {
        var ordinal = _journeysOf[customer]++;
        var journey = Journeys++;
        Ordinals[journey] = ordinal;
        _owners[journey] = customer;
        return journey;
    }
}
