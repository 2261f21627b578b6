using System.Collections.Immutable;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>What is measured, and on what.</summary>
internal static class Subjects
{
    /// <summary>Every rule.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Rules { get; } =
    [
        .. typeof(CxAnalyzer).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CxAnalyzer)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>The id that a rule is known by.</summary>
    public static string IdOf(DiagnosticAnalyzer rule) => rule.GetType().Name.Split('_')[0];

    /// <summary>The corpus with the library.</summary>
    public static CSharpCompilation Corpus(int files) => Benchmarks.Corpus.Compile(files, References.All);

    /// <summary>The same text, compiled against types of the same names that are not ours: code without Cx.Core.</summary>
    public static CSharpCompilation CorpusWithoutCxCore(int files) => Benchmarks.Corpus.Compile(files, [.. References.Framework, Double()]);

    private static PortableExecutableReference Double()
    {
        const string usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var sources = Directory.EnumerateFiles(Repository.PathOf("src", "Cx.Core"), "*.cs", SearchOption.AllDirectories)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path))
            .Append(CSharpSyntaxTree.ParseText(usings));
        var compilation = CSharpCompilation.Create(
            "Other", sources, References.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success) throw new InvalidOperationException("The library does not compile under another name:\n" + string.Join('\n', result.Diagnostics.Take(3)));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
