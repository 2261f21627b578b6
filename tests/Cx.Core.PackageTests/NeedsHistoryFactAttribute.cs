using Cx.Core.Tests.Support;

namespace Cx.Core.PackageTests;

/// <summary>A fact about the commit that a package names; skipped, with the reason, in a source archive, which has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsHistoryFactAttribute : FactAttribute
{
    /// <summary>Looks for the history.</summary>
    public NeedsHistoryFactAttribute()
        => Skip = Path.Exists(Repository.PathOf(".git")) ? null : $"{Repository.Root} is a source archive without history, so there is no commit to name.";
}
