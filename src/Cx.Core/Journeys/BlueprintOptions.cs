using Cx.Core.Scales;

namespace Cx.Core.Journeys;

/// <summary>What builder, loader and validator need to know beside the blueprint.</summary>
/// <remarks>
/// <para>It is a class: where <see langword="null"/> is allowed it stands for the defaults of the members. No equality. Thread safety: immutable once made.</para>
/// </remarks>
public sealed class BlueprintOptions
{
    /// <summary>The scales that a survey may name by id, and against which one that is written out is checked. Default: <see cref="ScaleRegistry.BuiltIn"/>.</summary>
    public ScaleRegistry Scales { get; init; } = ScaleRegistry.BuiltIn;

    /// <summary>The version before this one: a change that breaks its journeys asks for a higher major version. Default: none, nothing is compared.</summary>
    public JourneyBlueprint? Previous { get; init; }

    /// <summary>The largest document that the loader reads, in bytes. Default: 16 MiB.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;
}
