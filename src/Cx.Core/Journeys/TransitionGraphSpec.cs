using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Durations;

namespace Cx.Core.Journeys;

/// <summary>Asks which event follows which, how often and after how long.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
/// <example>
/// <code>
/// var log = JourneyLog.Of([], JourneyPartition.OnePerCustomer);
/// TransitionGraph graph = log.Read(new TransitionGraphSpec(), DateTimeOffset.UnixEpoch);
/// </code>
/// </example>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record TransitionGraphSpec : JourneySpec<TransitionGraph>
{
    /// <summary>Whether an edge counts once for each journey, however often the journey takes it; false by default.</summary>
    public bool OncePerJourney { get; init; }

    /// <summary>The longest time between two interactions that are still a pair; a longer one breaks the pair and is counted. <see langword="null"/>, the default, for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan? MaxGap
    {
        get;
        init => field = value < TimeSpan.Zero ? throw new ArgumentOutOfRangeException(nameof(value), value, "A gap is 0 or more.") : value;
    }

    /// <summary>The calendar whose working time counts; <see langword="null"/>, the default, for all the time.</summary>
    public BusinessCalendar? Calendar { get; init; }

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"graph once={OncePerJourney} gap={MaxGap?.Ticks} calendar={Calendar}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new TransitionOperator(engine, this);

    internal override TransitionGraph Read(JourneyOperator state, JourneyLook look) => ((TransitionOperator)state).Read(look);
}
