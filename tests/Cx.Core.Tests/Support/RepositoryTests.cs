namespace Cx.Core.Tests.Support;

public class RepositoryTests
{
    [Fact]
    public void The_root_holds_the_solution() => Assert.True(File.Exists(Repository.PathOf("Cx.Core.sln")), Repository.Root);

    [DataFact]
    public void The_shared_folder_holds_data_with_its_provenance() => Assert.True(File.Exists(Repository.Data("PROVENANCE.md")), Repository.Shared);
}
