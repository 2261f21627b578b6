namespace Cx.Core.PackageTests;

/// <summary>The tests that share one packing.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPacking : ICollectionFixture<PackedFiles>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "packed files";
}
