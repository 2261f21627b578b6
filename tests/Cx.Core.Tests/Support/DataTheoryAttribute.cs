namespace Cx.Core.Tests.Support;

/// <summary>A theory about the real data sets; reported as skipped, with the reason, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides whether the data is there.</summary>
    public DataTheoryAttribute() => Skip = Repository.WhyNoData();
}
