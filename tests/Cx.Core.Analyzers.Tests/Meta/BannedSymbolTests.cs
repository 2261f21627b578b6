using System.Collections.Immutable;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.Analyzers.Tests.Meta;

/// <summary>A banned entry with a slip in its name bans nothing, and says nothing about it.</summary>
public class BannedSymbolTests
{
    private static readonly CSharpCompilation Known = CSharpCompilation.Create("Banned", references: ImmutableArray.Create(
        [.. References.Framework, MetadataReference.CreateFromFile(typeof(Compilation).Assembly.Location)]));

    public static TheoryData<string> Entries
        => [.. File.ReadLines(Repository.PathOf("eng", "BannedSymbols.Analyzers.txt")).Where(line => line.Trim().Length > 0)];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Each_banned_entry_names_a_symbol_and_says_what_to_do_instead(string entry)
    {
        var (id, advice) = entry.Split(';', 2) is [var first, var second] ? (first, second) : (entry, "");

        Assert.True(!DocumentationCommentId.GetSymbolsForDeclarationId(id, Known).IsEmpty, $"{id} is no symbol: the entry bans nothing.");
        Assert.True(advice.Trim().Length > 8, $"{id} is banned without a way out.");
    }
}
