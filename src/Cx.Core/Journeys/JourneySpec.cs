using System.Text.Json.Serialization;

namespace Cx.Core.Journeys;

/// <summary>What is to be found out about journeys. A log and a tracker take the same specifications.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable. Only the library derives from it.</remarks>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public abstract record JourneySpec
{
    private protected JourneySpec()
    {
    }

    /// <summary>The state of this analysis in an engine.</summary>
    internal abstract JourneyOperator CreateOperator(JourneyEngine engine);

    /// <summary>The question in one canonical text.</summary>
    internal abstract string Schema { get; }

    internal abstract object? ReadAny(JourneyOperator state, JourneyLook look);
}
