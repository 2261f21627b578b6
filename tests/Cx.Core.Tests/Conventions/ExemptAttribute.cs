namespace Cx.Core.Tests.Conventions;

/// <summary>Lets one type or member off one convention, for a reason that stands beside it.</summary>
/// <param name="rule">The name of the rule: a constant of <see cref="Rule"/>.</param>
/// <param name="target">The type or member, as the failure of the rule prints it.</param>
/// <param name="reason">Why the rule does not fit there.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class ExemptAttribute(string rule, string target, string reason) : Attribute
{
    public string Rule { get; } = rule;

    public string Target { get; } = target;

    public string Reason { get; } = reason;
}
