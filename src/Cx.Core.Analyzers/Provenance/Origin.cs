using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Where a value got its scale: an operation that reads an annotated or typed member, or a place that declares one.</summary>
internal sealed class Origin
{
    public Origin(IOperation operation, ISymbol? place = null)
    {
        Operation = operation;
        Place = place;
    }

    /// <summary>The read, or what arrives at the place.</summary>
    public IOperation Operation { get; }

    /// <summary>The member, parameter or method that declares the scale, where the origin is a place.</summary>
    public ISymbol? Place { get; }

    /// <summary>Where it stands. Origins of one syntax are one origin, whichever graph their operation is from.</summary>
    public SyntaxNode Syntax => Operation.Syntax;

    /// <summary>How a message calls it: <c>Row.Answer</c>.</summary>
    public string Name => Place is not null ? Of(Place) : Of(Operation);

    /// <summary>What a second location shows: the declaration of a place where it is in source, else the read.</summary>
    public Location Location => Place?.Locations.FirstOrDefault(location => location.IsInSource) ?? Syntax.GetLocation();

    private static string Of(IOperation operation)
        => operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "Value" } exit, Instance: { } instance } when exit.ContainingType.TypeKind == TypeKind.Struct && Receiver(instance) is { } receiver => receiver + ".Value",
            IPropertyReferenceOperation property => Of(property.Property),
            IFieldReferenceOperation field => Of(field.Field),
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IInvocationOperation { Instance: { } instance, TargetMethod.Name: "TryGetValue" } when Receiver(instance) is { } receiver => receiver + ".TryGetValue",
            IInvocationOperation call => Of(call.TargetMethod),
            IMethodReferenceOperation method => Of(method.Method),
            IObjectCreationOperation { Constructor: { } constructor } => Of(constructor),
            _ => operation.Syntax.ToString(),
        };

    private static string? Receiver(IOperation instance)
        => instance.Unconverted() switch
        {
            IPropertyReferenceOperation { Arguments.IsEmpty: true } property => Of(property.Property),
            IFieldReferenceOperation field => Of(field.Field),
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            _ => null,
        };

    private static string Of(ISymbol symbol)
        => symbol switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: { } property } } => Of(property),
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } parameter => parameter.Name,
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } parameter => Type(constructor.ContainingType) + "." + parameter.Name,
            IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter => parameter.Name + " of " + method.Name,
            IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet, AssociatedSymbol: { } property } => Of(property),
            IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => "what the lambda returns",
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } local => local.Name,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => Type(constructor.ContainingType),
            IMethodSymbol { IsExtensionMethod: true, Parameters: [{ Type: INamedTypeSymbol extended }, ..] } => Type(extended) + "." + symbol.Name,
            { ContainingType: { } type } => Type(type) + "." + symbol.Name,
            _ => symbol.Name,
        };

    private static string Type(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
