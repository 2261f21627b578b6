using System.Buffers.Binary;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;

namespace Cx.Core.Tests.Streaming;

/// <summary>Alarm and detector go on from a snapshot as if they had not been stopped.</summary>
public class ChangeSnapshotTests
{
    private static readonly RatingCounts<Nps> Good = RatingCounts.Of(Rating<Nps>.From(10), Rating<Nps>.From(9), Rating<Nps>.From(7), Rating<Nps>.From(8));
    private static readonly RatingCounts<Nps> Bad = RatingCounts.Of(Enumerable.Repeat(Rating<Nps>.From(0), 60).Append(Rating<Nps>.From(8)));

    [Fact]
    public void An_alarm_goes_on_where_it_was_stopped()
    {
        MeanAlarm whole = Alarm(), stopped = Alarm();
        foreach (var counts in (RatingCounts<Nps>[])[Good, Bad, default])
        {
            var resumed = Alarm();
            Assert.True(resumed.TryRestore(stopped.ToSnapshot(), out var error), error.ToString());
            Assert.Equal((stopped.IsRaised, stopped.IsGuaranteed), (resumed.IsRaised, resumed.IsGuaranteed));
            stopped = resumed;
            var (expected, reading) = (whole.Look(counts), stopped.Look(counts));
            Assert.Equal((expected.N, expected.LogEvidence, expected.IsRaised, expected.IsGuaranteed), (reading.N, reading.LogEvidence, reading.IsRaised, reading.IsGuaranteed));
            Assert.Equal(whole.ToSnapshot(), stopped.ToSnapshot());
        }

        // Bad has less of 10 than Good, which the snapshot remembered.
        Assert.Equal((true, false), (stopped.IsRaised, stopped.IsGuaranteed));
    }

    [Fact]
    public void A_detector_goes_on_where_it_was_stopped()
    {
        ChangeDetector whole = Detector(), stopped = Detector();
        var signals = 0;
        for (var slice = 0; slice < 12; slice++)
        {
            var resumed = Detector();
            Assert.True(resumed.TryRestore(stopped.ToSnapshot(), out var error), error.ToString());
            stopped = resumed;
            var counts = slice % 4 == 3 ? Bad : Good;
            var (expected, reading) = (whole.Next(counts), stopped.Next(counts));
            Assert.Equal((expected.Slice, expected.SlicesSinceRestart, expected.LogEvidence, expected.IsSignal), (reading.Slice, reading.SlicesSinceRestart, reading.LogEvidence, reading.IsSignal));
            Assert.Equal(whole.ToSnapshot(), stopped.ToSnapshot());
            signals += reading.IsSignal ? 1 : 0;
        }

        Assert.Equal(3, signals);
        Assert.Equal(12, stopped.Slices);
    }

    [Fact]
    public void Another_configuration_is_refused_and_changes_nothing()
    {
        var alarm = Alarm();
        alarm.Look(Bad);
        foreach (var other in (MeanAlarm[])[MeanAlarm.Nps(31, 0.05), MeanAlarm.Nps(30, 0.04), MeanAlarm.Nps(30, 0.05, AlarmSide.Falls), MeanAlarm.Mean<Nps>(5, 0.05), MeanAlarm.TopBox<Csat5>(0.3, 0.05)])
        {
            Assert.False(other.TryRestore(alarm.ToSnapshot(), out var error));
            Assert.Equal(SnapshotErrorKind.OtherSchema, error.Kind);
            Assert.False(other.IsRaised);
        }

        var detector = Detector();
        detector.Next(Good);
        foreach (var other in (ChangeDetector[])[ChangeDetector.Nps(31, 100, AlarmSide.Falls), ChangeDetector.Nps(30, 101, AlarmSide.Falls), ChangeDetector.Nps(30, 100, AlarmSide.Rises), ChangeDetector.Mean<Nps>(5, 100, AlarmSide.Falls)])
        {
            Assert.False(other.TryRestore(detector.ToSnapshot(), out var error));
            Assert.Equal(SnapshotErrorKind.OtherSchema, error.Kind);
            Assert.Equal(0, other.Slices);
        }

        Assert.False(detector.TryRestore(alarm.ToSnapshot(), out var kind));
        Assert.Equal(SnapshotErrorKind.OtherKind, kind.Kind);
        Assert.False(alarm.TryRestore(detector.ToSnapshot(), out kind));
        Assert.Equal(SnapshotErrorKind.OtherKind, kind.Kind);
        Assert.Throws<ArgumentNullException>(() => alarm.TryRestore(null!, out _));
        Assert.Throws<ArgumentNullException>(() => detector.TryRestore(null!, out _));
    }

    [Fact]
    public void Damaged_states_are_refused_or_are_written_as_the_same_bytes()
    {
        var alarm = Alarm();
        alarm.Look(Good);
        Hostile.Check<AlarmCodec, MeanAlarm>(alarm.ToSnapshot());
        var detector = Detector();
        detector.Next(Good);
        Hostile.Check<DetectorCodec, ChangeDetector>(detector.ToSnapshot());

        // A logarithm that is none.
        var bytes = detector.ToSnapshot().Bytes.ToArray();
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(bytes.Length - 12), double.NaN);
        Hostile.Resealed<DetectorCodec, ChangeDetector>(bytes);
        Assert.False(DetectorCodec.TryRead(bytes, default, out _, out var error));
        Assert.Equal(SnapshotErrorKind.OutOfRange, error.Kind);
    }

    // These bytes were made from the description of the format, by a program of another language.
    [Fact]
    public void The_stored_states_of_released_versions_are_read_and_written_byte_for_byte()
    {
        var alarm = Alarm();
        alarm.Look(Good);
        alarm.NoteWithdrawal();
        var stored = Goldens.Of("mean-alarm-1", alarm.ToSnapshot().Bytes.Span);
        Assert.True(AlarmCodec.TryRead(stored, default, out var read, out var error), error.ToString());
        Assert.Equal((false, false), (read.IsRaised, read.IsGuaranteed));
        Assert.Equal(stored, read.ToSnapshot().Bytes);
        Assert.Equal(stored, alarm.ToSnapshot().Bytes);

        var detector = Detector();
        detector.Next(Bad);
        detector.Next(Good);
        stored = Goldens.Of("change-detector-1", detector.ToSnapshot().Bytes.Span);
        Assert.True(DetectorCodec.TryRead(stored, default, out var back, out error), error.ToString());
        Assert.Equal(2, back.Slices);
        Assert.Equal(stored, back.ToSnapshot().Bytes);
        // Logarithms differ in their last bit between systems, so the evidence is compared, not the bytes of a fresh one.
        Assert.Equal(detector.Next(Good).LogEvidence, back.Next(Good).LogEvidence, 1e-12);
    }

    private static MeanAlarm Alarm() => MeanAlarm.Nps(30, 0.05);

    private static ChangeDetector Detector() => ChangeDetector.Nps(30, 100, AlarmSide.Falls);

    /// <summary>The alarm as the state of a codec, for the checks that every codec has to pass.</summary>
    private readonly struct AlarmCodec : ISnapshotCodec<AlarmCodec, MeanAlarm>
    {
        public static ushort Kind => SnapshotKinds.MeanAlarm;

        public static int MaxBytes(in MeanAlarm state) => state.ToSnapshot().Bytes.Length;

        public static int Write(in MeanAlarm state, Span<byte> destination)
        {
            var bytes = state.ToSnapshot().Bytes.Span;
            bytes.CopyTo(destination);
            return bytes.Length;
        }

        public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, out MeanAlarm state, out SnapshotError problem)
        {
            state = Alarm();
            return Snapshot.TryParse(source, in limits, out var snapshot, out problem) && state.TryRestore(snapshot, out problem);
        }
    }

    /// <summary>The detector as the state of a codec.</summary>
    private readonly struct DetectorCodec : ISnapshotCodec<DetectorCodec, ChangeDetector>
    {
        public static ushort Kind => SnapshotKinds.ChangeDetector;

        public static int MaxBytes(in ChangeDetector state) => state.ToSnapshot().Bytes.Length;

        public static int Write(in ChangeDetector state, Span<byte> destination)
        {
            var bytes = state.ToSnapshot().Bytes.Span;
            bytes.CopyTo(destination);
            return bytes.Length;
        }

        public static bool TryRead(ReadOnlySpan<byte> source, in ReadLimits limits, out ChangeDetector state, out SnapshotError problem)
        {
            state = Detector();
            return Snapshot.TryParse(source, in limits, out var snapshot, out problem) && state.TryRestore(snapshot, out problem);
        }
    }
}
