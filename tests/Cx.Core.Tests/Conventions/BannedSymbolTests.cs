using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.Tests.Conventions;

/// <summary>A banned entry with a slip in its name bans nothing, and says nothing about it.</summary>
public class BannedSymbolTests
{
    private static readonly CSharpCompilation Framework = CSharpCompilation.Create("Banned", references: References.Framework);

    public static TheoryData<string> Entries
        => [.. File.ReadLines(Repository.PathOf("eng", "BannedSymbols.txt")).Where(line => line.Trim().Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Each_banned_entry_names_a_symbol_and_says_what_to_do_instead(string entry)
    {
        var (id, advice) = entry.Split(';', 2) is [var first, var second] ? (first, second) : (entry, "");

        Assert.True(Exists(id), $"{id} is no symbol of the framework: the entry bans nothing.");
        Assert.True(advice.Trim().Length > 8, $"{id} is banned without a way out.");
    }

    [Fact]
    public void A_symbol_that_is_not_there_is_not_found() => Assert.False(Exists("P:System.DateTimeOffset.Today"));

    private static bool Exists(string id) => !DocumentationCommentId.GetSymbolsForDeclarationId(id, Framework).IsEmpty;
}
