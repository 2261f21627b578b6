namespace Cx.Core.Scales;

/// <summary>Says that a method turns answers on one scale into another on purpose; the analyzers then accept mixed scales in it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConvertsScaleAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="reason">Why the conversion is right, for whoever reviews it.</param>
    public ConvertsScaleAttribute(string reason) => Reason = reason;

    /// <summary>Why the conversion is right.</summary>
    public string Reason { get; }
}
