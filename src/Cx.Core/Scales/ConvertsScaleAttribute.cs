namespace Cx.Core.Scales;

/// <summary>Says that a method turns answers on one scale into another on purpose; the analyzers then accept mixed scales in it.</summary>
/// <remarks>The mixing stays visible: methods that carry it can be listed for review.</remarks>
/// <example>
/// <code>
/// [ConvertsScale("five stars of the shop are the five points of our survey")]
/// static Rating&lt;Csat5&gt; FromStars(Rating&lt;Stars5&gt; stars) => Rating&lt;Csat5&gt;.FromNullable(stars.Value);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConvertsScaleAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="reason">Why the conversion is right, for whoever reviews it.</param>
    public ConvertsScaleAttribute(string reason) => Reason = reason;

    /// <summary>Why the conversion is right.</summary>
    public string Reason { get; }
}
