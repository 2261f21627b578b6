using System.Collections.Immutable;
using System.Reflection;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Tests.Support;

/// <summary>What ships: every rule and every fix, found the way a compiler and an editor find them.</summary>
internal static class Catalogue
{
    /// <summary>Every rule.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Rules { get; } =
        [.. Exported<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(typeof(CxAnalyzer).Assembly).Where(analyzer => analyzer is not DiagnosticSuppressor)];

    /// <summary>Every suppressor.</summary>
    public static ImmutableArray<DiagnosticSuppressor> Suppressors { get; } =
        [.. Exported<DiagnosticSuppressor, DiagnosticAnalyzerAttribute>(typeof(CxAnalyzer).Assembly)];

    /// <summary>Every fix.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
        [.. Exported<CodeFixProvider, ExportCodeFixProviderAttribute>(typeof(Cx.Core.CodeFixes.CxCodeFix).Assembly)];

    /// <summary>What can be reported, by id.</summary>
    public static ImmutableSortedDictionary<string, DiagnosticDescriptor> Descriptors { get; } =
        Rules.SelectMany(rule => rule.SupportedDiagnostics).ToImmutableSortedDictionary(rule => rule.Id, rule => rule, StringComparer.Ordinal);

    /// <summary>What can be silenced, by the id of the suppressor.</summary>
    public static ImmutableSortedDictionary<string, SuppressionDescriptor> Suppressions { get; } =
        Suppressors.SelectMany(suppressor => suppressor.SupportedSuppressions).ToImmutableSortedDictionary(suppression => suppression.Id, suppression => suppression, StringComparer.Ordinal);

    /// <summary>The ids of compile errors that the library's own types give.</summary>
    public static ImmutableArray<string> CompileErrors { get; } =
    [
        .. Subject.Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers())
            .SelectMany(member => member.GetCustomAttributes<ObsoleteAttribute>(inherit: false))
            .Select(obsolete => obsolete.DiagnosticId)
            .OfType<string>()
            .Where(id => id.StartsWith("CX", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The fixes of a rule.</summary>
    public static ImmutableArray<CodeFixProvider> FixesOf(string id) => [.. Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id))];

    private static IEnumerable<T> Exported<T, TAttribute>(Assembly assembly)
        where TAttribute : Attribute
        => assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(T)) && type.GetCustomAttribute<TAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!);
}
