using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>A state as a snapshot of its own inside the snapshot.</summary>
internal readonly struct NestedBody<TCodec, TState> : IStateBody<TState>
    where TCodec : ISnapshotCodec<TCodec, TState>
    where TState : struct
{
    public static string Schema => string.Create(CultureInfo.InvariantCulture, $"kind {TCodec.Kind}");

    public static int MaxBytes(in TState state) => TCodec.MaxBytes(in state) + SnapshotWriter.NumberBytes;

    public static void Write(ref SnapshotWriter writer, in TState state) => writer.WriteNested<TCodec, TState>(in state);

    public static bool TryRead(ref SnapshotReader reader, out TState state) => reader.TryReadNested<TCodec, TState>(out state);
}
