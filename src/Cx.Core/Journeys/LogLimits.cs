namespace Cx.Core.Journeys;

/// <summary>How much of a log is read at most. Beyond a limit reading ends with an <see cref="EventLogException"/>; memory does not grow with the log.</summary>
/// <remarks>It is a class: where <see langword="null"/> is allowed it stands for the defaults of the members. Equal when all members are equal. No order. Thread safety: immutable.</remarks>
public sealed record LogLimits
{
    private LogLimits()
    {
    }

    /// <summary>The defaults of all limits.</summary>
    public static LogLimits Default { get; } = new();

    /// <summary>The most bytes, unpacked. Default: 16 GiB.</summary>
    public long MaxBytes { get; private init; } = 16L << 30;

    /// <summary>The deepest nesting of XML or JSON. Default: 32.</summary>
    public int MaxDepth { get; private init; } = 32;

    /// <summary>The longest cell, line of JSON, or stretch of XML between two tags, in characters or bytes. Default: 1,048,576.</summary>
    public int MaxTextLength { get; private init; } = 1 << 20;

    /// <summary>The most records. Default: 2,000,000,000.</summary>
    public long MaxRecords { get; private init; } = 2_000_000_000;

    /// <summary>The limits with some of them changed.</summary>
    /// <param name="maxBytes">The most bytes, unpacked; <see langword="null"/> leaves it.</param>
    /// <param name="maxDepth">The deepest nesting; <see langword="null"/> leaves it.</param>
    /// <param name="maxTextLength">The longest text; <see langword="null"/> leaves it.</param>
    /// <param name="maxRecords">The most records; <see langword="null"/> leaves it.</param>
    /// <returns>New limits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not above 0.</exception>
    public LogLimits With(long? maxBytes = null, int? maxDepth = null, int? maxTextLength = null, long? maxRecords = null) => new()
    {
        MaxBytes = Positive(maxBytes ?? MaxBytes, nameof(maxBytes)),
        MaxDepth = (int)Positive(maxDepth ?? MaxDepth, nameof(maxDepth)),
        MaxTextLength = (int)Positive(maxTextLength ?? MaxTextLength, nameof(maxTextLength)),
        MaxRecords = Positive(maxRecords ?? MaxRecords, nameof(maxRecords)),
    };

    private static long Positive(long value, string name)
        => value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, "A limit is above 0. Leave it out for the default.");
}
