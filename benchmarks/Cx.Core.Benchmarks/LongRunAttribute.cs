namespace Cx.Core.Benchmarks;

/// <summary>An operation takes seconds: <c>--quick</c> measures it three times after a warm-up.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LongRunAttribute : Attribute;
