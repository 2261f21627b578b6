using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Durations;

/// <summary>One customer in a queue: joined, and then answered or gone, or still waiting.</summary>
/// <remarks>
/// <para>The default value joined at the first instant of all and still waits.</para>
/// <para>Equal when all moments are the same, in whatever zone they are written. No order. Thread safety: immutable.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct QueueVisit : IEquatable<QueueVisit>
{
    /// <summary>Makes a visit.</summary>
    /// <param name="joined">When the customer began to wait.</param>
    /// <param name="answered">When somebody answered; <see langword="null"/> when nobody has.</param>
    /// <param name="gaveUp">When the customer hung up or went; <see langword="null"/> when the customer has not.</param>
    /// <exception cref="ArgumentException">The customer was both answered and gone.</exception>
    [JsonConstructor]
    public QueueVisit(DateTimeOffset joined, DateTimeOffset? answered, DateTimeOffset? gaveUp = null)
    {
        if (answered is not null && gaveUp is not null)
            throw new ArgumentException("A customer in a queue is answered or gives up, and not both. Give the one that came first.", nameof(gaveUp));
        Joined = joined;
        Answered = answered;
        GaveUp = gaveUp;
    }

    /// <summary>When the customer began to wait.</summary>
    public DateTimeOffset Joined { get; }

    /// <summary>When somebody answered; <see langword="null"/> when nobody has.</summary>
    public DateTimeOffset? Answered { get; }

    /// <summary>When the customer gave up; <see langword="null"/> when the customer has not.</summary>
    public DateTimeOffset? GaveUp { get; }

    /// <inheritdoc/>
    public bool Equals(QueueVisit other) => Joined == other.Joined && Answered == other.Answered && GaveUp == other.GaveUp;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is QueueVisit other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Joined, Answered, GaveUp);

    /// <summary>Whether two visits are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(QueueVisit left, QueueVisit right) => left.Equals(right);

    /// <summary>Whether two visits differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(QueueVisit left, QueueVisit right) => !left.Equals(right);

    /// <summary>The moments.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => (Answered, GaveUp) switch
    {
        ({ } at, _) => string.Create(CultureInfo.InvariantCulture, $"joined {Joined:O}, answered {at:O}"),
        (_, { } at) => string.Create(CultureInfo.InvariantCulture, $"joined {Joined:O}, gave up {at:O}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"joined {Joined:O}, waiting"),
    };
}
