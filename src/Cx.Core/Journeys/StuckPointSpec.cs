using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Asks where customers stand longer than nearly all of those who moved on.</summary>
/// <remarks>
/// <para>A stay is a maximal run of interactions at one event; the next interaction elsewhere ends it, and the current stay is censored.</para>
/// <para>An active customer of age a at an event is stuck when (S(a) − c)/(1 − c) ≤ <see cref="Threshold"/>, with S the Kaplan–Meier curve of the stays there and c its value after the last exit, the share that never leaves: by then nine in ten of those who move on have done so. Or when a is above the longest wait that was meant.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record StuckPointSpec : JourneySpec<StuckPoints>
{
    private readonly ValueList<EventWait> _maxWaits = ValueList<EventWait>.Empty;

    /// <summary>The share of those who move on that has not moved on yet, 0…1; .1 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 and below 1.</exception>
    public double Threshold
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The threshold is a share above 0 and below 1.");
    } = 0.1;

    /// <summary>The fewest exits with which the curve decides; below, only the longest wait does. 20 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MinExits
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is 1 exit or more.");
    } = 20;

    /// <summary>How wide the classes are in which a stream counts the times of stays; 1 hour by default. A log keeps every time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not above 0.</exception>
    public TimeSpan StreamBin
    {
        get;
        init => field = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A class is wider than no time.");
    } = TimeSpan.FromHours(1);

    /// <summary>The longest waits that were meant, by event; none by default.</summary>
    public IReadOnlyList<EventWait> MaxWaits
    {
        get => _maxWaits;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _maxWaits = EventWait.Sorted(value);
        }
    }

    /// <summary>The threshold, and the longest waits that were meant.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"stuck where {Threshold:0.####} or less are left of those who move on, from {MinExits} exits") + (_maxWaits.Count == 0 ? string.Empty : $", or longer than {string.Join(", ", _maxWaits)}");

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"stuck threshold={Threshold:R} exits={MinExits} bin={StreamBin.Ticks} waits={SchemaText.Of(_maxWaits)}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new StuckPointOperator(engine, this);

    internal override StuckPoints Read(JourneyOperator state, JourneyLook look) => ((StuckPointOperator)state).Read(look);
}
