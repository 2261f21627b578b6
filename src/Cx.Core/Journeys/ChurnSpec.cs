using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Asks how long customers stay, from a start to an end; who is still there counts.</summary>
/// <remarks>
/// <para>From the first start to the first end at that instant or later; still there: censored at the look. The answer is <see langword="null"/> when nobody has started.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record ChurnSpec : JourneySpec<DurationDistribution?>
{
    private readonly ValueList<TouchpointId> _start;
    private readonly ValueList<TouchpointId> _end;

    private ChurnSpec(ValueList<TouchpointId> start, ValueList<TouchpointId> end)
    {
        _start = start;
        _end = end;
    }

    /// <summary>The events by which a customer begins, sorted.</summary>
    public IReadOnlyList<TouchpointId> Start => _start;

    /// <summary>The events by which a customer leaves, sorted.</summary>
    public IReadOnlyList<TouchpointId> End => _end;

    /// <summary>When observation began: who started before was seen only from then on (late entry), and who left before was never seen. <see langword="null"/>, the default, when all were seen from their start.</summary>
    public DateTimeOffset? ObservedFrom { get; init; }

    /// <summary>Makes the question.</summary>
    /// <param name="start">The events by which a customer begins, 1 or more.</param>
    /// <param name="end">The events by which a customer leaves, 1 or more.</param>
    /// <returns>The question.</returns>
    /// <exception cref="ArgumentException">There is no event, or one is no id.</exception>
    public static ChurnSpec Of(IEnumerable<string> start, IEnumerable<string> end) => new(EventNames.Required(start, nameof(start)), EventNames.Required(end, nameof(end)));

    /// <summary>The events, and since when customers were seen.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => $"{string.Join(", ", _start)} until {string.Join(", ", _end)}" + (ObservedFrom is { } from ? string.Create(CultureInfo.InvariantCulture, $", seen since {from:O}") : string.Empty);

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"churn start={SchemaText.Of(_start)} end={SchemaText.Of(_end)} observed={ObservedFrom?.UtcTicks}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new SpanOperator(engine, _start, _end, ValueList<TouchpointId>.Empty);

    internal override DurationDistribution? Read(JourneyOperator state, JourneyLook look)
        => DurationDistribution.From(((SpanOperator)state).Spans(look).Select(span => Case(span, look.AsOf)).OfType<CensoredDuration>());

    private CensoredDuration? Case(SpanOperator.Span span, DateTimeOffset asOf)
    {
        var stay = CensoredDuration.From(span.Start, span.End, asOf);
        if (ObservedFrom is not { } from || span.Start >= from) return stay;
        var entry = from - span.Start;
        return entry < stay.Elapsed ? stay.WithEntry(entry) : null;
    }
}
