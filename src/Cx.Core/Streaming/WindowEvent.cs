namespace Cx.Core.Streaming;

/// <summary>One value of a series at an instant, as windows take it.</summary>
/// <remarks>
/// <para><see langword="default"/> has no time: windows count it as invalid.</para>
/// <para>Thread safety: immutable.</para>
/// </remarks>
/// <typeparam name="TIn">The value, such as a rating.</typeparam>
public readonly struct WindowEvent<TIn>
{
    /// <summary>Makes an event.</summary>
    /// <param name="series">The series, a key of the windows' schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="occurredAt">When it happened; its offset does not matter.</param>
    /// <param name="source">The number of the source in <see cref="WindowOptions.Sources"/>.</param>
    /// <param name="idHash">A 64-bit hash of the response's id, by which duplicates are found; 0 is no id.</param>
    public WindowEvent(SeriesKey series, TIn value, DateTimeOffset occurredAt, int source = 0, ulong idHash = 0)
    {
        Series = series;
        Value = value;
        OccurredAt = occurredAt;
        Source = source;
        IdHash = idHash;
    }

    /// <summary>The series.</summary>
    public SeriesKey Series { get; }

    /// <summary>The value.</summary>
    public TIn Value { get; }

    /// <summary>When it happened. The default instant, year 1, is no time.</summary>
    public DateTimeOffset OccurredAt { get; }

    /// <summary>The number of the source in <see cref="WindowOptions.Sources"/>.</summary>
    public int Source { get; }

    /// <summary>A 64-bit hash of the response's id, or 0 where there is none.</summary>
    public ulong IdHash { get; }
}
