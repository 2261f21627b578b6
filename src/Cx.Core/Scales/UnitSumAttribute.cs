namespace Cx.Core.Scales;

/// <summary>Says that the numbers given to a parameter must add up to one; the analyzers check those that are constant.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UnitSumAttribute : Attribute;
