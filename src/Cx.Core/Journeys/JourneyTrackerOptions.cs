using Cx.Core.Streaming;

namespace Cx.Core.Journeys;

/// <summary>What a tracker is told once: which interactions form a journey, and how late they may come.</summary>
/// <remarks>
/// <para>Lateness has no default: only who knows the sources knows how late they are.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value, the sink and the known events as objects. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record JourneyTrackerOptions
{
    /// <summary>How many interactions of one customer may wait, if nothing else is said.</summary>
    public const int DefaultMaxPending = 4096;

    private readonly ValueList<EventSource> _sources = ValueList<EventSource>.Empty;

    private JourneyTrackerOptions(JourneyPartition partition, TimeSpan lateness)
    {
        Partition = partition;
        Lateness = lateness;
    }

    /// <summary>Which interactions form one journey.</summary>
    public JourneyPartition Partition { get; }

    /// <summary>How far behind the newest interaction another one may happen and still be accepted; 0 or more.</summary>
    public TimeSpan Lateness { get; }

    /// <summary>The events that end a journey; none by default.</summary>
    public JourneyEnds? Ends { get; init; }

    /// <summary>After how long a silence a journey without an end counts as abandoned; never by default.</summary>
    public TimeSpan? AbandonAfter { get; init; }

    /// <summary>Is handed every interaction that comes too late; nobody by default. They are counted either way.</summary>
    public Action<Interaction>? LateSink { get; init; }

    /// <summary>Whether an interaction that comes too late throws instead; false by default.</summary>
    public bool ThrowWhenLate { get; init; }

    /// <summary>How many interactions of one customer may wait; 4,096 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MaxPending
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one interaction of a customer waits.");
    } = DefaultMaxPending;

    /// <summary>How far after it was recorded an interaction may claim to have happened, where it says when it was recorded; a clock that is wrong must not move the watermark. <see langword="null"/>, the default, for any time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan? MaxFuture
    {
        get;
        init => field = value < TimeSpan.Zero ? throw new ArgumentOutOfRangeException(nameof(value), value, "The time is 0 or more.") : value;
    }

    /// <summary>The events that are known: others are invalid. <see langword="null"/>, the default, keeps them, so that conformance can see them.</summary>
    public IReadOnlySet<string>? KnownEvents { get; init; }

    /// <summary>Where interactions come from, by number from 0, each with its delay: the slowest source that is waited for moves the watermark, which is that of all of them less the lateness. None by default: then all that is offered is one source without delay.</summary>
    public IReadOnlyList<EventSource> Sources
    {
        get => _sources;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _sources = ValueList<EventSource>.Of(value);
        }
    }

    /// <summary>How long a source may be silent before it is not waited for; <see langword="null"/>, the default, for any time. Needs sources and a clock.</summary>
    public TimeSpan? IdleTimeout { get; init; }

    /// <summary>The clock by which a source is silent; <see langword="null"/> by default, and no clock is read.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Makes options.</summary>
    /// <param name="partition">Which interactions form one journey.</param>
    /// <param name="lateness">How far behind the newest interaction another one may happen and still be accepted; 0 or more.</param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lateness is negative.</exception>
    public static JourneyTrackerOptions Of(JourneyPartition partition, TimeSpan lateness)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return lateness >= TimeSpan.Zero
            ? new JourneyTrackerOptions(partition, lateness)
            : throw new ArgumentOutOfRangeException(nameof(lateness), lateness, "Lateness is 0 or more: 0 where interactions come in the order in which they happen.");
    }

    internal string Schema => $"partition={Partition.Kind}:{Partition.Gap?.Ticks} lateness={Lateness.Ticks} ends={Ends?.Schema} abandon={AbandonAfter?.Ticks}{(_sources.Count == 0 ? string.Empty : " sources=" + string.Join(',', _sources.Select(source => $"{source.Name}:{source.MaxDelay.Ticks}")))}";
}
