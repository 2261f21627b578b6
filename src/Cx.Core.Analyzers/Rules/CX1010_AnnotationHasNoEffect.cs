using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers;

/// <summary>A scale annotation on something that is no number, that names no member, or that contradicts another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX1010_AnnotationHasNoEffect : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX1010_AnnotationHasNoEffect()
        : base(Descriptors.AnnotationHasNoEffect)
    {
    }

    // Syntax, because an attribute of the assembly belongs to no symbol, and lambdas, local functions and their parameters have no symbol action.
    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterSyntaxNodeAction(node => Check(node, symbols), SyntaxKind.Attribute);

    private static void Check(SyntaxNodeAnalysisContext context, CxKnownSymbols symbols)
    {
        var attribute = (AttributeSyntax)context.Node;
        var type = Annotated.TypeOf(attribute, context.SemanticModel, context.CancellationToken);
        if (symbols.Is(type, KnownTypes.OnScale))
        {
            if (symbols.Scales.Of(type!.TypeArguments[0]) is not { } scale) return;
            foreach (var symbol in Annotated.Symbols(attribute, context.SemanticModel, context.CancellationToken)) Report(context, attribute, Reason(symbols, symbol, scale));
        }
        else if (symbols.Is(type, KnownTypes.ScaleOf) && Data(symbols, attribute) is { } data && symbols.Scales.Of(type!.TypeArguments[0]) is { } scale)
        {
            var members = symbols.DeclaredScales.Named(data).ToList();
            if (members.Count == 0) Report(context, attribute, NoMember(data));
            foreach (var member in members) Report(context, attribute, Reason(symbols, member, scale));
        }
    }

    private static AttributeData? Data(CxKnownSymbols symbols, AttributeSyntax attribute)
        => symbols.Attributes(symbols.Compilation.Assembly, KnownTypes.ScaleOf)
            .FirstOrDefault(data => data.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == attribute.SyntaxTree && reference.Span == attribute.Span);

    private static string? Reason(CxKnownSymbols symbols, ISymbol symbol, Scale scale)
    {
        var name = Name(symbol);
        if (symbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol property })
            return $"what an accessor gives is read through the property; annotate {Name(property)}";
        if (DeclaredScales.CarriedType(symbol) is { } type && !Carrier.Is(type))
            return $"{name} is {type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}; annotate a number, a nullable number, or a sequence, task or dictionary of them";

        foreach (var other in symbols.DeclaredScales.OwnAnnotations(symbol))
        {
            if (!other.Equals(scale)) return $"another annotation puts {name} on {other.Name}; remove one of the two";
        }

        foreach (var source in DeclaredScales.Inherited(symbol))
        {
            if (symbols.DeclaredScales.Of(source) is { } inherited && !inherited.Equals(scale)) return $"{name} is on {inherited.Name} by {Source(source)}; let both say the same";
        }

        return null;
    }

    private static string NoMember(AttributeData data)
        => data.ConstructorArguments switch
        {
            [{ Value: INamedTypeSymbol type }, { Value: string name }] =>
                type.OriginalDefinition.GetMembers(name).IsEmpty
                    ? $"{type.Name} declares no property or field {name}; correct the name"
                    : $"{type.Name}.{name} is no property or field; name what a method returns by its documentation id",
            [{ Value: string id }] => $"no property, field or method has the documentation id {id}; correct it",
            _ => "it names nothing; name a property, a field or a method",
        };

    private static string Source(ISymbol symbol)
        => symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } ? $"the parameter {symbol.Name} of {constructor.ContainingType.Name}" : Name(symbol);

    private static string Name(ISymbol symbol)
        => symbol is IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } ? symbol.Name
            : symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } ? "what the lambda returns"
            : symbol.ContainingType is { } type ? type.Name + "." + symbol.Name : symbol.Name;

    private static void Report(SyntaxNodeAnalysisContext context, AttributeSyntax attribute, string? reason)
    {
        if (reason is null) return;
        var place = attribute.GetLocation();
        if (!BrokenCode.Surrounds(context.SemanticModel, place, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.AnnotationHasNoEffect, place, reason));
    }
}
