using System.Collections.Immutable;
using Cx.Analyzer.Harness;
using Cx.Core.Analyzers.Tests.Docs;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.Analyzers.Tests.Support;

/// <summary>A piece of code that the pages or the tests of the rules hold, for checks that run over all of them.</summary>
/// <param name="Name">Where it stands.</param>
/// <param name="Id">The rule that it belongs to.</param>
/// <param name="Shape">How it is compiled.</param>
/// <param name="Marked">The code, and what is reported in it.</param>
internal sealed record TestSource(string Name, string Id, TestCode Shape, MarkedSource Marked)
{
    private static readonly string[] Checks = ["Reports", "Silent", "Fixes", "OffersNoFix"];

    private static readonly Lazy<ImmutableArray<TestSource>> Read = new(() => [.. OfTests()]);

    /// <summary>The fences of the pages.</summary>
    public static ImmutableArray<TestSource> Fences { get; } =
    [
        .. RulePage.All.Values.SelectMany(page => page.Noncompliant.Concat(page.Compliant).Concat(page.Fixed).Select(fence =>
            new TestSource(fence.ToString(), page.Id, RulePage.ShapeOf(fence), MarkedSource.FromCarets(fence.Text)))),
    ];

    /// <summary>The literals of the tests of the rules: the code that stands in a call of one of their checks.</summary>
    public static ImmutableArray<TestSource> Tests => Read.Value;

    public override string ToString() => Name;

    private static IEnumerable<TestSource> OfTests()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("tests", "Cx.Core.Analyzers.Tests", "Rules"), "CX*Tests.cs").Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileName(path)[..6];
            var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path);
            foreach (var call in tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                var check = (call.Expression as IdentifierNameSyntax ?? (call.Expression as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText;
                if (!Checks.Contains(check, StringComparer.Ordinal)
                    || call.ArgumentList.Arguments is not [{ Expression: LiteralExpressionSyntax { Token.Value: string code } }, ..]
                    || OptionsOf(call) is not { } options)
                {
                    continue;
                }

                var line = tree.GetLineSpan(call.Span).StartLinePosition.Line + 1;
                yield return new TestSource(
                    $"{Path.GetFileName(path)}:{line}",
                    id,
                    RuleTests<CX2002_IntegerDivisionInAScore>.Shape with { Options = options },
                    MarkedSource.Parse(code, id));
            }
        }
    }

    // Reports(code, With("key = value")): what is not a literal cannot be read here, and such a call is left to its own test.
    private static ImmutableArray<string>? OptionsOf(InvocationExpressionSyntax call)
    {
        if (call.Expression is IdentifierNameSyntax)
        {
            return [];
        }

        return call.ArgumentList.Arguments is [_, { Expression: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "With" } } with }, ..]
            && with.ArgumentList.Arguments.All(argument => argument.Expression is LiteralExpressionSyntax { Token.Value: string })
                ? [.. with.ArgumentList.Arguments.Select(argument => (string)((LiteralExpressionSyntax)argument.Expression).Token.Value!)]
                : null;
    }
}
