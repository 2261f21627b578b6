namespace Cx.Core.Scales;

/// <summary>What hot code needs of a scale, read once: the JIT turns these fields into constants, which it does not for <c>TScale.Definition.Min</c>.</summary>
internal static class ScaleFacts<TScale>
    where TScale : struct, IScale<TScale>
{
    public static readonly ScaleDefinition Definition = TScale.Definition
        ?? throw new InvalidOperationException($"{typeof(TScale)}.Definition is null. Initialise it: public static ScaleDefinition Definition {{ get; }} = ScaleDefinition.Create(…);");

    public static readonly int Min = Definition.Min;
    public static readonly int Levels = Definition.Levels;
}
