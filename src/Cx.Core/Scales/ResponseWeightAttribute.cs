namespace Cx.Core.Scales;

/// <summary>Says that a member holds the survey weight of a response, so that the analyzers notice where it is forgotten.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ResponseWeightAttribute : Attribute;
