using System.Globalization;
using Cx.Core.Scales;

namespace Cx.Core.Feedback;

/// <summary>What the front line needs to know of one customer: responses, cases and what you add, in the order in which it happened.</summary>
/// <remarks>
/// <para>A read model: it is made anew from what is stored. What belongs to other customers, or to nobody, is counted and left out.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class CustomerTimeline
{
    private readonly SurveyResponse[] _responses;

    private CustomerTimeline(CustomerId customer, SurveyResponse[] responses, LoopCase[] cases, TimelineEntry[] entries, long others)
    {
        Customer = customer;
        _responses = responses;
        OfOthers = others;
        OpenCases = [.. cases.Where(one => one.IsOpen).OrderBy(one => one.OpenedAt)];
        // A stable sort: what happened in one instant stays as it was given, responses first.
        Entries = [.. responses.Select(TimelineEntry.Of).Concat(cases.SelectMany(TimelineEntry.Of)).Concat(entries).OrderBy(entry => entry.At)];
    }

    /// <summary>The customer.</summary>
    public CustomerId Customer { get; }

    /// <summary>All that happened, the oldest first.</summary>
    public IReadOnlyList<TimelineEntry> Entries { get; }

    /// <summary>The cases that are open, the oldest first.</summary>
    public IReadOnlyList<LoopCase> OpenCases { get; }

    /// <summary>The responses and cases that belong to another customer or to nobody, and are not shown.</summary>
    public long OfOthers { get; }

    /// <summary>Puts the timeline of one customer together.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="responses">Responses, of this customer and of others.</param>
    /// <param name="cases">Cases, of this customer and of others.</param>
    /// <param name="entries">What you add: all of it is this customer's.</param>
    /// <returns>The timeline.</returns>
    /// <exception cref="ArgumentException">The customer id is empty.</exception>
    public static CustomerTimeline Of(CustomerId customer, IEnumerable<SurveyResponse> responses, IEnumerable<LoopCase> cases, params IEnumerable<TimelineEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(entries);
        if (customer.IsEmpty) throw new ArgumentException("A timeline is of one customer, and this id is empty.", nameof(customer));
        SurveyResponse[] allResponses = [.. responses];
        LoopCase[] allCases = [.. cases];
        SurveyResponse[] own = [.. allResponses.Where(response => response.Respondent == customer).OrderBy(response => response.AnsweredAt)];
        LoopCase[] ownCases = [.. allCases.Where(one => one.Customer == customer)];
        return new CustomerTimeline(customer, own, ownCases, [.. entries], allResponses.Length - own.Length + allCases.Length - ownCases.Length);
    }

    /// <summary>The latest answer of this customer to a question.</summary>
    /// <param name="question">The question.</param>
    /// <returns>The rating; the default, no answer, when the customer never answered it.</returns>
    public Rating LatestAnswer(QuestionId question) =>
        _responses.LastOrDefault(response => response.Answer(question).IsAnswered)?.Answer(question) ?? default;

    /// <summary>How many entries and open cases there are. Not the customer: text ends up in logs.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Entries.Count} entries, {OpenCases.Count} open cases");
}
