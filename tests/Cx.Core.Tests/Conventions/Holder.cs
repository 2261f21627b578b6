namespace Cx.Core.Tests.Conventions;

/// <summary>How a user's own type holds a value of ours: as a property, as one that may be missing, and in a list.</summary>
internal sealed record Holder<T>
{
    public required T Value { get; init; }

    public required List<T> Several { get; init; }
}
