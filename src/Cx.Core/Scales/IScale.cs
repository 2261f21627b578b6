namespace Cx.Core.Scales;

/// <summary>A survey scale as a type: the answers it allows and which end is the good one.</summary>
/// <remarks>
/// <para>A scale is an empty <see langword="struct"/> with this one property. It is a name in the type system: ratings on two scales are two types and do not mix.</para>
/// <para>A definition that is wrong fails when it is made, with a message that says what to change; see <see cref="ScaleDefinition.Of{TScale}"/>.</para>
/// <para>Thread safety: the definition is read once and kept; it is immutable.</para>
/// </remarks>
/// <typeparam name="TSelf">The scale itself.</typeparam>
/// <example>
/// <code>
/// public readonly struct WaitTime : IScale&lt;WaitTime&gt;
/// {
///     public static ScaleDefinition Definition { get; } =
///         ScaleDefinition.Create("wait-time", 1, 6, Polarity.LowerIsBetter).WithBoxes(2, 2);
/// }
/// </code>
/// </example>
public interface IScale<TSelf>
    where TSelf : struct, IScale<TSelf>
{
    /// <summary>What may be answered: id, range, polarity, labels, neutral point and boxes.</summary>
    static abstract ScaleDefinition Definition { get; }
}
