using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Analyzer.Harness;

/// <summary>A project to analyse: its files, and how it is compiled.</summary>
public sealed record TestCode
{
    /// <summary>The implicit usings of a console project.</summary>
    public const string ConsoleUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string Folder = "/0/";

    /// <summary>Names and contents of its C# files, without marks.</summary>
    public required ImmutableArray<(string Name, string Text)> Files { get; init; }

    /// <summary>Lines of <c>.editorconfig</c> for every C# file, such as <c>cx.heuristics = names</c>.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Additional files.</summary>
    public ImmutableArray<(string Name, string Text)> AdditionalFiles { get; init; } = [];

    /// <summary>The version of C#.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    /// <summary>Usings of every file, in front of them.</summary>
    public string GlobalUsings { get; init; } = ConsoleUsings;

    /// <summary>The name of the assembly.</summary>
    public string AssemblyName { get; init; } = "Test";

    /// <summary>Ids of compile errors that the code is meant to have. Without any it must compile.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];

    /// <summary>One file.</summary>
    /// <param name="text">Its content, without marks.</param>
    public static TestCode Of(string text) => new() { Files = [("Test.cs", text)] };

    /// <summary>The project.</summary>
    /// <param name="workspace">An empty workspace that it is made in; the caller disposes it.</param>
    /// <param name="references">What it is compiled against.</param>
    public Project ToProject(Workspace workspace, ImmutableArray<MetadataReference> references)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var id = ProjectId.CreateNewId();
        var parsing = new CSharpParseOptions(LanguageVersion);
        var isProgram = Files.Any(file => CSharpSyntaxTree.ParseText(file.Text, parsing).GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any());
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            AssemblyName,
            AssemblyName,
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: parsing,
            metadataReferences: references));
        foreach (var (name, text) in Files)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), name, SourceText.From(text), filePath: Folder + name);
        }

        if (GlobalUsings.Length > 0)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), "Usings.cs", SourceText.From(GlobalUsings), filePath: Folder + "Usings.cs");
        }

        foreach (var (name, text) in AdditionalFiles)
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), name, SourceText.From(text), filePath: Folder + name);
        }

        if (!Options.IsEmpty)
        {
            var config = SourceText.From("root = true\n[*.cs]\n" + string.Join('\n', Options) + "\n");
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".editorconfig", config, filePath: Folder + ".editorconfig");
        }

        return solution.GetProject(id)!;
    }
}
