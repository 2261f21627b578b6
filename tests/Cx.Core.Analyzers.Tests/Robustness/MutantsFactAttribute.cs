namespace Cx.Core.Analyzers.Tests.Robustness;

/// <summary>A fact that takes many minutes; reported as skipped, with the reason, unless <c>CX_MUTANTS</c> asks for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MutantsFactAttribute : FactAttribute
{
    /// <summary>Decides whether it runs.</summary>
    public MutantsFactAttribute()
    {
        if (string.IsNullOrEmpty(Wanted))
        {
            Skip = "Recompiles every rule many times: set CX_MUTANTS to an id, such as CX2002, or to all.";
        }
    }

    /// <summary>An id, or all.</summary>
    public static string? Wanted => Environment.GetEnvironmentVariable("CX_MUTANTS");
}
