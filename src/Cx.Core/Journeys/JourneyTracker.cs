using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Cx.Core.Feedback;
using Cx.Core.Scales;
using Cx.Core.Streaming;

namespace Cx.Core.Journeys;

/// <summary>Follows journeys while their interactions come in, in whatever order within a declared lateness, and answers at any time.</summary>
/// <remarks>
/// <para>An interaction waits until nothing older of its customer can come any more: until the watermark, the newest instant seen minus the lateness, has passed it. So any order of the same interactions within the lateness leads to the same state, byte for byte, and so does a log of them.</para>
/// <para>Memory grows with customers, names and different ways, not with interactions. Quantiles of times lie within certain bounds; all else is exact.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality: compare snapshots. No order. Thread safety: one thread at a time.</para>
/// </remarks>
/// <example>
/// <code>
/// var graph = new TransitionGraphSpec();
/// var tracker = new JourneyTracker(JourneyTrackerOptions.Of(JourneyPartition.OnePerCustomer, lateness: TimeSpan.FromHours(6))).Track(graph);
/// var monday = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
/// tracker.Offer(new() { EventId = new("2"), Customer = new("anna"), Touchpoint = new("setup"), OccurredAt = monday.AddHours(1) });
/// tracker.Offer(new() { EventId = new("1"), Customer = new("anna"), Touchpoint = new("signup"), OccurredAt = monday });   // Reordered
/// TransitionGraph known = tracker.Read(graph, asOf: monday.AddDays(1));
/// </code>
/// </example>
public sealed class JourneyTracker
{
    private readonly JourneyTrackerOptions _options;
    private readonly List<JourneySpec> _specs = [];
    private Symbols _events = new();
    private Symbols _channels = new();
    private List<CustomerId> _customers = [];
    private Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private PendingQueues _pending = new();
    private JourneyEngine _engine;
    private Streaming.Watermark? _sources;
    private long _newest = -1;
    private long _watermark;
    private long _invalid;
    private long _tooLate;
    private long _duplicate;
    private long _refused;
    private long _reordered;
    private long _onTime;

    /// <summary>Makes a tracker that has seen nothing.</summary>
    /// <param name="options">What it is told once.</param>
    /// <exception cref="ArgumentException">The options do not go together.</exception>
    public JourneyTracker(JourneyTrackerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        JourneyRules.Check(options.Partition, options.Ends, options.AbandonAfter);
        if (options.IdleTimeout is not null && options.Sources.Count == 0) throw new ArgumentException("An idle timeout is that of sources, and none is declared. Declare them: EventSource.Of(\"web\", maxDelay).", nameof(options));
        _options = options;
        _sources = options.Sources.Count == 0 ? null : new Streaming.Watermark(options.Sources, options.IdleTimeout, null, options.Clock);
        _engine = NewEngine(_events, _channels);
    }

    /// <summary>What it was told.</summary>
    public JourneyTrackerOptions Options => _options;

    /// <summary>The instant before which nothing is accepted any more; <see langword="null"/> while nothing was seen.</summary>
    public DateTimeOffset? Watermark => _watermark == 0 ? null : new DateTimeOffset(_watermark, TimeSpan.Zero);

    /// <summary>The newest instant seen; <see langword="null"/> while nothing was.</summary>
    public DateTimeOffset? Newest => _newest < 0 ? null : new DateTimeOffset(_newest, TimeSpan.Zero);

    /// <summary>How many accepted interactions still wait.</summary>
    public long Pending => _pending.Count;

    /// <summary>How many customers are known.</summary>
    public int Customers => _numbers.Count;

    /// <summary>What became of all that was offered.</summary>
    public OfferTally Tally => new(_invalid, _tooLate, _duplicate, _refused, _reordered, _onTime);

    /// <summary>Adds a question, before the first interaction.</summary>
    /// <param name="spec">The question.</param>
    /// <returns>This tracker.</returns>
    /// <exception cref="InvalidOperationException">Interactions were already offered: their part in the answer would be missing.</exception>
    public JourneyTracker Track(JourneySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (Tally.Offered > 0 || _watermark != 0) throw new InvalidOperationException("Interactions were already offered, and this question would not know them. Track all questions first.");
        if (_specs.Contains(spec)) return this;
        _specs.Add(spec);
        _engine.Operators.Add(spec.CreateOperator(_engine));
        return this;
    }

    /// <summary>Offers an interaction.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="InvalidOperationException">Several sources are declared, and it is not said which one it comes from.</exception>
    /// <exception cref="LateInteractionException">It came too late, and the options say to throw then.</exception>
    public OfferOutcome Offer(in Interaction interaction)
        => _options.Sources.Count > 1
            ? throw new InvalidOperationException($"There are {_options.Sources.Count.ToString(CultureInfo.InvariantCulture)} sources, and each has a watermark. Say which one the interaction comes from: Offer(in interaction, source).")
            : Offer(in interaction, 0);

    /// <summary>Offers an interaction of one of several sources.</summary>
    /// <param name="interaction">The interaction.</param>
    /// <param name="source">The number of its source in the options; 0 where none is declared.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no source of this number.</exception>
    /// <exception cref="LateInteractionException">It came too late, and the options say to throw then.</exception>
    public OfferOutcome Offer(in Interaction interaction, int source)
    {
        if (source < 0 || source >= Math.Max(1, _options.Sources.Count)) throw new ArgumentOutOfRangeException(nameof(source), source, $"There are {_options.Sources.Count.ToString(CultureInfo.InvariantCulture)} sources, numbered from 0.");
        if (IsInvalid(in interaction))
        {
            _invalid++;
            return OfferOutcome.Invalid;
        }

        var ticks = interaction.OccurredAt.UtcTicks;
        if (ticks < _watermark)
        {
            _tooLate++;
            if (_options.ThrowWhenLate) throw new LateInteractionException(interaction.OccurredAt, Watermark!.Value);
            _options.LateSink?.Invoke(interaction);
            return OfferOutcome.TooLate;
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, interaction.Customer.Text, out var exists);
        if (!exists)
        {
            known = _customers.Count;
            _customers.Add(interaction.Customer);
        }

        var customer = known;
        // What is over cannot be a duplicate of what comes, and makes room.
        while (_pending.TryDue(_watermark, out var due)) Release(_engine, _pending, due, _watermark);
        Release(_engine, _pending, customer, _watermark);
        return Accept(customer, in interaction, ticks, source);
    }

    /// <summary>Says that nothing from before an instant will come any more.</summary>
    /// <param name="instant">The instant; an earlier one than the watermark changes nothing.</param>
    public void AdvanceTo(DateTimeOffset instant)
    {
        _watermark = Math.Max(_watermark, instant.UtcTicks);
        ReleaseAll(_engine, _pending, _watermark);
    }

    /// <summary>Looks at the clock: a source that has sent nothing since longer than the idle timeout is not waited for.</summary>
    /// <returns>Whether the watermark moved.</returns>
    public bool Poll()
    {
        var before = _watermark;
        if (_sources?.Poll() == true) FollowSources();
        return _watermark != before;
    }

    /// <summary>The final answer: everything from before the watermark, and nothing after it.</summary>
    /// <typeparam name="TResult">The answer.</typeparam>
    /// <param name="spec">A question that is tracked.</param>
    /// <returns>The answer as of the watermark.</returns>
    /// <exception cref="ArgumentException">The question is not tracked.</exception>
    public TResult Read<TResult>(JourneySpec<TResult> spec)
    {
        var place = PlaceOf(spec);
        ReleaseAll(_engine, _pending, _watermark);
        return spec.Read(_engine.Operators[place], Look(_engine, Watermark ?? DateTimeOffset.UnixEpoch, isProvisional: false));
    }

    /// <summary>The provisional answer: everything accepted so far, as if nothing older would come any more.</summary>
    /// <typeparam name="TResult">The answer.</typeparam>
    /// <param name="spec">A question that is tracked.</param>
    /// <param name="asOf">The instant of the look, not before the newest interaction. For an earlier one use a log.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The question is not tracked.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the newest interaction.</exception>
    public TResult Read<TResult>(JourneySpec<TResult> spec, DateTimeOffset asOf)
    {
        var place = PlaceOf(spec);
        if (asOf.UtcTicks < _newest) throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "A tracker no longer knows how it stood before its newest interaction. Ask a JourneyLog for an earlier instant.");
        ReleaseAll(_engine, _pending, _watermark);
        var engine = _engine.Copy();
        for (var customer = 0; customer < _customers.Count; customer++)
        {
            foreach (var step in _pending.Of(customer)) engine.Apply(customer, in step);
        }

        return spec.Read(engine.Operators[place], Look(engine, asOf, isProvisional: asOf.UtcTicks > _watermark));
    }

    /// <summary>Takes in the state of a tracker that followed other customers.</summary>
    /// <param name="other">The other tracker, left as it is but for what its watermark releases.</param>
    /// <exception cref="InvalidOperationException">It was told something else, tracks other questions, or shares a customer. Nothing has changed then.</exception>
    public void Merge(JourneyTracker other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other) || !string.Equals(Schema(), other.Schema(), StringComparison.Ordinal))
            throw new InvalidOperationException("The two trackers were told different things or track different questions, so their states do not add up.");
        if (other._numbers.Keys.Any(_numbers.ContainsKey))
            throw new InvalidOperationException("The two trackers share a customer, and the journeys of one customer cannot be put together from two halves. Divide the interactions by customer.");
        var image = other.Write();
        Take(image, takesOut: false);
        _invalid += other._invalid;
        _tooLate += other._tooLate;
        _duplicate += other._duplicate;
        _refused += other._refused;
        _reordered += other._reordered;
        _onTime += other._onTime;
        ReleaseAll(_engine, _pending, _watermark);
    }

    /// <summary>Forgets a customer: the state becomes the one of a tracker that never saw them. The tally still says how many interactions were offered.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="interactions">All interactions of the customer that were accepted, in any order: a counter does not know whose it is, so they are counted again and taken out.</param>
    /// <returns>Whether the customer was known.</returns>
    /// <exception cref="ArgumentException">These are not the interactions that were counted. Nothing has changed then.</exception>
    public bool Forget(CustomerId customer, IEnumerable<Interaction> interactions)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        if (!_numbers.TryGetValue(customer.Text, out var number)) return false;
        ReleaseAll(_engine, _pending, _watermark);
        var alone = new JourneyTracker(_options with { LateSink = null, ThrowWhenLate = false, MaxPending = int.MaxValue });
        foreach (var spec in _specs) alone.Track(spec);
        foreach (var interaction in interactions.Where(one => one.Customer == customer && one.OccurredAt.UtcTicks < _watermark).Distinct().OrderBy(one => one, InteractionOrder.Instance)) alone.Offer(in interaction);
        alone.AdvanceTo(new DateTimeOffset(_watermark, TimeSpan.Zero));
        if (!alone.IsAll(this, number)) throw new ArgumentException("These are not all the interactions of the customer that were counted, so they cannot be taken out. Give every one that was accepted.", nameof(interactions));
        Take(alone.Write(), takesOut: true);
        while (_pending.TryTake(number, long.MaxValue, out _))
        {
        }

        _engine.Forget(number);
        _numbers.Remove(customer.Text);
        _customers[number] = default;
        return true;
    }

    /// <summary>The state as bytes. Equal states give equal bytes.</summary>
    /// <param name="withTally">Whether the tally is part of it: it depends on the order in which interactions came, the state does not.</param>
    /// <returns>The snapshot.</returns>
    public Snapshot ToSnapshot(bool withTally = true)
    {
        ReleaseAll(_engine, _pending, _watermark);
        return Snapshot.Of<JourneyImageCodec, JourneyImage>(new JourneyImage(Schema(), Write(), withTally ? Tally : null));
    }

    /// <summary>Goes back to the state of a snapshot, whatever this tracker has seen.</summary>
    /// <param name="snapshot">The snapshot of a tracker that was told the same and tracks the same questions in the same order.</param>
    /// <param name="limits">How much it may cost.</param>
    /// <param name="error">Why it cannot be.</param>
    /// <returns>Whether it was restored. If not, nothing has changed.</returns>
    public bool TryRestore(Snapshot snapshot, in ReadLimits limits, out SnapshotError error)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!snapshot.TryRead<JourneyImageCodec, JourneyImage>(in limits, out var image, out error)) return false;
        if (!string.Equals(image.Schema, Schema(), StringComparison.Ordinal))
        {
            error = new SnapshotError(SnapshotErrorKind.OtherSchema, 0);
            return false;
        }

        var fresh = new JourneyTracker(_options);
        foreach (var spec in _specs) fresh.Track(spec);
        try
        {
            fresh.Take(image.State, takesOut: false);
        }
        catch (Exception e) when (e is FormatException or JsonException or OverflowException or ArgumentException or ScaleMismatchException or InvalidOperationException)
        {
            // The checksum was right and the contents are not: bytes that somebody made up.
            error = new SnapshotError(SnapshotErrorKind.OutOfRange, 0);
            return false;
        }

        Become(fresh, image.Tally ?? default);
        return true;
    }

    /// <summary>What it has seen.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Customers} customers, {_engine.Interactions} interactions, {Pending} waiting");

    private JourneyEngine NewEngine(Symbols events, Symbols channels) => new(events, channels, _options.Partition, _options.Ends, _options.AbandonAfter, isExact: false);

    private bool IsInvalid(in Interaction interaction)
        => JourneyLogBuilder.Defect(in interaction, _options.Partition)
            || (_options.MaxFuture is { } future && interaction.RecordedAt is { } recorded && interaction.OccurredAt - recorded > future)
            || (_options.KnownEvents is { } events && !events.Contains(interaction.Touchpoint.Text));

    private OfferOutcome Accept(int customer, in Interaction interaction, long ticks, int source)
    {
        if (_pending.CountOf(customer) > 0 && _pending.Holds(customer, interaction.EventId.Text))
        {
            _duplicate++;
            return OfferOutcome.Duplicate;
        }

        if (_pending.CountOf(customer) >= _options.MaxPending)
        {
            _refused++;
            return OfferOutcome.Refused;
        }

        var isLater = _pending.Add(customer, JourneyLogBuilder.StepOf(in interaction, _events, _channels, keepNotes: false));
        Observe(source, ticks);

        if (isLater)
        {
            _onTime++;
            return OfferOutcome.OnTime;
        }

        _reordered++;
        return OfferOutcome.Reordered;
    }

    private void Observe(int source, long ticks)
    {
        _newest = Math.Max(_newest, ticks);
        if (_sources is null)
        {
            _watermark = Math.Max(_watermark, ticks - _options.Lateness.Ticks);
            return;
        }

        _sources.Observe(source, ticks);
        FollowSources();
    }

    private void FollowSources()
    {
        if (_sources is { Current: not null }) _watermark = Math.Max(_watermark, _sources.Ticks - _options.Lateness.Ticks);
    }

    private void ReleaseAll(JourneyEngine engine, PendingQueues pending, long before)
    {
        while (pending.TryDue(before, out var due)) Release(engine, pending, due, before);
        if (pending.Count == 0) return;
        for (var customer = 0; customer < _customers.Count; customer++) Release(engine, pending, customer, before);
    }

    private static void Release(JourneyEngine engine, PendingQueues pending, int customer, long before)
    {
        while (pending.TryTake(customer, before, out var step)) engine.Apply(customer, in step);
    }

    private int PlaceOf(JourneySpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var place = _specs.IndexOf(spec);
        return place >= 0 ? place : throw new ArgumentException("This question is not tracked. Track it before the first interaction.", nameof(spec));
    }

    private JourneyLook Look(JourneyEngine engine, DateTimeOffset asOf, bool isProvisional) => new() { Engine = engine, Customers = _customers, AsOf = asOf, IsProvisional = isProvisional, Tally = Tally };

    private string Schema() => $"journeys {_options.Schema} {SchemaText.Of(_specs.Select(spec => spec.Schema))}";

    private ReadOnlyMemory<byte> Write()
    {
        ReleaseAll(_engine, _pending, _watermark);
        var archive = new JourneyArchive();
        archive.Value(_watermark);
        archive.Value(_newest);
        for (var source = 0; source < _options.Sources.Count; source++)
        {
            var (greatest, isActive) = _sources!.Saved(source);
            archive.Value(greatest);
            archive.Value(isActive ? 1 : 0);
        }

        _engine.Exchange(archive, _customers, customer => _pending.CountOf(customer) > 0, _ => -1);
        foreach (var customer in archive.Customers)
        {
            var own = _pending.Of(customer).ToList();
            archive.Count(own.Count);
            foreach (var step in own) StepText.Exchange(archive, step, _events, _channels);
        }

        return archive.Written.ToArray();
    }

    private void Take(ReadOnlyMemory<byte> bytes, bool takesOut)
    {
        var archive = new JourneyArchive(bytes.Span, takesOut);
        var (watermark, newest) = (archive.Value(0), archive.Value(0));
        if (watermark < 0 || watermark > DateTimeOffset.MaxValue.Ticks || newest < -1 || newest > DateTimeOffset.MaxValue.Ticks) throw JourneyArchive.Bad();
        var sources = new (long Greatest, bool IsActive)[_options.Sources.Count];
        for (var source = 0; source < sources.Length; source++)
        {
            var (own, greatest, isActive) = (_sources!.Saved(source), archive.Value(0), archive.Value(0));
            if (greatest > newest || (greatest < 0 && greatest != Streaming.Watermark.NoTicks) || isActive is not (0 or 1)) throw JourneyArchive.Bad();
            // Of two that are merged, the later one counts, and a source that one of them waits for is waited for.
            sources[source] = (Math.Max(own.Greatest, greatest), isActive == 1 || (own.IsActive && own.Greatest != Streaming.Watermark.NoTicks));
        }

        _engine.Exchange(archive, _customers, _ => false, Add);
        foreach (var customer in archive.Customers)
        {
            for (var left = archive.Count(0); left > 0; left--)
            {
                var step = StepText.Exchange(archive, default, _events, _channels);
                if (!takesOut) _pending.Add(customer, in step);
            }
        }

        if (!archive.IsAtEnd) throw JourneyArchive.Bad();
        if (takesOut) return;
        _watermark = Math.Max(_watermark, watermark);
        _newest = Math.Max(_newest, newest);
        _sources?.Restore(_sources.Ticks, sources);
        FollowSources();
    }

    private int Add(CustomerId customer)
    {
        if (!_numbers.TryAdd(customer.Text, _customers.Count)) throw JourneyArchive.Bad();
        _customers.Add(customer);
        return _customers.Count - 1;
    }

    private bool IsAll(JourneyTracker whole, int number)
    {
        long mine = 0;
        for (var journey = 0; journey < whole._engine.Journeys; journey++)
        {
            var head = whole._engine.Heads.Get(journey);
            if (head.Count > 0 && whole._engine.CustomerOf(journey) == number) mine += head.Count;
        }

        return mine == _engine.Interactions;
    }

    private void Become(JourneyTracker other, OfferTally tally)
    {
        (_events, _channels, _customers, _numbers, _pending, _engine) = (other._events, other._channels, other._customers, other._numbers, other._pending, other._engine);
        (_newest, _watermark, _sources) = (other._newest, other._watermark, other._sources);
        (_invalid, _tooLate, _duplicate, _refused, _reordered, _onTime) = (tally.Invalid, tally.TooLate, tally.Duplicate, tally.Refused, tally.Reordered, tally.OnTime);
    }
}
