namespace Cx.Core.Benchmarks;

/// <summary>A class whose work is done by several threads: measured by the clock on the wall, for the processor time of the measuring thread would miss the others.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnTheWallAttribute : Attribute;
