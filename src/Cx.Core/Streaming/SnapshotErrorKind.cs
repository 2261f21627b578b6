namespace Cx.Core.Streaming;

/// <summary>Why bytes are no snapshot that can be used here.</summary>
public enum SnapshotErrorKind
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The bytes end before the snapshot does.</summary>
    Truncated,

    /// <summary>The bytes do not begin as a snapshot does.</summary>
    NotASnapshot,

    /// <summary>The checksum does not match: the bytes were changed after they were written.</summary>
    Checksum,

    /// <summary>A format that this version does not know, probably of a newer one.</summary>
    UnknownFormat,

    /// <summary>A snapshot of something else.</summary>
    OtherKind,

    /// <summary>A flag that this version does not know.</summary>
    UnknownFlags,

    /// <summary>A snapshot of the same kind with another configuration: another scale, other windows, other dimensions.</summary>
    OtherSchema,

    /// <summary>A part that must be there is not.</summary>
    MissingSection,

    /// <summary>A part that this version does not know, and that is not marked as optional.</summary>
    UnknownSection,

    /// <summary>Parts out of order, or one of them twice.</summary>
    SectionOrder,

    /// <summary>A number or a text that is not written in the one form it may be written in.</summary>
    NotCanonical,

    /// <summary>Values that must ascend and do not, or one of them twice.</summary>
    Unsorted,

    /// <summary>A number beyond what it may be: a sum of counters above 2⁵⁶, an index outside its table.</summary>
    OutOfRange,

    /// <summary>Bytes after the end of the snapshot or of one of its parts.</summary>
    TrailingBytes,

    /// <summary>More than <see cref="ReadLimits"/> allows.</summary>
    OverLimit,
}
