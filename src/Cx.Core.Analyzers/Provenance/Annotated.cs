using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.Analyzers;

/// <summary>What an attribute in source stands on.</summary>
internal static class Annotated
{
    /// <summary>The type of an attribute; <see langword="null"/> where it does not compile.</summary>
    public static INamedTypeSymbol? TypeOf(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
        => (model.GetSymbolInfo(attribute, cancellation).Symbol as IMethodSymbol)?.ContainingType;

    /// <summary>The symbols that carry it: several where one declaration has several fields, none on an assembly.</summary>
    public static IEnumerable<ISymbol> Symbols(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellation)
    {
        if (attribute.Parent is not AttributeListSyntax { Parent: { } owner } list) yield break;
        var target = list.Target?.Identifier.ValueText;
        switch (owner)
        {
            case BaseFieldDeclarationSyntax fields:
                foreach (var variable in fields.Declaration.Variables)
                {
                    if (model.GetDeclaredSymbol(variable, cancellation) is { } field) yield return field;
                }

                break;
            case LambdaExpressionSyntax lambda:
                if (model.GetSymbolInfo(lambda, cancellation).Symbol is { } function) yield return function;
                break;
            case CompilationUnitSyntax:
                break;
            default:
                if (model.GetDeclaredSymbol(owner, cancellation) is { } declared && Of(declared, target) is { } symbol) yield return symbol;
                break;
        }
    }

    private static ISymbol? Of(ISymbol declared, string? target)
        => (declared, target) switch
        {
            // The field behind an automatic property is nobody's to read.
            (IPropertySymbol or IParameterSymbol, "field") => null,
            (IParameterSymbol { ContainingType: { } type } parameter, "property") => type.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(),
            (IMethodSymbol { MethodKind: MethodKind.PropertySet } setter, "param") => setter.Parameters[setter.Parameters.Length - 1],
            (INamedTypeSymbol { DelegateInvokeMethod: { } invoke }, _) => invoke,
            _ => declared,
        };
}
