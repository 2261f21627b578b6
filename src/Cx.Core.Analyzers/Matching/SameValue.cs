using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Whether two expressions read the same thing, as far as symbols can tell: the same chain of members from the same local, parameter or <c>this</c>.</summary>
internal static class SameValue
{
    public static bool Of(IOperation? left, IOperation? right)
    {
        left = left?.Unconverted();
        right = right?.Unconverted();
        return (left, right) switch
        {
            (ILocalReferenceOperation a, ILocalReferenceOperation b) => Same(a.Local, b.Local),
            (IParameterReferenceOperation a, IParameterReferenceOperation b) => Same(a.Parameter, b.Parameter),
            (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
            (IPropertyReferenceOperation { Arguments.IsEmpty: true } a, IPropertyReferenceOperation { Arguments.IsEmpty: true } b) => Same(a.Property, b.Property) && Instances(a.Instance, b.Instance),
            (IFieldReferenceOperation a, IFieldReferenceOperation b) => Same(a.Field, b.Field) && Instances(a.Instance, b.Instance),
            _ => false,
        };
    }

    private static bool Instances(IOperation? left, IOperation? right) => (left is null && right is null) || Of(left, right);

    private static bool Same(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
