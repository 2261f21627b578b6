using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>The events that end a journey, well or badly. The first one that is seen decides.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value, in any order of the events. No order. Thread safety: immutable.</remarks>
/// <example>
/// <code>
/// var ends = JourneyEnds.Of(success: ["renew"], failure: ["cancel"]);
/// </code>
/// </example>
public sealed record JourneyEnds
{
    private readonly ValueList<TouchpointId> _success;
    private readonly ValueList<TouchpointId> _failure;

    private JourneyEnds(ValueList<TouchpointId> success, ValueList<TouchpointId> failure)
    {
        _success = success;
        _failure = failure;
    }

    /// <summary>The events that end a journey well, sorted.</summary>
    public IReadOnlyList<TouchpointId> Success => _success;

    /// <summary>The events that end a journey badly, sorted.</summary>
    public IReadOnlyList<TouchpointId> Failure => _failure;

    /// <summary>Makes the ends.</summary>
    /// <param name="success">The events that end a journey well.</param>
    /// <param name="failure">The events that end a journey badly.</param>
    /// <returns>The ends.</returns>
    /// <exception cref="ArgumentException">An event is no id, or ends a journey both well and badly.</exception>
    public static JourneyEnds Of(IEnumerable<string> success, IEnumerable<string> failure)
    {
        ArgumentNullException.ThrowIfNull(success);
        ArgumentNullException.ThrowIfNull(failure);
        var (good, bad) = (EventNames.Of(success), EventNames.Of(failure));
        return good.FirstOrDefault(bad.Contains) is { IsEmpty: false } both
            ? throw new ArgumentException($"The event {both} ends a journey both well and badly. Decide for one.", nameof(failure))
            : new JourneyEnds(good, bad);
    }

    internal string Schema => $"success={SchemaText.Of(_success)} failure={SchemaText.Of(_failure)}";

    internal JourneyState EndOf(string name)
        => _success.Any(one => string.Equals(one.Text, name, StringComparison.Ordinal)) ? JourneyState.Completed
            : _failure.Any(one => string.Equals(one.Text, name, StringComparison.Ordinal)) ? JourneyState.Failed
            : JourneyState.Active;
}
