using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Streaming;

/// <summary>Finds a change of a mean at an unknown time, slice by slice. While nothing changes, the expected number of slices to a signal is at least the run length that was asked for.</summary>
/// <remarks>
/// <para>The Shiryaev–Roberts e-detector (Shin, Ramdas and Rinaldo, E-detectors, 2024) on the bets of <see cref="MeanAlarm"/>: L = softplus(L) + Σ c·ln f for each stake, from −∞; a signal when the logarithm of the mean over the stakes reaches that of the run length, and then from the beginning.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: one thread.</para>
/// </remarks>
/// <example>
/// <code>
/// var detector = ChangeDetector.Nps(target: 30, runLength: 1000, AlarmSide.Falls);
/// RatingCounts&lt;Nps&gt; week = default;          // a final slice
/// bool isSignal = detector.Next(week).IsSignal;   // false
/// </code>
/// </example>
public sealed class ChangeDetector
{
    private const ushort StateSection = 2;

    private readonly BoundedMean _mean;
    private readonly double[] _logFactors;
    private readonly double[] _logs = new double[Betting.Stakes];
    private long _sinceRestart;

    private ChangeDetector(BoundedMean mean, double target, double runLength, AlarmSide side)
    {
        if (side is not (AlarmSide.Falls or AlarmSide.Rises))
            throw new ArgumentOutOfRangeException(nameof(side), side, "A detector watches one side. Use two for both; the run length of each then counts for itself.");
        if (!(runLength > 1 && double.IsFinite(runLength)))
            throw new ArgumentOutOfRangeException(nameof(runLength), runLength, "The run length is a number of slices above 1.");
        _mean = mean;
        _logFactors = Betting.LogFactors(mean.Values, mean.OfTarget(target, nameof(target)), side == AlarmSide.Falls);
        Target = target;
        RunLength = runLength;
        Side = side;
        Array.Fill(_logs, double.NegativeInfinity);
    }

    /// <summary>The mean while nothing has changed, in the unit of the score: points, a share 0…1, or scale units.</summary>
    public double Target { get; }

    /// <summary>The least expected number of slices to a signal while nothing changes; a count of slices above 1.</summary>
    public double RunLength { get; }

    /// <summary>The side that is watched.</summary>
    public AlarmSide Side { get; }

    /// <summary>The slices taken in.</summary>
    public long Slices { get; private set; }

    /// <summary>A detector of changes of the net promoter score.</summary>
    /// <param name="target">The score while nothing has changed, in points, strictly between −100 and 100.</param>
    /// <param name="runLength">The least expected number of slices to a false signal, above 1.</param>
    /// <param name="side">The side to watch.</param>
    /// <returns>The detector.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside of its range.</exception>
    public static ChangeDetector Nps(double target, double runLength, AlarmSide side) => new(BoundedMean.Nps(), target, runLength, side);

    /// <summary>A detector of changes of the share of favourable answers.</summary>
    /// <typeparam name="TScale">The scale, with boxes.</typeparam>
    /// <param name="target">The share while nothing has changed, strictly between 0 and 1.</param>
    /// <param name="runLength">The least expected number of slices to a false signal, above 1.</param>
    /// <param name="side">The side to watch.</param>
    /// <returns>The detector.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside of its range.</exception>
    /// <exception cref="InvalidOperationException">The scale names no box.</exception>
    public static ChangeDetector TopBox<TScale>(double target, double runLength, AlarmSide side)
        where TScale : struct, IScale<TScale> => new(BoundedMean.TopBox<TScale>(), target, runLength, side);

    /// <summary>A detector of changes of the mean.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="target">The mean while nothing has changed, in scale units, strictly between the scale's min and max.</param>
    /// <param name="runLength">The least expected number of slices to a false signal, above 1.</param>
    /// <param name="side">The side to watch.</param>
    /// <returns>The detector.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside of its range.</exception>
    public static ChangeDetector Mean<TScale>(double target, double runLength, AlarmSide side)
        where TScale : struct, IScale<TScale> => new(BoundedMean.Mean<TScale>(), target, runLength, side);

    /// <summary>Takes in a final slice.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="slice">Its counts.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ScaleMismatchException">The counts are on another scale.</exception>
    /// <exception cref="InvalidOperationException">A counter is below zero.</exception>
    public ChangeReading Next<TScale>(in RatingCounts<TScale> slice)
        where TScale : struct, IScale<TScale>
    {
        var levels = _mean.Levels(in slice);
        var negative = levels.AsSpan().IndexOfAnyInRange(long.MinValue, -1);
        if (negative >= 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The counter of {_mean.Scale.Min + negative} is {levels[negative]}: more was taken out than was put in. A final slice holds what it counted."));
        for (var j = 0; j < _logs.Length; j++) _logs[j] = Softplus(_logs[j]);
        Betting.AddTo(_logs, _logFactors, levels);
        var evidence = Betting.LogMean(_logs);
        var isSignal = evidence >= Math.Log(RunLength);
        var reading = new ChangeReading(++Slices, ++_sinceRestart, evidence, isSignal);
        if (isSignal)
        {
            Array.Fill(_logs, double.NegativeInfinity);
            _sinceRestart = 0;
        }

        return reading;
    }

    /// <summary>What the next slice's reading depends on: how many slices were taken in, how many since the last signal, and the evidence for each stake.</summary>
    /// <returns>The snapshot; equal states give equal bytes.</returns>
    public Snapshot ToSnapshot()
    {
        var schema = Canonical();
        var bytes = new byte[SnapshotWriter.EnvelopeBytes(schema, 1) + ((_logs.Length + 2) * SnapshotWriter.NumberBytes)];
        var writer = new SnapshotWriter(bytes, SnapshotKinds.ChangeDetector, schema);
        writer.BeginSection(StateSection);
        writer.WriteUnsigned((ulong)Slices);
        writer.WriteUnsigned((ulong)_sinceRestart);
        // At a beginning there is no evidence, and nothing to write.
        if (_sinceRestart > 0)
            foreach (var log in _logs) writer.WriteFixed(BitConverter.DoubleToUInt64Bits(log));
        return Snapshot.FromWritten(bytes.AsSpan(0, writer.Finish()));
    }

    /// <summary>Puts the state of a snapshot in place of this one. Twice is the same as once.</summary>
    /// <param name="snapshot">A snapshot of a detector of the same score, scale, target, run length and side; others are refused (<see cref="SnapshotErrorKind.OtherSchema"/>).</param>
    /// <param name="error">Why the snapshot was refused; this state is then what it was.</param>
    /// <returns>Whether the state was restored.</returns>
    /// <exception cref="ArgumentNullException">There is no snapshot.</exception>
    public bool TryRestore(Snapshot snapshot, out SnapshotError error)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!SnapshotReader.TryOpen(snapshot.Bytes.Span, SnapshotKinds.ChangeDetector, default, out var reader, out error)) return false;
        var logs = new double[_logs.Length];
        Array.Fill(logs, double.NegativeInfinity);
        ulong slices = 0, since = 0;
        var ok = reader.TryMatch(Canonical()) && reader.TryEnter(StateSection) && reader.TryReadUnsigned(out slices) && reader.TryReadUnsigned(out since)
            && IsState(ref reader, slices, since, logs) && reader.TryClose();
        error = reader.Error;
        if (!ok) return false;
        Slices = (long)slices;
        _sinceRestart = (long)since;
        logs.CopyTo(_logs, 0);
        return true;
    }

    /// <summary>The score, the target and how many slices were taken in.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_mean.Name} on {_mean.Scale.Id} against {Target}, {Slices} slices");

    private static bool IsState(ref SnapshotReader reader, ulong slices, ulong since, double[] logs)
    {
        if (slices > long.MaxValue || since > slices) return reader.Fail(SnapshotErrorKind.OutOfRange);
        for (var j = 0; j < logs.Length && since > 0; j++)
        {
            var at = reader.Offset;
            if (!reader.TryReadFixed(out ulong bits)) return false;
            logs[j] = BitConverter.UInt64BitsToDouble(bits);
            if (!double.IsFinite(logs[j])) return reader.Fail(SnapshotErrorKind.OutOfRange, at);
        }

        return true;
    }

    private string Canonical() => string.Create(CultureInfo.InvariantCulture, $"change detector of {_mean.Canonical} target={Target:R} run-length={RunLength:R} side={Side}");

    // ln(1 + e^x) without overflow; 0 at −∞.
    private static double Softplus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));
}
