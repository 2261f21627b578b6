namespace Cx.Core.Streaming;

/// <summary>A snapshot in a file that is never half written: whatever is killed when, one whole snapshot can be read.</summary>
/// <remarks>
/// <para>Writing goes to <c>NAME.new</c>, is flushed to the disk, and is renamed; the file before becomes <c>NAME.previous</c>.</para>
/// <para>Thread safety: one writer for each file.</para>
/// </remarks>
public static class SnapshotFile
{
    private const string NewEnding = ".new";
    private const string PreviousEnding = ".previous";

    /// <summary>Writes a snapshot in place of the one in the file, and keeps that one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <exception cref="IOException">The disk is full, or the file is in use.</exception>
    public static void Write(string path, Snapshot snapshot)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(snapshot);
        using (var file = new FileStream(path + NewEnding, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(snapshot.Bytes.Span);
            file.Flush(flushToDisk: true);
        }

        // Killed between the two moves: the new file is whole, and read in place of the missing one.
        if (File.Exists(path)) File.Move(path, path + PreviousEnding, overwrite: true);
        File.Move(path + NewEnding, path, overwrite: true);
    }

    /// <summary>Reads the newest whole snapshot: that of the file, or where it is missing or damaged the one that was about to replace it, or the previous one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">How much it may cost.</param>
    /// <param name="error">What is wrong with the file where it exists and another was taken, or none could be read; no error otherwise.</param>
    /// <returns>The snapshot, or <see langword="null"/> where there is none.</returns>
    /// <exception cref="IOException">A file exists and cannot be read.</exception>
    public static Snapshot? Read(string path, in ReadLimits limits, out SnapshotError error)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        error = default;
        foreach (var candidate in (ReadOnlySpan<string>)[path, path + NewEnding, path + PreviousEnding])
        {
            if (Candidate(candidate, in limits, out var defect) is { } snapshot) return snapshot;
            if (error.Kind == SnapshotErrorKind.None) error = defect;
        }

        return null;
    }

    private static Snapshot? Candidate(string path, in ReadLimits limits, out SnapshotError error)
    {
        error = default;
        if (!File.Exists(path)) return null;
        if (new FileInfo(path).Length > limits.MaxBytes)
        {
            error = new SnapshotError(SnapshotErrorKind.OverLimit, limits.MaxBytes);
            return null;
        }

        return Snapshot.TryParse(File.ReadAllBytes(path), in limits, out var snapshot, out error) ? snapshot : null;
    }
}
