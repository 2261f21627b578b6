using System.Reflection;
using Xunit.Sdk;

namespace Cx.Core.Tests.Conventions;

public class ExemptionTests
{
    [Fact]
    public void Every_exemption_names_a_rule_and_gives_a_reason()
    {
        var rules = typeof(Rule).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToHashSet(StringComparer.Ordinal);
        var wrong = typeof(Rule).Assembly.GetCustomAttributes<ExemptAttribute>()
            .Where(exemption => !rules.Contains(exemption.Rule) || exemption.Reason.Split(' ').Length < 4)
            .Select(exemption => $"{exemption.Rule}, {exemption.Target}: \"{exemption.Reason}\"");

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_violation_that_nobody_exempted_fails_with_its_message()
    {
        var failure = Assert.Throws<FailException>(() => Convention.Require("made up", [new Violation("Till.Ring", "rings twice")]));

        Assert.Contains("Till.Ring: rings twice", failure.Message, StringComparison.Ordinal);
    }
}
