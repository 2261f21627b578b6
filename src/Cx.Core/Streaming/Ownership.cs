using System.Diagnostics.CodeAnalysis;

namespace Cx.Core.Streaming;

/// <summary>What is said when a state that owns memory was assigned to another variable, and both are used.</summary>
internal static class Ownership
{
    [DoesNotReturn]
    public static void ThrowStale(string type)
        => throw new InvalidOperationException($"This {type} was assigned to another variable, which was changed since. Both share their memory, so this one no longer tells the truth. Use Copy() where two are meant to go on.");
}
