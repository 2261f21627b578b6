using System.Reflection;

namespace Cx.Core.Tests.Conventions;

/// <summary>Judges what a rule found: everything it found is exempted, and everything exempted was found.</summary>
internal static class Convention
{
    private static readonly ExemptAttribute[] Exemptions = [.. typeof(Convention).Assembly.GetCustomAttributes<ExemptAttribute>()];

    /// <summary>Fails with each violation that is not exempted, and with each exemption of the rule that no longer has a use.</summary>
    public static void Require(string rule, IEnumerable<Violation> violations)
    {
        var found = violations.Distinct().ToList();
        var exempted = Exemptions.Where(exemption => exemption.Rule == rule).Select(exemption => exemption.Target).ToHashSet(StringComparer.Ordinal);
        var complaints = found
            .Where(violation => !exempted.Contains(violation.Target))
            .Select(violation => $"{violation.Target}: {violation.Message}")
            .Concat(exempted
                .Except(found.Select(violation => violation.Target), StringComparer.Ordinal)
                .Select(target => $"{target}: is exempted from \"{rule}\" but does not break it any more; take the exemption away"))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (complaints.Count > 0)
        {
            Assert.Fail($"{complaints.Count} against the convention \"{rule}\" (an [assembly: Exempt] in Conventions/Exemptions.cs needs a reason):\n{string.Join('\n', complaints)}");
        }
    }
}
