using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>How much a snapshot may cost before it is refused: its bytes, and the memory that reading it may allocate.</summary>
/// <remarks>
/// <para>Unit: bytes. The <see langword="default"/> is 64 MiB for the snapshot and 256 MiB of allocated memory.</para>
/// <para>Equal when both limits are equal. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var fromOutside = new ReadLimits(maxBytes: 100_000, maxAllocation: 1_000_000);
/// </code>
/// </example>
[StructLayout(LayoutKind.Auto)]
public readonly struct ReadLimits : IEquatable<ReadLimits>
{
    private const long DefaultBytes = 64L << 20;
    private const long DefaultAllocation = 256L << 20;

    // Less the default, so that zero bits are the default.
    private readonly long _bytes;
    private readonly long _allocation;

    /// <summary>Makes limits.</summary>
    /// <param name="maxBytes">The longest snapshot that is read, in bytes, 0 or more.</param>
    /// <param name="maxAllocation">How much memory may be allocated for its contents, in bytes, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative.</exception>
    public ReadLimits(long maxBytes, long maxAllocation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(maxAllocation);
        _bytes = maxBytes - DefaultBytes;
        _allocation = maxAllocation - DefaultAllocation;
    }

    private ReadLimits(in ReadLimits limits, AllocationBudget budget)
    {
        this = limits;
        Budget = budget;
    }

    /// <summary>The longest snapshot that is read, in bytes.</summary>
    public long MaxBytes => _bytes + DefaultBytes;

    /// <summary>How much memory may be allocated for the contents, in bytes.</summary>
    public long MaxAllocation => _allocation + DefaultAllocation;

    /// <summary>What is left for a snapshot inside another one: they share it.</summary>
    internal AllocationBudget? Budget { get; }

    /// <inheritdoc/>
    public bool Equals(ReadLimits other) => _bytes == other._bytes && _allocation == other._allocation;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ReadLimits other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_bytes, _allocation);

    /// <summary>Whether two have the same limits.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether both limits are equal.</returns>
    public static bool operator ==(ReadLimits left, ReadLimits right) => left.Equals(right);

    /// <summary>Whether two have different limits.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether a limit differs.</returns>
    public static bool operator !=(ReadLimits left, ReadLimits right) => !left.Equals(right);

    internal ReadLimits Sharing(AllocationBudget budget) => new(in this, budget);
}
