using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Retention;

namespace Cx.Core.Journeys;

/// <summary>Asks how many customers of each calendar period come back at each age.</summary>
/// <remarks>
/// <para>A customer is born with the first birth event ever, or, where <see cref="IsRecurring"/>, anew in every cohort period with the first birth event of it, and stands in every such cohort; a return is a return event after it in the total order, whatever the partition into journeys. The answer is <see langword="null"/> when nobody was born.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var months = CalendarPeriod.Months(TimeZoneInfo.Utc);
/// var spec = RetentionSpec.Of(birth: ["signup"], back: ["use"], cohorts: months, period: RetentionPeriod.Rolling(TimeSpan.FromDays(30)));
/// </code>
/// </example>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record RetentionSpec : JourneySpec<CohortTriangle?>
{
    private readonly ValueList<TouchpointId> _birth;
    private readonly ValueList<TouchpointId> _back;

    private RetentionSpec(ValueList<TouchpointId> birth, ValueList<TouchpointId> back, CalendarPeriod cohorts, RetentionPeriod period)
    {
        _birth = birth;
        _back = back;
        Cohorts = cohorts;
        Period = period;
    }

    /// <summary>The events by which a customer is born, sorted.</summary>
    public IReadOnlyList<TouchpointId> Birth => _birth;

    /// <summary>The events that are a return, sorted; empty for any event.</summary>
    public IReadOnlyList<TouchpointId> Back => _back;

    /// <summary>The calendar periods that make the cohorts.</summary>
    public CalendarPeriod Cohorts { get; }

    /// <summary>How ages are counted.</summary>
    public RetentionPeriod Period { get; }

    /// <summary>When a customer counts as retained; within the period itself by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mode is none.</exception>
    public RetentionMode Mode
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such mode of retention.");
    }

    /// <summary>Whether a customer is born anew in every cohort period with a birth event; false by default, and then only with the first ever.</summary>
    public bool IsRecurring { get; init; }

    /// <summary>Makes the question.</summary>
    /// <param name="birth">The events by which a customer is born, 1 or more.</param>
    /// <param name="back">The events that are a return; none for any event.</param>
    /// <param name="cohorts">The calendar periods that make the cohorts.</param>
    /// <param name="period">How ages are counted.</param>
    /// <returns>The question.</returns>
    /// <exception cref="ArgumentException">There is no birth event, or an event is no id.</exception>
    public static RetentionSpec Of(IEnumerable<string> birth, IEnumerable<string> back, CalendarPeriod cohorts, RetentionPeriod period)
    {
        ArgumentNullException.ThrowIfNull(back);
        ArgumentNullException.ThrowIfNull(cohorts);
        ArgumentNullException.ThrowIfNull(period);
        return new RetentionSpec(EventNames.Required(birth, nameof(birth)), EventNames.Of(back), cohorts, period);
    }

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"retention birth={SchemaText.Of(_birth)} back={SchemaText.Of(_back)} cohorts={Cohorts} period={Period} mode={Mode} recurring={IsRecurring}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => IsRecurring ? new RecurringRetentionOperator(engine, this) : new RetentionOperator(engine, this);

    internal override CohortTriangle? Read(JourneyOperator state, JourneyLook look) => state is RecurringRetentionOperator recurring ? recurring.Read(look) : ((RetentionOperator)state).Read(look);
}
