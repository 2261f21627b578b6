using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Streaming;

/// <summary>An alarm against an agreed target that may be looked at after every answer: the chance that it is ever raised while the target holds is at most α.</summary>
/// <remarks>
/// <para>It bets on a bounded mean with a fixed mixture of stakes (after Waudby-Smith and Ramdas, 2024); by Ville's inequality the bets ever reach 1/α with probability at most α if each answer is as expected given those before it. A test at every look has no such promise.</para>
/// <para>The evidence is a function of the counts alone, so it is the same for every order, shard and merge. A raised alarm stays raised.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: one thread.</para>
/// </remarks>
/// <example>
/// <code>
/// var alarm = MeanAlarm.Nps(target: 30, alpha: 0.05, AlarmSide.Falls);
/// RatingCounts&lt;Nps&gt; since = default;   // counted since the alarm was set
/// AlarmReading reading = alarm.Look(since);
/// bool isRaised = reading.IsRaised;     // false: no answers, no evidence
/// </code>
/// </example>
public sealed class MeanAlarm
{
    private const ushort StateSection = 2;
    private const int Raised = 1;
    private const int Guaranteed = 2;

    private readonly BoundedMean _mean;
    private readonly double[] _falls;
    private readonly double[] _rises;
    private long[] _before;

    private MeanAlarm(BoundedMean mean, double target, double alpha, AlarmSide side)
    {
        // An interval has a confidence above one half.
        if (!(alpha > 0 && alpha < 0.5)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The chance of a false alarm is above 0 and below 0.5; 0.05 is usual.");
        if (!Enum.IsDefined(side)) throw new ArgumentOutOfRangeException(nameof(side), side, "The side is Either, Falls or Rises.");
        var m = mean.OfTarget(target, nameof(target));
        _mean = mean;
        _before = new long[mean.Values.Length];
        _falls = Betting.LogFactors(mean.Values, m, falls: true);
        _rises = Betting.LogFactors(mean.Values, m, falls: false);
        Target = target;
        Alpha = alpha;
        Side = side;
    }

    /// <summary>The target, in the unit of the score: points, a share 0…1, or scale units.</summary>
    public double Target { get; }

    /// <summary>The chance that the alarm is ever raised while the target holds, a share between 0 and 0.5.</summary>
    public double Alpha { get; }

    /// <summary>The direction that raises it.</summary>
    public AlarmSide Side { get; }

    /// <summary>Whether it is or was raised.</summary>
    public bool IsRaised { get; private set; }

    /// <summary>Whether the promised rate of false alarms holds; not after answers were withdrawn.</summary>
    public bool IsGuaranteed { get; private set; } = true;

    /// <summary>An alarm of the net promoter score.</summary>
    /// <param name="target">The target, in points, strictly between −100 and 100.</param>
    /// <param name="alpha">The chance of a false alarm, ever; above 0, below 0.5.</param>
    /// <param name="side">The direction that raises it.</param>
    /// <returns>The alarm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target or α is outside of its range.</exception>
    public static MeanAlarm Nps(double target, double alpha, AlarmSide side = AlarmSide.Either) => new(BoundedMean.Nps(), target, alpha, side);

    /// <summary>An alarm of the share of favourable answers.</summary>
    /// <typeparam name="TScale">The scale, with boxes.</typeparam>
    /// <param name="target">The target, a share strictly between 0 and 1.</param>
    /// <param name="alpha">The chance of a false alarm, ever; above 0, below 0.5.</param>
    /// <param name="side">The direction that raises it.</param>
    /// <returns>The alarm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target or α is outside of its range.</exception>
    /// <exception cref="InvalidOperationException">The scale names no box.</exception>
    public static MeanAlarm TopBox<TScale>(double target, double alpha, AlarmSide side = AlarmSide.Either)
        where TScale : struct, IScale<TScale> => new(BoundedMean.TopBox<TScale>(), target, alpha, side);

    /// <summary>An alarm of the mean.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="target">The target, in scale units, strictly between the scale's min and max.</param>
    /// <param name="alpha">The chance of a false alarm, ever; above 0, below 0.5.</param>
    /// <param name="side">The direction that raises it.</param>
    /// <returns>The alarm.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The target or α is outside of its range.</exception>
    public static MeanAlarm Mean<TScale>(double target, double alpha, AlarmSide side = AlarmSide.Either)
        where TScale : struct, IScale<TScale> => new(BoundedMean.Mean<TScale>(), target, alpha, side);

    /// <summary>Looks at the counts. Look as often as you like.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="counts">Everything counted since the alarm was set. A level that counts less than at the look before was withdrawn from: <see cref="IsGuaranteed"/> is false from then on.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ScaleMismatchException">The counts are on another scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is below zero.</exception>
    public AlarmReading Look<TScale>(in RatingCounts<TScale> counts)
        where TScale : struct, IScale<TScale>
    {
        var levels = _mean.Levels(in counts);
        long n = 0;
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] < 0) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The counter of {_mean.Scale.Min + i} is {levels[i]}: more was taken out than was put in. Merge the state that holds these answers first."));
            if (levels[i] < _before[i]) IsGuaranteed = false;
            n += levels[i];
        }

        _before = levels;
        var evidence = Evidence(levels);
        IsRaised |= evidence >= -Math.Log(Alpha);
        return new AlarmReading(n, evidence, IsRaised, IsGuaranteed, () => Sequence(levels));
    }

    /// <summary>Says that answers were withdrawn from the counts: the promise no longer holds.</summary>
    public void NoteWithdrawal() => IsGuaranteed = false;

    /// <summary>What the next look depends on beside its counts: whether the alarm was raised, whether its promise holds, and the counts of the last look.</summary>
    /// <returns>The snapshot; equal states give equal bytes.</returns>
    /// <exception cref="OverflowException">The counters sum to more than 2⁵⁶.</exception>
    public Snapshot ToSnapshot()
    {
        var schema = Canonical();
        var bytes = new byte[SnapshotWriter.EnvelopeBytes(schema, 1) + ((_before.Length + 2) * SnapshotWriter.NumberBytes)];
        var writer = new SnapshotWriter(bytes, SnapshotKinds.MeanAlarm, schema);
        writer.BeginSection(StateSection);
        writer.WriteByte((byte)((IsRaised ? Raised : 0) | (IsGuaranteed ? Guaranteed : 0)));
        writer.WriteCounters(_before);
        return Snapshot.FromWritten(bytes.AsSpan(0, writer.Finish()));
    }

    /// <summary>Puts the state of a snapshot in place of this one. Twice is the same as once.</summary>
    /// <param name="snapshot">A snapshot of an alarm of the same score, scale, target, α and side; others are refused (<see cref="SnapshotErrorKind.OtherSchema"/>).</param>
    /// <param name="error">Why the snapshot was refused; this state is then what it was.</param>
    /// <returns>Whether the state was restored.</returns>
    /// <exception cref="ArgumentNullException">There is no snapshot.</exception>
    public bool TryRestore(Snapshot snapshot, out SnapshotError error)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!SnapshotReader.TryOpen(snapshot.Bytes.Span, SnapshotKinds.MeanAlarm, default, out var reader, out error)) return false;
        byte flags = 0;
        var counts = new long[_before.Length];
        var ok = reader.TryMatch(Canonical()) && reader.TryEnter(StateSection) && reader.TryReadByte(out flags) && IsState(ref reader, flags, counts) && reader.TryClose();
        error = reader.Error;
        if (!ok) return false;
        _before = counts;
        IsRaised = (flags & Raised) != 0;
        IsGuaranteed = (flags & Guaranteed) != 0;
        return true;
    }

    /// <summary>The score, the target and whether it is raised.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_mean.Name} on {_mean.Scale.Id} against {Target}: {(IsRaised ? "alarm" : "quiet")}");

    private static bool IsState(ref SnapshotReader reader, byte flags, long[] counts)
    {
        if (flags > (Raised | Guaranteed)) return reader.Fail(SnapshotErrorKind.OutOfRange);
        var at = reader.Offset;
        return reader.TryReadCounters(counts) && (!counts.AsSpan().ContainsAnyInRange(long.MinValue, -1) || reader.Fail(SnapshotErrorKind.OutOfRange, at));
    }

    private string Canonical() => string.Create(CultureInfo.InvariantCulture, $"mean alarm of {_mean.Canonical} target={Target:R} alpha={Alpha:R} side={Side}");

    private Interval Sequence(long[] levels)
    {
        var (low, high) = Betting.Sequence(_mean.Values, levels, Math.Log(2 / Alpha));
        return Interval.Of(_mean.ToReported(low), _mean.ToReported(high), Confidence.Of(1 - Alpha), "BettingMixture");
    }

    // The logarithm of (E⁻ + E⁺)/2 for both sides.
    private double Evidence(long[] levels)
    {
        if (Side == AlarmSide.Falls) return Betting.LogEvidence(_falls, levels);
        if (Side == AlarmSide.Rises) return Betting.LogEvidence(_rises, levels);
        double falls = Betting.LogEvidence(_falls, levels), rises = Betting.LogEvidence(_rises, levels), most = Math.Max(falls, rises);
        return most + Math.Log((Math.Exp(falls - most) + Math.Exp(rises - most)) / 2);
    }
}
