using System.Text.Json;

namespace Cx.Core.Streaming;

/// <summary>A state in JSON: the base64 text of its snapshot.</summary>
internal static class SnapshotText
{
    public static TState Read<TCodec, TState>(ref Utf8JsonReader reader)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetBytesFromBase64(out var bytes))
            throw new JsonException($"A snapshot is a base64 text, and this is a {reader.TokenType} that is none.");
        return TCodec.TryRead(bytes, default, out var state, out var problem) ? state : throw new JsonException(problem.ToString());
    }

    public static void Write<TCodec, TState>(Utf8JsonWriter writer, in TState state)
        where TCodec : ISnapshotCodec<TCodec, TState>
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var bytes = SnapshotBuffer.Of<TCodec, TState>(in state);
        writer.WriteBase64StringValue(bytes.Written);
    }
}
