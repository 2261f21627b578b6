namespace Cx.Core.Durations;

/// <summary>How many cases were open at any instant.</summary>
/// <remarks>
/// <para>A case is in the backlog from its opening until its resolution, the instant of opening included and that of resolution not. Each question takes the logarithm of the number of cases.</para>
/// <para>A case that ended before it began is in no backlog; <see cref="Invalid"/> counts such cases.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Compared by reference. Thread safety: immutable.</para>
/// </remarks>
public sealed class Backlog
{
    private readonly long[] _opened;
    private readonly long[] _resolved;

    private Backlog(long[] opened, long[] resolved, long invalid)
    {
        _opened = opened;
        _resolved = resolved;
        Invalid = invalid;
    }

    /// <summary>The cases that were used.</summary>
    public long N => _opened.Length;

    /// <summary>The cases that ended before they began: counted, never used.</summary>
    public long Invalid { get; }

    /// <summary>Makes the backlog of cases.</summary>
    /// <param name="cases">When each case began and ended; <see langword="null"/> for one that has not.</param>
    /// <returns>The backlog; of no cases it is 0 at every instant.</returns>
    public static Backlog Of(IEnumerable<(DateTimeOffset Opened, DateTimeOffset? Resolved)> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        List<long> from = [], until = [];
        var invalid = 0L;
        foreach (var (opened, resolved) in cases)
        {
            if (resolved < opened)
            {
                invalid++;
                continue;
            }

            from.Add(opened.UtcTicks);
            if (resolved is { } end) until.Add(end.UtcTicks);
        }

        from.Sort();
        until.Sort();
        return new Backlog([.. from], [.. until], invalid);
    }

    /// <summary>How many cases were open at an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The number of cases.</returns>
    public long At(DateTimeOffset instant) => Ascending.CountUpTo(_opened, instant.UtcTicks) - Ascending.CountUpTo(_resolved, instant.UtcTicks);
}
