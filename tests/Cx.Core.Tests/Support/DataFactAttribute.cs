namespace Cx.Core.Tests.Support;

/// <summary>A fact about the real data sets; reported as skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataFactAttribute : FactAttribute
{
    /// <summary>Decides whether the data is there.</summary>
    public DataFactAttribute() => Skip = Repository.WhyNoData();
}
