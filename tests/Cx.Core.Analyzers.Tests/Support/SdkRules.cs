using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Tests.Support;

/// <summary>The rules that come with the SDK, from its folder beside the framework that the tests run on.</summary>
internal static class SdkRules
{
    private static readonly string[] Files = ["Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll"];

    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> Loaded = new(() =>
        [.. Assemblies().SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains("C#", StringComparer.Ordinal) == true)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)]);

    /// <summary>The rules that report an id.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Of(string id)
    {
        var rules = Loaded.Value.Where(rule => rule.SupportedDiagnostics.Any(descriptor => descriptor.Id == id)).ToImmutableArray();
        return rules.IsEmpty ? throw new InvalidOperationException($"The SDK in {Folder()} has no rule {id}.") : rules;
    }

    private static IEnumerable<Assembly> Assemblies()
        => Files.Select(name => Assembly.LoadFrom(Path.Combine(Folder(), name)));

    // DOTNET/shared/Microsoft.NETCore.App/VERSION/System.Private.CoreLib.dll leads to DOTNET.
    private static string Folder()
    {
        var dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Directory.EnumerateDirectories(Path.Combine(dotnet, "sdk"))
            .Select(sdk => Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers"))
            .Where(Directory.Exists)
            .Order(StringComparer.Ordinal)
            .LastOrDefault() ?? throw new DirectoryNotFoundException($"No SDK with rules in {dotnet}.");
    }
}
