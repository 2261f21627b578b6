using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>What a score was calculated from, and what was left out of it.</summary>
/// <remarks>
/// <para>Unit: responses. All numbers are 0 or more. Nothing disappears: the parts add up to <see cref="Offered"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(SampleJsonConverter))]
public sealed class Sample : IEquatable<Sample>
{
    internal Sample(long n, long notAnswered, long skipped, long notApplicable, long invalid)
    {
        N = n;
        NotAnswered = notAnswered;
        Skipped = skipped;
        NotApplicable = notApplicable;
        Invalid = invalid;
        // Here and not in a property: a total that does not fit must not surprise who prints a score.
        NonResponses = notAnswered + skipped + notApplicable;
        Offered = n + NonResponses + invalid;
    }

    /// <summary>Answered responses: the n of the score.</summary>
    public long N { get; }

    /// <summary>Responses without an answer.</summary>
    public long NotAnswered { get; }

    /// <summary>Responses in which the question was passed over.</summary>
    public long Skipped { get; }

    /// <summary>Responses to which the question does not apply.</summary>
    public long NotApplicable { get; }

    /// <summary>Input that is no answer on the scale: counted, never used.</summary>
    public long Invalid { get; }

    /// <summary>Not answered, skipped and not applicable together.</summary>
    public long NonResponses { get; }

    /// <summary>Everything that was offered: answered, non-responses and invalid.</summary>
    public long Offered { get; }

    /// <inheritdoc/>
    public bool Equals(Sample? other) =>
        ReferenceEquals(this, other)
        || (other is not null && N == other.N && NotAnswered == other.NotAnswered && Skipped == other.Skipped && NotApplicable == other.NotApplicable && Invalid == other.Invalid);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sample);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(N, NotAnswered, Skipped, NotApplicable, Invalid);

    /// <summary>Whether two samples are equal in every part.</summary>
    /// <param name="left">One sample.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Sample? left, Sample? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two samples differ.</summary>
    /// <param name="left">One sample.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Sample? left, Sample? right) => !(left == right);

    /// <summary>Answered of offered, such as <c>n 8 of 10</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"n {N} of {Offered}");
}
