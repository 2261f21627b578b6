using System.Composition;
using Cx.Core.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Cx.Core.CodeFixes;

/// <summary>Reads the clock in UTC, passes the instant itself, or says that a time is UTC.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CX4002Fix))]
[Shared]
public sealed class CX4002Fix : CxCodeFix
{
    /// <summary>Reads the clock in UTC.</summary>
    public const string ClockKey = "CX4002.Clock";

    /// <summary>Passes the <c>DateTimeOffset</c> itself.</summary>
    public const string OffsetKey = "CX4002.Offset";

    /// <summary>Treats a time as UTC.</summary>
    public const string UtcKey = "CX4002.Utc";

    /// <summary>Makes the fix.</summary>
    public CX4002Fix()
        : base(RuleIds.LocalOrUnspecifiedTime)
    {
    }

    private protected override IEnumerable<FixOffer> Offers(FixSite site, CancellationToken cancellation)
    {
        if (site.Node is not ExpressionSyntax value || !site.Diagnostic.Properties.TryGetValue(CX4002_LocalOrUnspecifiedTime.RemedyProperty, out var remedy)) yield break;
        var generator = SyntaxGenerator.GetGenerator(site.Document);
        switch (remedy)
        {
            case CX4002_LocalOrUnspecifiedTime.ClockRemedy when Clock(site.Model, value.SpanStart, cancellation) is { } clock:
                yield return Offer(site, $"Read {clock} in UTC", ClockKey, generator.InvocationExpression(generator.MemberAccessExpression(generator.IdentifierName(clock), "GetUtcNow")));
                break;
            case CX4002_LocalOrUnspecifiedTime.ClockRemedy when Type(site.Model, "System.DateTimeOffset") is { } instant:
                yield return Offer(site, "Use DateTimeOffset.UtcNow", ClockKey, generator.MemberAccessExpression(Named(instant), "UtcNow"));
                break;
            case CX4002_LocalOrUnspecifiedTime.OffsetRemedy when value is MemberAccessExpressionSyntax part:
                yield return Offer(site, "Pass the DateTimeOffset itself (the instant may change)", OffsetKey, part.Expression);
                break;
            case CX4002_LocalOrUnspecifiedTime.KindRemedy when Type(site.Model, "System.DateTime") is { } time && Type(site.Model, "System.DateTimeKind") is { } kind:
                yield return Offer(
                    site,
                    "Treat as UTC (the instant may change)",
                    UtcKey,
                    generator.InvocationExpression(
                        generator.MemberAccessExpression(Named(time), "SpecifyKind"),
                        value.WithoutTrivia(),
                        generator.MemberAccessExpression(Named(kind), "Utc")));
                break;
        }

        SyntaxNode Named(INamedTypeSymbol type) => generator.TypeExpression(type, addImport: true).WithAdditionalAnnotations(Simplifier.Annotation);
    }

    private static FixOffer Offer(FixSite site, string title, string key, SyntaxNode @new)
        => new(title, key, site.Replace(site.Node, @new.WithTriviaFrom(site.Node)));

    // The nearest TimeProvider that can be named here; between two of a kind nobody can choose for the author.
    private static string? Clock(SemanticModel model, int position, CancellationToken cancellation)
    {
        if (Type(model, "System.TimeProvider") is not { } provider) return null;
        var member = model.GetEnclosingSymbol(position, cancellation);
        var nearest = model.LookupSymbols(position)
            .Where(symbol => Same(TypeOf(symbol), provider))
            .GroupBy(symbol => Distance(symbol, member))
            .OrderBy(group => group.Key)
            .FirstOrDefault()?
            .ToList();
        return nearest is [var clock] ? clock.Name : null;
    }

    // A parameter of the type itself comes last: a field that was made of it is meant to be read.
    private static int Distance(ISymbol symbol, ISymbol? member)
        => symbol switch
        {
            ILocalSymbol => 0,
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } when !Same(constructor, member) => 4,
            IParameterSymbol => 1,
            IFieldSymbol => 2,
            _ => 3,
        };

    private static ITypeSymbol? TypeOf(ISymbol symbol)
        => symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };

    // The type as this document sees it, through the type of the framework that everything refers to.
    private static INamedTypeSymbol? Type(SemanticModel model, string metadataName)
        => model.Compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly.GetTypeByMetadataName(metadataName);

    private static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
