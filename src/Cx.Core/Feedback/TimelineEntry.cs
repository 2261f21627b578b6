using System.Globalization;

namespace Cx.Core.Feedback;

/// <summary>One line of a customer's timeline.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: all members. No order. Thread safety: immutable.</remarks>
public sealed record TimelineEntry
{
    private TimelineEntry(DateTimeOffset at, TimelineKind kind, string title)
    {
        At = at;
        Kind = kind;
        Title = title;
    }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What it is.</summary>
    public TimelineKind Kind { get; }

    /// <summary>A line of text.</summary>
    public string Title { get; }

    /// <summary>The words of the customer, or a note; <see langword="null"/> when there are none.</summary>
    public string? Text { get; private init; }

    /// <summary>The response, for <see cref="TimelineKind.Response"/>; <see langword="null"/> for the others.</summary>
    public ResponseId? Response { get; private init; }

    /// <summary>The case, for what happened to one; <see langword="null"/> for the others.</summary>
    public LoopCaseId? Case { get; private init; }

    /// <summary>Makes an entry of your own, such as an order or an observed interaction.</summary>
    /// <param name="at">When it happened.</param>
    /// <param name="title">A line of text, not blank.</param>
    /// <param name="text">More about it.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="ArgumentException">The title is blank.</exception>
    public static TimelineEntry Of(DateTimeOffset at, string title, string? text = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        return new TimelineEntry(at, TimelineKind.Entry, title) { Text = string.IsNullOrWhiteSpace(text) ? null : text };
    }

    /// <summary>Instant, kind and title, without the words of the customer.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At:O} {Kind}: {Title}");

    internal static TimelineEntry Of(SurveyResponse response) => new(
        response.AnsweredAt, TimelineKind.Response,
        response.Answers.Count == 0 ? "no answer" : string.Join(", ", response.Answers))
    {
        Text = response.Verbatim,
        Response = response.Id,
    };

    internal static IEnumerable<TimelineEntry> Of(LoopCase one) =>
    [
        new TimelineEntry(one.OpenedAt, TimelineKind.CaseOpened, string.Join(", ", one.Reasons)) { Case = one.Id, Response = one.Response },
        .. one.Steps.Select(step => new TimelineEntry(step.At, TimelineKind.CaseStep, step.Outcome is { } outcome ? $"{step.To} ({outcome})" : step.To.ToString()) { Case = one.Id }),
    ];
}
