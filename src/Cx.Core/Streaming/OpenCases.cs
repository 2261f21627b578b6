using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Cx.Core.Aggregation;

namespace Cx.Core.Streaming;

/// <summary>The cases that are still open, counted by the slice of time in which they were opened: what <see cref="DurationSketch"/> leaves out.</summary>
/// <remarks>
/// <para>Open cases grow older, so it is the opening that is kept; their ages are those at the instant of a reading. Opening a case adds its opening; closing it removes that here and adds the duration to the sketch.</para>
/// <para>Slices are half-open and counted from 1970-01-01 UTC. A case stands for the middle of its slice, so ages are right to half a slice. Merging two of different slices gives the least common multiple of both, exactly as if all cases had been counted in it.</para>
/// <para>The <see langword="default"/> is empty, in slices of a minute, ready to use and the identity of merging.</para>
/// <para>It owns memory: after an assignment and a change of the one, the other throws. <see cref="Copy"/> gives an independent one. Changes are extension methods (<see cref="SketchExtensions"/>).</para>
/// <para>Equal when slice and counters are equal. No order. Thread safety: one writer.</para>
/// </remarks>
/// <example>
/// <code>
/// OpenCases open = default;
/// DurationSketch resolved = default;
/// var opened = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
/// open.Add(opened);                            // a ticket comes in
/// open.Remove(opened);                         // and is resolved
/// resolved.Add(TimeSpan.FromHours(3));
/// var all = resolved.ToDurationDistribution(open, asOf: opened.AddDays(1));
/// </code>
/// </example>
[JsonConverter(typeof(OpenCasesJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public struct OpenCases : IReversibleAggregate<OpenCases, DateTimeOffset>, IEquatable<OpenCases>
{
    private SliceCounters? _counters;
    private ulong _version;
    private long _n;

    // Less one, so that zero bits are a minute.
    private long _minutesLess1;

    /// <summary>The length of a slice, a whole number of minutes.</summary>
    public readonly TimeSpan Slice => TimeSpan.FromTicks(Minutes * TimeSpan.TicksPerMinute);

    /// <summary>The open cases.</summary>
    public readonly long N => _n;

    internal readonly long Minutes => _minutesLess1 + 1;

    internal readonly SliceCounters? Counters
    {
        get
        {
            Own();
            return _counters;
        }
    }

    /// <summary>An empty count in longer slices, for where memory is dearer than exact ages.</summary>
    /// <param name="slice">A whole number of minutes, at least one.</param>
    /// <returns>The count.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The slice is not a whole number of minutes, or none.</exception>
    public static OpenCases WithSlice(TimeSpan slice)
        => slice.Ticks > 0 && slice.Ticks % TimeSpan.TicksPerMinute == 0
            ? new OpenCases { _minutesLess1 = (slice.Ticks / TimeSpan.TicksPerMinute) - 1 }
            : throw new ArgumentOutOfRangeException(nameof(slice), slice, "A slice is a whole number of minutes, at least one.");

    /// <summary>A copy that shares nothing.</summary>
    /// <returns>The copy.</returns>
    public readonly OpenCases Copy()
    {
        Own();
        var copy = this;
        copy._counters = _counters?.Clone();
        copy._version = 0;
        return copy;
    }

    /// <inheritdoc/>
    public readonly bool Equals(OpenCases other)
    {
        Own();
        other.Own();
        return _n == other._n && _minutesLess1 == other._minutesLess1 && InOrder(_counters).SequenceEqual(InOrder(other._counters));
    }

    /// <inheritdoc/>
    public override readonly bool Equals([NotNullWhen(true)] object? obj) => obj is OpenCases other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(_n, _minutesLess1);

    /// <summary>Whether two counts hold the same.</summary>
    /// <param name="left">One count.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(in OpenCases left, in OpenCases right) => left.Equals(right);

    /// <summary>Whether two counts differ.</summary>
    /// <param name="left">One count.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(in OpenCases left, in OpenCases right) => !left.Equals(right);

    /// <summary>How many cases, in which slices.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_n} open, in slices of {Slice:c}");

    static void IAggregate<OpenCases, DateTimeOffset>.Add(ref OpenCases state, DateTimeOffset value) => state.Count(value, 1);

    static void IReversibleAggregate<OpenCases, DateTimeOffset>.Remove(ref OpenCases state, DateTimeOffset value) => state.Count(value, -1);

    static void IAggregate<OpenCases, DateTimeOffset>.Merge(ref OpenCases state, in OpenCases other) => state.Combine(in other, 1);

    static void IReversibleAggregate<OpenCases, DateTimeOffset>.Subtract(ref OpenCases state, in OpenCases other) => state.Combine(in other, -1);

    static OpenCases IAggregate<OpenCases, DateTimeOffset>.Copy(in OpenCases state) => state.Copy();

    /// <summary>Takes the counters over.</summary>
    internal static OpenCases From(long minutes, SliceCounters counters, long n)
        => new() { _minutesLess1 = minutes - 1, _counters = counters.Pages == 0 ? null : counters, _n = n };

    internal void Count(DateTimeOffset opened, long by)
    {
        if (_counters is null) (_counters, _version) = (new SliceCounters(), 0);
        Own();
        _counters.Add(SliceOf(opened.UtcTicks, Minutes), by);
        _n += by;
        Stamp();
    }

    internal void Combine(in OpenCases other, long sign)
    {
        other.Own();
        Own();
        var minutes = CommonMultiple(Minutes, other.Minutes);
        var theirs = other._counters;
        if (theirs is not null && (ReferenceEquals(theirs, _counters) || other.Minutes != minutes)) theirs = Folded(theirs, minutes / other.Minutes);
        var mine = _counters is not null && Minutes != minutes ? Folded(_counters, minutes / Minutes) : _counters;
        var n = _n + (sign * other._n);
        if (theirs is not null)
        {
            mine ??= new SliceCounters();

            // All or nothing: an overflow shows before anything changes.
            foreach (var (slice, count) in theirs.InOrder()) _ = mine.Get(slice) + (sign * count);
            foreach (var (slice, count) in theirs.InOrder()) mine.Add(slice, sign * count);
        }

        (_n, _minutesLess1) = (n, minutes - 1);
        if (!ReferenceEquals(mine, _counters))
        {
            // A copy by assignment that shares the counters before must not go on with them: it would not know.
            if (_counters is not null) _counters.Version = Next(_counters.Version);
            _counters = mine;
            _version = mine!.Version;
        }

        Stamp();
    }

    /// <summary>Adds the ages at an instant to the bins.</summary>
    internal readonly void AddAges(SortedDictionary<long, (long Ended, long Open)> bins, DateTimeOffset asOf)
    {
        Own();
        var length = Slice.Ticks;
        var now = asOf.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        foreach (var (slice, count) in InOrder(_counters))
        {
            var start = slice * length;
            if (count < 0)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The slice that begins at {Instant(start):O} counts {count} open cases: more was taken out than was put in. Merge the state that holds these cases first."));
            if (start > now)
                throw new ArgumentOutOfRangeException(nameof(asOf), asOf, string.Create(CultureInfo.InvariantCulture, $"A case was opened in the slice that begins at {Instant(start):O}, after that instant. Ask for a later one."));
            var age = Math.Max(0, now - start - (length / 2));
            var bin = bins.GetValueOrDefault(age);
            bins[age] = (bin.Ended, bin.Open + count);
        }
    }

    private static DateTimeOffset Instant(long sinceEpoch) => DateTimeOffset.UnixEpoch.AddTicks(Math.Max(sinceEpoch, -DateTimeOffset.UnixEpoch.UtcTicks));

    private static IEnumerable<(long Slice, long Count)> InOrder(SliceCounters? counters) => counters?.InOrder() ?? [];

    private static long SliceOf(long utcTicks, long minutes) => FloorDivide(utcTicks - DateTimeOffset.UnixEpoch.UtcTicks, minutes * TimeSpan.TicksPerMinute);

    private static long FloorDivide(long value, long by) => value >= 0 ? value / by : -((-value + by - 1) / by);

    private static long CommonMultiple(long a, long b)
    {
        long x = a, y = b;
        while (y != 0) (x, y) = (y, x % y);
        var multiple = a / x * b;
        return multiple <= TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMinute
            ? multiple
            : throw new OverflowException(string.Create(CultureInfo.InvariantCulture, $"Slices of {a} and of {b} minutes have no common multiple that is a duration. Choose slices of which one divides the other."));
    }

    private static SliceCounters Folded(SliceCounters counters, long times)
    {
        if (times == 1) return counters.Clone();
        var folded = new SliceCounters();
        foreach (var (slice, count) in counters.InOrder()) folded.Add(FloorDivide(slice, times), count);
        return folded;
    }

    // Unchecked: after 2^64 changes a stamp may meet one that stale copies remember.
    private static ulong Next(ulong version) => unchecked(version + 1);

    private void Stamp()
    {
        if (_counters is not null) _version = _counters.Version = Next(_version);
    }

    private readonly void Own()
    {
        if (_counters is not null && _counters.Version != _version) Ownership.ThrowStale(nameof(OpenCases));
    }
}
