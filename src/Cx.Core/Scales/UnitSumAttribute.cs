namespace Cx.Core.Scales;

/// <summary>Says that the numbers given to a parameter must add up to one; the analyzers check those that are constant.</summary>
/// <example>
/// <code>
/// static double Blend([UnitSum] params double[] shares) => shares[0];
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UnitSumAttribute : Attribute;
