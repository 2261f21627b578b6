namespace Cx.Core.Scales;

/// <summary>What hot code needs of a scale, read once: the JIT turns these fields into constants, which it does not for <c>TScale.Definition.Min</c>.</summary>
internal static class ScaleFacts<TScale>
    where TScale : struct, IScale<TScale>
{
    public static readonly ScaleDefinition Definition = TScale.Definition
        ?? throw new InvalidOperationException($"{typeof(TScale)}.Definition is null. Initialise it: public static ScaleDefinition Definition {{ get; }} = ScaleDefinition.Create(…);");

    public static readonly int Min = Definition.Min;
    public static readonly int Levels = Definition.Levels;

    // A box is a run of codes; on a scale without boxes both runs are empty, and HasBoxes says why.
    public static readonly bool HasBoxes = Definition.FavourableBox is not null;
    public static readonly int FavourableLevels = Definition.FavourableBox ?? 0;
    public static readonly int UnfavourableLevels = Definition.UnfavourableBox ?? 0;
    public static readonly int FirstFavourable = Definition.Polarity == Polarity.HigherIsBetter ? Levels - FavourableLevels + 1 : 1;
    public static readonly int FirstUnfavourable = Definition.Polarity == Polarity.HigherIsBetter ? 1 : Levels - UnfavourableLevels + 1;
}
