using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Scales;

namespace Cx.Core.Journeys;

/// <summary>One thing that happened between a person and the company: who, where, by which channel, when, and what was answered.</summary>
/// <remarks>
/// <para>Order within one customer, used by every analysis: the instant, then <see cref="Sequence"/>, then the characters of the event id (ordinal).</para>
/// <para>The <see langword="default"/> value has empty ids: it is nobody's, and counted as <see cref="OfferOutcome.Invalid"/> wherever it is offered.</para>
/// <para>Equality: by value, instants as instants. Thread safety: immutable, as long as nobody changes the dictionary of the attributes.</para>
/// </remarks>
/// <example>
/// <code>
/// var signup = new Interaction
/// {
///     EventId = new("e1"), Customer = new("anna"), Touchpoint = new("signup"), Channel = new("web"),
///     OccurredAt = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero),
/// };
/// </code>
/// </example>
public readonly struct Interaction : IEquatable<Interaction>
{
    /// <summary>The id of this interaction; two with one id are one.</summary>
    [JsonPropertyName("eventId")]
    public required EventId EventId { get; init; }

    /// <summary>Whose it is.</summary>
    [JsonPropertyName("customer")]
    public required CustomerId Customer { get; init; }

    /// <summary>Where it happened: the event name of a touchpoint, which is what analyses count.</summary>
    [JsonPropertyName("touchpoint")]
    public required TouchpointId Touchpoint { get; init; }

    /// <summary>By which channel; <see langword="null"/> when that is not known.</summary>
    [JsonPropertyName("channel")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChannelId? Channel { get; init; }

    /// <summary>When it happened.</summary>
    [JsonPropertyName("occurredAt")]
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it was written down; <see langword="null"/> when that is not known. Nothing is calculated from it.</summary>
    [JsonPropertyName("recordedAt")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Which of several at one instant comes first; 0 if left out. Readers of files set the position in the file.</summary>
    [JsonPropertyName("sequence")]
    public long Sequence { get; init; }

    /// <summary>The case it belongs to; <see langword="null"/> for none.</summary>
    [JsonPropertyName("case")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CaseId? Case { get; init; }

    /// <summary>The answer given here: <see langword="null"/> when nothing was asked, a rating that is not answered when it was asked and passed over.</summary>
    [JsonPropertyName("answer")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Rating? Answer { get; init; }

    /// <summary>How hard it was, as answered; <see langword="null"/> when nothing was asked.</summary>
    [JsonPropertyName("effort")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Rating? Effort { get; init; }

    /// <summary>What came of it, in words; <see langword="null"/> for nothing known.</summary>
    [JsonPropertyName("outcome")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Outcome { get; init; }

    /// <summary>Further facts by name, such as a segment; <see langword="null"/> for none.</summary>
    [JsonPropertyName("attributes")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>The interaction that a response to a survey is: the respondent at the touchpoint, when the experience happened or else when it was answered, with the answer to one question.</summary>
    /// <param name="response">The response.</param>
    /// <param name="question">The question; where it was not asked, the interaction has no answer.</param>
    /// <returns>The interaction, its id that of the response, so that a response counts once; <see langword="null"/> when the response is anonymous or about no touchpoint.</returns>
    public static Interaction? Of(SurveyResponse response, QuestionId question)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response is not { Respondent: { } customer, Touchpoint: { } touchpoint }) return null;
        return new Interaction
        {
            EventId = new EventId(response.Id.Text),
            Customer = customer,
            Touchpoint = touchpoint,
            Channel = response.Channel,
            OccurredAt = response.OccurredAt ?? response.AnsweredAt,
            RecordedAt = response.AnsweredAt,
            Answer = response.Asks(question) ? response.Answer(question) : null,
        };
    }

    /// <inheritdoc/>
    public bool Equals(Interaction other) =>
        EventId == other.EventId && Customer == other.Customer && Touchpoint == other.Touchpoint && Channel == other.Channel
        && OccurredAt == other.OccurredAt && RecordedAt == other.RecordedAt && Sequence == other.Sequence && Case == other.Case
        && Answer == other.Answer && Effort == other.Effort && string.Equals(Outcome, other.Outcome, StringComparison.Ordinal) && SameAttributes(Attributes, other.Attributes);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Interaction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EventId, Customer, Touchpoint, OccurredAt, Sequence);

    /// <summary>Whether two interactions are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(in Interaction left, in Interaction right) => left.Equals(right);

    /// <summary>Whether two interactions differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(in Interaction left, in Interaction right) => !left.Equals(right);

    /// <summary>Touchpoint, channel and instant; no customer and no answer, so that it may stand in a log.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Touchpoint}{(Channel is { } channel ? " by " + channel.Text : string.Empty)} at {OccurredAt:O}");

    private static bool SameAttributes(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other)
    {
        if (ReferenceEquals(one, other)) return true;
        if (one is null || other is null || one.Count != other.Count) return false;
        foreach (var (name, value) in one)
        {
            if (!other.TryGetValue(name, out var found) || !string.Equals(value, found, StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
