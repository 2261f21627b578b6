namespace Cx.Core.Scales;

/// <summary>Says on which scale a plain number is answered, so that the analyzers can follow it.</summary>
/// <remarks>For numbers, nullable numbers, and tasks, arrays, spans and sequences of them; on a sequence it speaks of each element. On a positional record parameter it stands on the parameter and counts for the property too.</remarks>
/// <typeparam name="TScale">The scale.</typeparam>
/// <example>
/// <code>
/// public sealed record Row([OnScale&lt;Csat5&gt;] int? Answer, [OnScale&lt;Ces7&gt;] int Ease);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
public sealed class OnScaleAttribute<TScale> : Attribute
    where TScale : struct, IScale<TScale>;
