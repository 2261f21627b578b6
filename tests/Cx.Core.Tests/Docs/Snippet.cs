using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.Tests.Docs;

/// <summary>A piece of C# as a reader would paste it into a console project: compiled against the framework and the library, and run.</summary>
internal sealed class Snippet
{
    // The implicit usings of a console project.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly SyntaxTree _tree;
    private readonly CSharpCompilation _compilation;

    public Snippet(string code, string moreUsings = "")
    {
        _tree = CSharpSyntaxTree.ParseText(code);
        IsProgram = _tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        _compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(ImplicitUsings + "\n" + moreUsings), _tree],
            [.. References.All, .. References.LawKit],
            new CSharpCompilationOptions(
                IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>Whether there is something to run.</summary>
    public bool IsProgram { get; }

    /// <summary>What the program itself says it prints: the comment at the end of each <c>Console.WriteLine</c>, where every one has such a comment; else null.</summary>
    public IReadOnlyList<string>? PromisedLines
    {
        get
        {
            var prints = _tree.GetRoot().DescendantNodes().OfType<ExpressionStatementSyntax>()
                .Where(statement => statement.ToString().StartsWith("Console.WriteLine(", StringComparison.Ordinal))
                .Select(statement => statement.GetTrailingTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)))
                .ToList();
            return prints.Count > 0 && prints.TrueForAll(comment => comment.IsKind(SyntaxKind.SingleLineCommentTrivia))
                ? [.. prints.Select(comment => comment.ToString()[2..].Trim())]
                : null;
        }
    }

    /// <summary>Runs the program and says how its output differs from the text beside it or from its own comments; null where it does not, or where nothing was promised.</summary>
    public string? BrokenPromise(string? output)
    {
        if (!IsProgram || (output is null && PromisedLines is null))
        {
            return null;
        }

        var printed = Run();
        var holds = output is not null
            ? printed == output.TrimEnd('\n')
            : printed.Split('\n') is var lines && lines.Length == PromisedLines!.Count && lines.Zip(PromisedLines).All(pair => Keeps(pair.First, pair.Second));
        return holds ? null : $"prints\n{printed}\nbut says\n{output ?? string.Join('\n', PromisedLines!)}";
    }

    /// <summary>What the compiler objects to: errors, and a null that may be followed.</summary>
    public IReadOnlyList<Diagnostic> Complaints()
        => [.. _compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
            || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Id.StartsWith("CS86", StringComparison.Ordinal)))];

    // "0.75", or "0.75: top-2 box of those who answered".
    private static bool Keeps(string printed, string promised)
        => promised == printed || promised.StartsWith(printed + ": ", StringComparison.Ordinal);

    private string Run()
    {
        using var image = new MemoryStream();
        var result = _compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.ToString())));
        image.Position = 0;
        var context = new AssemblyLoadContext("Snippet", isCollectible: true);
        try
        {
            return Captured(context.LoadFromStream(image).EntryPoint!);
        }
        finally
        {
            context.Unload();
        }
    }

    // The pages print numbers as they look in the invariant culture, whoever runs the tests.
    private static string Captured(MethodInfo main)
    {
        var printed = string.Empty;
        UnderCulture.Run(CultureInfo.InvariantCulture, _ => printed = CapturedConsole.During(() => main.Invoke(null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()])));
        return printed.ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
