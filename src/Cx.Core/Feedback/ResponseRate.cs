using System.Globalization;

namespace Cx.Core.Feedback;

/// <summary>A response rate by one of the six definitions of AAPOR, which says which.</summary>
/// <remarks>
/// <para>Range 0…1. RR1, RR3 and RR5 count complete answers only, RR2, RR4 and RR6 partial ones too. RR1 and RR2 take everybody of unknown eligibility as eligible, RR5 and RR6 nobody, RR3 and RR4 the share that you estimate and must state.</para>
/// <para>Of RR1 = I/(K+U), RR3 = I/(K+eU), RR5 = I/K, with I+P above for RR2, RR4, RR6; K = I+P+R+NC+O, U = UH+UO (AAPOR, <em>Standard Definitions</em>, 10th ed., 2023).</para>
/// <para>It needs the list of everybody who was invited. Without one there is no response rate: see <see cref="SurveyWave"/>. It is a count of a whole list and not a sample, so it has no interval; nor does it say how far those who stayed away would have answered otherwise.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record ResponseRate
{
    private ResponseRate(string definition, long responses, double invited, double? eligibleShareOfUnknown)
    {
        Definition = definition;
        Responses = responses;
        Invited = invited;
        EligibleShareOfUnknown = eligibleShareOfUnknown;
    }

    /// <summary>The definition, <c>RR1</c> to <c>RR6</c>.</summary>
    public string Definition { get; }

    /// <summary>The answers that count by this definition.</summary>
    public long Responses { get; }

    /// <summary>Those who count as eligible by this definition: a count above 0, not whole where unknown ones are counted by their estimated share.</summary>
    public double Invited { get; }

    /// <summary>The estimated share of eligible people among the unknown ones, 0…1, for RR3 and RR4; <see langword="null"/> for the others, which need none.</summary>
    public double? EligibleShareOfUnknown { get; }

    /// <summary>The rate, a share 0…1.</summary>
    public double Value => Responses / Invited;

    /// <summary>Complete answers of all who may be eligible: the lowest of the six.</summary>
    /// <param name="dispositions">What became of everybody invited.</param>
    /// <returns>The rate; <see langword="null"/> when nobody counts as invited.</returns>
    public static ResponseRate? RR1(ResponseDispositions dispositions) => Of("RR1", dispositions.Complete, dispositions, 1, stated: null);

    /// <summary>Complete and partial answers of all who may be eligible.</summary>
    /// <param name="dispositions">What became of everybody invited.</param>
    /// <returns>The rate; <see langword="null"/> when nobody counts as invited.</returns>
    public static ResponseRate? RR2(ResponseDispositions dispositions) => Of("RR2", dispositions.Complete + dispositions.Partial, dispositions, 1, stated: null);

    /// <summary>Complete answers, with an estimated share of the unknown people taken as eligible.</summary>
    /// <param name="dispositions">What became of everybody invited.</param>
    /// <param name="eligibleShareOfUnknown">The estimate e, 0…1; publish it with the rate.</param>
    /// <returns>The rate; <see langword="null"/> when nobody counts as invited.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The estimate is no share.</exception>
    public static ResponseRate? RR3(ResponseDispositions dispositions, double eligibleShareOfUnknown) => Of("RR3", dispositions.Complete, dispositions, Checked(eligibleShareOfUnknown), eligibleShareOfUnknown);

    /// <summary>Complete and partial answers, with an estimated share of the unknown people taken as eligible.</summary>
    /// <param name="dispositions">What became of everybody invited.</param>
    /// <param name="eligibleShareOfUnknown">The estimate e, 0…1; publish it with the rate.</param>
    /// <returns>The rate; <see langword="null"/> when nobody counts as invited.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The estimate is no share.</exception>
    public static ResponseRate? RR4(ResponseDispositions dispositions, double eligibleShareOfUnknown) => Of("RR4", dispositions.Complete + dispositions.Partial, dispositions, Checked(eligibleShareOfUnknown), eligibleShareOfUnknown);

    /// <summary>Complete answers of those known to be eligible: nobody unknown is.</summary>
    /// <param name="dispositions">What became of everybody invited.</param>
    /// <returns>The rate; <see langword="null"/> when nobody counts as invited.</returns>
    public static ResponseRate? RR5(ResponseDispositions dispositions) => Of("RR5", dispositions.Complete, dispositions, 0, stated: null);

    /// <summary>Complete and partial answers of those known to be eligible: the highest of the six.</summary>
    /// <param name="dispositions">What became of everybody invited.</param>
    /// <returns>The rate; <see langword="null"/> when nobody counts as invited.</returns>
    public static ResponseRate? RR6(ResponseDispositions dispositions) => Of("RR6", dispositions.Complete + dispositions.Partial, dispositions, 0, stated: null);

    /// <summary>Definition, value and counts, such as <c>RR1 0.6 (600 of 1000)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Definition} {Value:0.######} ({Responses} of {Invited:0.###}{(EligibleShareOfUnknown is { } e ? string.Create(CultureInfo.InvariantCulture, $", e {e:0.###}") : string.Empty)})");

    private static ResponseRate? Of(string definition, long responses, ResponseDispositions dispositions, double eligible, double? stated)
    {
        var invited = dispositions.KnownEligible + (eligible * dispositions.Unknown);
        return invited > 0 ? new ResponseRate(definition, responses, invited, stated) : null;
    }

    private static double Checked(double share) => share is >= 0 and <= 1
        ? share
        : throw new ArgumentOutOfRangeException(nameof(share), share, "The share of eligible people among the unknown ones is 0…1. Estimate it from those whose eligibility became known.");
}
