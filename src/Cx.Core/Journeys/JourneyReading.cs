namespace Cx.Core.Journeys;

/// <summary>The answers to several questions that were asked together.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. No equality. No order. Thread safety: immutable.</remarks>
public sealed class JourneyReading
{
    private readonly Dictionary<JourneySpec, object?> _answers;

    internal JourneyReading(DateTimeOffset asOf, Dictionary<JourneySpec, object?> answers)
    {
        AsOf = asOf;
        _answers = answers;
    }

    /// <summary>The instant of the look.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Every answer that tells its journeys, such as the graph and the funnel, in no particular order.</summary>
    public IEnumerable<JourneyResult> Results => _answers.Values.OfType<JourneyResult>();

    /// <summary>The answer to one of the questions.</summary>
    /// <typeparam name="TResult">The answer.</typeparam>
    /// <param name="spec">The question.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The question was not asked.</exception>
    public TResult Get<TResult>(JourneySpec<TResult> spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return _answers.TryGetValue(spec, out var answer)
            ? (TResult)answer!
            : throw new ArgumentException("This was not asked. Give the specification together with the others.", nameof(spec));
    }
}
