using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>The variable that a state lives in: a local, a parameter, or a field of <c>this</c> or of a type.</summary>
internal static class SharedState
{
    /// <summary>The variable at the root of a chain of fields. <see langword="null"/> where the chain holds anything that may give each thread its own: a property, an element, a <c>ref</c>, a thread-static field.</summary>
    public static ISymbol? Variable(IOperation state)
    {
        while (true)
        {
            switch (state.Unconverted())
            {
                case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local }:
                    return local;
                case IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter }:
                    return parameter;
                case IFieldReferenceOperation { Instance: null, Field: var field }:
                    return field.GetAttributes().Any(attribute => attribute.AttributeClass.IsFramework("System", "ThreadStaticAttribute")) ? null : field;
                case IFieldReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Field: var field }:
                    return field;
                case IFieldReferenceOperation { Instance: { } owner }:
                    state = owner;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>The state that an operation changes, or <see langword="null"/>.</summary>
    public static IOperation? ChangedBy(CxKnownSymbols symbols, IOperation operation)
        => operation switch
        {
            IInvocationOperation call => AggregateState.ChangedBy(symbols, call),
            ICompoundAssignmentOperation { Target: { } target } => symbols.IsState(target.Type) ? target : null,

            // total = Merged(total, part): read, then written. What replaces a state without reading it is another mistake, if one.
            ISimpleAssignmentOperation { IsRef: false, Target: { } target, Value: { } value }
                => symbols.IsState(target.Type) && value.DescendantsAndSelf().Any(part => SameValue.Of(part, target)) ? target : null,
            _ => null,
        };

    /// <summary>Whether a variable is made anew each time that a piece of code runs.</summary>
    public static bool IsDeclaredIn(ISymbol variable, SyntaxNode code)
        => variable is ILocalSymbol or IParameterSymbol
            && variable.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == code.SyntaxTree && code.Span.Contains(reference.Span));
}
