using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>What became of everybody who was invited to a survey, in the classes of AAPOR.</summary>
/// <remarks>
/// <para>Counts of people, 0 or more. Everybody invited is in one class, so the classes add up to the list of invited people.</para>
/// <para>Source: AAPOR, <em>Standard Definitions</em>, 10th ed., 2023. The default value is nobody invited, which has no rate. Equality: all counts. No order; <see cref="Merge"/> adds. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var wave = new ResponseDispositions(complete: 600, partial: 50, refusal: 150, nonContact: 120, other: 30, unknownHousehold: 40, unknownOther: 10);
/// Console.WriteLine(ResponseRate.RR1(wave));   // RR1 0.6 (600 of 1000)
/// </code>
/// </example>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ResponseDispositions
{
    /// <summary>Makes the counts.</summary>
    /// <param name="complete">Complete answers, I.</param>
    /// <param name="partial">Partial answers that can be used, P.</param>
    /// <param name="refusal">Refused or broken off, R.</param>
    /// <param name="nonContact">Not reached, NC.</param>
    /// <param name="other">Eligible and not answered for another reason, O.</param>
    /// <param name="unknownHousehold">Not known whether there is anybody at the address, UH.</param>
    /// <param name="unknownOther">Not known for another reason whether the person is eligible, UO.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="OverflowException">All together are more than 64 bits hold.</exception>
    [JsonConstructor]
    public ResponseDispositions(long complete, long partial, long refusal, long nonContact, long other, long unknownHousehold, long unknownOther)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(complete);
        ArgumentOutOfRangeException.ThrowIfNegative(partial);
        ArgumentOutOfRangeException.ThrowIfNegative(refusal);
        ArgumentOutOfRangeException.ThrowIfNegative(nonContact);
        ArgumentOutOfRangeException.ThrowIfNegative(other);
        ArgumentOutOfRangeException.ThrowIfNegative(unknownHousehold);
        ArgumentOutOfRangeException.ThrowIfNegative(unknownOther);
        Complete = complete;
        Partial = partial;
        Refusal = refusal;
        NonContact = nonContact;
        Other = other;
        UnknownHousehold = unknownHousehold;
        UnknownOther = unknownOther;
        Total = complete + partial + refusal + nonContact + other + unknownHousehold + unknownOther;
    }

    /// <summary>Complete answers, I.</summary>
    public long Complete { get; }

    /// <summary>Partial answers that can be used, P.</summary>
    public long Partial { get; }

    /// <summary>Refused or broken off, R.</summary>
    public long Refusal { get; }

    /// <summary>Not reached, NC.</summary>
    public long NonContact { get; }

    /// <summary>Eligible and not answered for another reason, O.</summary>
    public long Other { get; }

    /// <summary>Not known whether there is anybody, UH.</summary>
    public long UnknownHousehold { get; }

    /// <summary>Not known for another reason whether the person is eligible, UO.</summary>
    public long UnknownOther { get; }

    /// <summary>Everybody who was invited: the sum of all classes.</summary>
    [JsonIgnore]
    public long Total { get; }

    /// <summary>Those known to be eligible, K = I + P + R + NC + O.</summary>
    [JsonIgnore]
    public long KnownEligible => Complete + Partial + Refusal + NonContact + Other;

    /// <summary>Those not known to be eligible, U = UH + UO.</summary>
    [JsonIgnore]
    public long Unknown => UnknownHousehold + UnknownOther;

    /// <summary>Refusals of those known to be eligible, R/K; <see langword="null"/> when nobody is.</summary>
    [JsonIgnore]
    public Share? RefusalShare => Share.Of(Refusal, KnownEligible);

    /// <summary>Those reached of those known to be eligible, (K − NC)/K; <see langword="null"/> when nobody is.</summary>
    [JsonIgnore]
    public Share? ContactShare => Share.Of(KnownEligible - NonContact, KnownEligible);

    /// <summary>The counts of two lists of invited people.</summary>
    /// <param name="other">The other list.</param>
    /// <returns>The sum, class by class.</returns>
    /// <exception cref="OverflowException">All together are more than 64 bits hold.</exception>
    public ResponseDispositions Merge(ResponseDispositions other) => new(
        Complete + other.Complete, Partial + other.Partial, Refusal + other.Refusal, NonContact + other.NonContact,
        Other + other.Other, UnknownHousehold + other.UnknownHousehold, UnknownOther + other.UnknownOther);

    /// <summary>All counts by their letters, such as <c>I 600, P 50, R 150, NC 120, O 30, UH 40, UO 10</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"I {Complete}, P {Partial}, R {Refusal}, NC {NonContact}, O {Other}, UH {UnknownHousehold}, UO {UnknownOther}");
}
