namespace Cx.Core.Scales;

/// <summary>Says that a member holds the survey weight of a response, so that the analyzers notice where it is forgotten.</summary>
/// <remarks>On a positional record parameter it stands on the parameter and counts for the property too.</remarks>
/// <example>
/// <code>
/// public sealed record Response([OnScale&lt;Nps&gt;] int? Recommend, [ResponseWeight] double Weight);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ResponseWeightAttribute : Attribute;
