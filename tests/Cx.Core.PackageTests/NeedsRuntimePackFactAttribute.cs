namespace Cx.Core.PackageTests;

/// <summary>A fact that publishes self-contained, so it needs the runtime itself as a package; skipped, with the reason, where no source has it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsRuntimePackFactAttribute : FactAttribute
{
    /// <summary>Asks whether the package can be had.</summary>
    public NeedsRuntimePackFactAttribute() => Skip = RuntimePack.WhyMissing;
}
