using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>The instant up to which event time is taken to be complete: of each source its greatest event time less its delay, of all of them the smallest.</summary>
/// <remarks>
/// <para>It never goes back. As long as a source that is waited for has sent nothing, there is none.</para>
/// <para>A source that is silent for the idle timeout is no longer waited for (<see cref="Poll"/> looks at the clock). When it sends again it is waited for again, and its events are judged by the watermark of that moment.</para>
/// <para>Thread safety: single writer.</para>
/// </remarks>
public sealed class Watermark
{
    internal const long NoTicks = long.MinValue;

    private readonly EventSource[] _sources;
    private readonly SourceState[] _states;
    private readonly TimeSpan? _idleTimeout;
    private readonly TimeSpan? _maxAhead;
    private readonly TimeProvider? _clock;

    /// <summary>A watermark over declared sources.</summary>
    /// <param name="sources">The sources, by number from 0.</param>
    /// <param name="idleTimeout">How long a source may be silent before it is not waited for, or <see langword="null"/>.</param>
    /// <param name="maxAhead">How far a source may run ahead before it should wait, or <see langword="null"/>.</param>
    /// <param name="clock">The clock; needed with an idle timeout.</param>
    /// <exception cref="ArgumentNullException">The sources are <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no source, a name is used twice, or an idle timeout comes without a clock.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time span is not above zero.</exception>
    public Watermark(IReadOnlyList<EventSource> sources, TimeSpan? idleTimeout = null, TimeSpan? maxAhead = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Count == 0) throw new ArgumentException("There is no source. Declare at least one: EventSource.Of(\"survey\", maxDelay).", nameof(sources));
        var twice = sources.GroupBy(source => source.Name, StringComparer.Ordinal).FirstOrDefault(name => name.Skip(1).Any());
        if (twice is not null) throw new ArgumentException($"The source {twice.Key} is declared twice. Give each source a name of its own.", nameof(sources));
        if (idleTimeout is { } idle && idle <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(idleTimeout), idleTimeout, "The idle timeout must be above zero.");
        if (maxAhead is { } ahead && ahead <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(maxAhead), maxAhead, "The farthest that a source may run ahead must be above zero.");
        if (idleTimeout is not null && clock is null) throw new ArgumentException("An idle timeout needs a clock. Give a TimeProvider, such as TimeProvider.System.", nameof(clock));
        _sources = [.. sources];
        _idleTimeout = idleTimeout;
        _maxAhead = maxAhead;
        _clock = clock;
        _states = new SourceState[_sources.Length];
        var now = clock?.GetTimestamp() ?? 0;
        foreach (ref var state in _states.AsSpan()) state = new SourceState { Greatest = NoTicks, IsActive = true, SeenAt = now };
    }

    /// <summary>The sources, by number from 0.</summary>
    public IReadOnlyList<EventSource> Sources => _sources;

    /// <summary>The watermark, or <see langword="null"/> while a source that is waited for has sent nothing.</summary>
    public DateTimeOffset? Current => Ticks == NoTicks ? null : new DateTimeOffset(Ticks, TimeSpan.Zero);

    internal long Ticks { get; private set; } = NoTicks;

    /// <summary>The number of a source.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The number.</returns>
    /// <exception cref="ArgumentException">There is no such source.</exception>
    public int IndexOf(string name)
    {
        var index = Array.FindIndex(_sources, source => string.Equals(source.Name, name, StringComparison.Ordinal));
        return index >= 0 ? index : throw new ArgumentException($"There is no source {name}; declared are {string.Join(", ", _sources.Select(source => source.Name))}.", nameof(name));
    }

    /// <summary>Whether a source has been silent for the idle timeout and is not waited for.</summary>
    /// <param name="source">The number of the source.</param>
    /// <returns>Whether it is idle.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no source of this number.</exception>
    public bool IsIdle(int source) => !StateOf(source).IsActive;

    /// <summary>Whether a source has run ahead of the others by more than is allowed, so that reading from it should wait.</summary>
    /// <param name="source">The number of the source.</param>
    /// <returns>Whether its greatest event time lies too far after the watermark, and it is not the one that the watermark waits for; never, where no limit was set or there is no watermark yet.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no source of this number.</exception>
    public bool MustWait(int source)
    {
        StateOf(source);
        return IsAhead(source);
    }

    /// <summary>A source has sent an event.</summary>
    /// <param name="source">The number of the source.</param>
    /// <param name="occurredAt">The event's time.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no source of this number.</exception>
    public void Observe(int source, DateTimeOffset occurredAt)
    {
        StateOf(source);
        Observe(source, occurredAt.UtcTicks);
    }

    /// <summary>Moves on to an instant, whatever the sources have sent: at the end of a stream, or when all sources are idle.</summary>
    /// <param name="instant">The instant. One before the watermark changes nothing.</param>
    public void AdvanceTo(DateTimeOffset instant) => Ticks = Math.Max(Ticks, instant.UtcTicks);

    /// <summary>Looks at the clock: a source that has sent nothing since longer than the idle timeout is not waited for.</summary>
    /// <returns>Whether the watermark moved.</returns>
    public bool Poll()
    {
        if (_idleTimeout is not { } timeout) return false;
        var now = _clock!.GetTimestamp();
        for (var source = 0; source < _states.Length; source++)
        {
            ref var state = ref _states[source];
            if (state.WasHeard) state.SeenAt = now;
            // One that is made to wait is not silent of its own accord.
            else if (_clock.GetElapsedTime(state.SeenAt, now) >= timeout && !IsAhead(source)) state.IsActive = false;
            state.WasHeard = false;
        }

        var before = Ticks;
        Rise();
        return Ticks != before;
    }

    /// <summary>The watermark and the sources.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Current is { } now ? now.ToString("O", CultureInfo.InvariantCulture) : "no watermark")} of {string.Join(", ", _sources.Select(source => source.Name))}");

    internal void Observe(int source, long ticks)
    {
        ref var state = ref _states[source];
        state.WasHeard = true;
        state.IsActive = true;
        if (ticks <= state.Greatest) return;
        state.Greatest = ticks;
        Rise();
    }

    /// <summary>As <see cref="MustWait"/>, of a source there is.</summary>
    internal bool IsAhead(int source)
    {
        ref var state = ref _states[source];
        return _maxAhead is { } ahead && Ticks != NoTicks && state.Greatest != NoTicks
            && state.Greatest - Ticks > ahead.Ticks && state.Greatest - _sources[source].MaxDelay.Ticks > Ticks;
    }

    /// <summary>What a snapshot keeps of a source.</summary>
    internal (long Greatest, bool IsActive) Saved(int source) => (_states[source].Greatest, _states[source].IsActive);

    /// <summary>Stands where another watermark over the same sources stands.</summary>
    internal void Restore(Watermark other) => Restore(other.Ticks, [.. other._states.Select(state => (state.Greatest, state.IsActive))]);

    /// <summary>Takes back what a snapshot kept; the clock of idleness begins anew.</summary>
    internal void Restore(long ticks, ReadOnlySpan<(long Greatest, bool IsActive)> sources)
    {
        Ticks = ticks;
        var now = _clock?.GetTimestamp() ?? 0;
        for (var i = 0; i < _states.Length; i++) _states[i] = new SourceState { Greatest = sources[i].Greatest, IsActive = sources[i].IsActive, SeenAt = now };
    }

    // The smallest of the sources that are waited for; where none is, the watermark stands.
    private void Rise()
    {
        var smallest = long.MaxValue;
        for (var i = 0; i < _states.Length; i++)
        {
            ref var state = ref _states[i];
            if (!state.IsActive) continue;
            if (state.Greatest == NoTicks) return;
            smallest = Math.Min(smallest, state.Greatest - _sources[i].MaxDelay.Ticks);
        }

        // An early event time less a long delay may lie before year 1.
        if (smallest != long.MaxValue && smallest > Ticks) Ticks = Math.Max(0, smallest);
    }

    private ref SourceState StateOf(int source)
    {
        if (source < 0 || source >= _states.Length)
            throw new ArgumentOutOfRangeException(nameof(source), source, string.Create(CultureInfo.InvariantCulture, $"There are sources 0…{_states.Length - 1}: {string.Join(", ", _sources.Select(known => known.Name))}."));
        return ref _states[source];
    }

    private struct SourceState
    {
        public long Greatest;
        public long SeenAt;
        public bool IsActive;

        // Read and cleared by Poll, so that no event has to ask the clock.
        public bool WasHeard;
    }
}
