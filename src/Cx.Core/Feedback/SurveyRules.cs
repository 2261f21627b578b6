using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>Whom a survey programme may ask, and how often.</summary>
/// <remarks>
/// <para>Quarantine: the shortest time between two questions to one person, whatever the survey. Frequency: at most so many questions in any stretch of so long. Sample: the share of people who are asked at all, 0…1, decided by a hash of person and seed, so that the same people are in it on every machine, and a larger share only adds people.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: all rules. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(SurveyRulesJsonConverter))]
public sealed record SurveyRules
{
    private SurveyRules(TimeSpan quarantine, int mostContacts, TimeSpan within, double sampleShare, int seed)
    {
        Quarantine = quarantine;
        MostContacts = mostContacts;
        Within = within;
        SampleShare = sampleShare;
        Seed = seed;
    }

    /// <summary>The shortest time between two questions to one person, 0 or more. Calendar time.</summary>
    public TimeSpan Quarantine { get; }

    /// <summary>The most questions to one person in any stretch of <see cref="Within"/>, 1 or more.</summary>
    public int MostContacts { get; }

    /// <summary>The stretch in which questions are counted, above 0. Calendar time.</summary>
    public TimeSpan Within { get; }

    /// <summary>The share of people who are asked at all, above 0 and at most 1.</summary>
    public double SampleShare { get; }

    /// <summary>The seed of the sample: another one draws other people.</summary>
    public int Seed { get; }

    /// <summary>Makes rules.</summary>
    /// <param name="quarantine">The shortest time between two questions to one person, 0 or more.</param>
    /// <param name="mostContacts">The most questions to one person in any stretch of <paramref name="within"/>, 1 or more.</param>
    /// <param name="within">The stretch in which questions are counted, above 0.</param>
    /// <param name="sampleShare">The share of people who are asked at all, above 0 and at most 1.</param>
    /// <param name="seed">The seed of the sample.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rule is out of its range.</exception>
    public static SurveyRules Of(TimeSpan quarantine, int mostContacts, TimeSpan within, double sampleShare = 1, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quarantine, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostContacts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(within, TimeSpan.Zero);
        if (!(sampleShare is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(sampleShare), sampleShare, "The share of people who are asked is above 0 and at most 1. A programme that asks nobody needs no rules.");
        return new SurveyRules(quarantine, mostContacts, within, sampleShare, seed);
    }

    /// <summary>Whether a person is in the sample: always the same answer for the same person and seed.</summary>
    /// <param name="customer">The person.</param>
    /// <returns>Whether the person may be asked.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public bool IsSampled(CustomerId customer)
    {
        if (customer.IsEmpty) throw new ArgumentException("Nobody is no person to ask: the customer id is empty.", nameof(customer));
        return SampleShare >= 1 || SampleHash.Unit(customer.Text, Seed) < SampleShare;
    }

    /// <summary>All rules.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Quarantine:c} between two, at most {MostContacts} in {Within:c}, sample {SampleShare:0.######} with seed {Seed}");
}
