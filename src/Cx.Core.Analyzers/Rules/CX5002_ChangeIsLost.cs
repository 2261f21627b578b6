using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A state that is changed on a copy, or merged into itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX5002_ChangeIsLost : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX5002_ChangeIsLost()
        : base(Descriptors.ChangeIsLost)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (AggregateState.ChangedBy(symbols, call) is not { } state) return;
        if (call.TargetMethod.Name == "Merge" && call.Arguments.Any(other => other.Value != state && SameValue.Of(other.Value, state)) && !ExpectedError.IsExpectedAt(call))
        {
            Report(context, Descriptors.ChangeIsLost, call, $"'{state.Syntax}' is merged into itself, so everything in it counts twice", "merge the other state");
            return;
        }

        // An extension method on a ref does not compile on a copy: what is left are instance methods of a user's own state.
        if (call.Instance is { Type.IsValueType: true } && CopyOf(context.ContainingSymbol, call, state) is { } copy)
            Report(context, Descriptors.ChangeIsLost, call, $"'{call.TargetMethod.Name}' changes a copy of {copy.What} and the change is lost", copy.Remedy);
    }

    // What the state is a copy of, and what to do; null where it is a variable that keeps the change.
    private static (string What, string Remedy)? CopyOf(ISymbol member, IInvocationOperation call, IOperation state)
    {
        while (true)
        {
            switch (state)
            {
                case IParenthesizedOperation parenthesized:
                    state = parenthesized.Operand;
                    break;
                case IPropertyReferenceOperation { Property: { RefKind: not RefKind.Ref } property }:
                    return ($"what '{property.Name}' returns", "change a variable and store it back, or return it by ref");
                case IInvocationOperation { TargetMethod: { RefKind: not RefKind.Ref } method }:
                    return ($"what '{method.Name}' returns", "change a variable and store it back, or return it by ref");
                case IConditionalAccessInstanceOperation:
                    return ("what stands before the question mark", "change a variable and store it back");
                case ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } when IsOnlyChangedInItsLoop(call, local):
                    return ($"an element, '{local.Name}',", "loop over a span with 'foreach (ref var …)', or by index over an array");
                case IParameterReferenceOperation { Parameter: { RefKind: RefKind.In or RefKind.RefReadOnlyParameter } parameter }:
                    return ($"the read-only parameter '{parameter.Name}'", "take it by ref");
                case IFieldReferenceOperation { Field: { IsReadOnly: true } field } reference when !IsBeingMade(member, call, reference):
                    return ($"the readonly field '{field.Name}'", "make the field writable");
                case IFieldReferenceOperation { Field.ContainingType.IsValueType: true, Instance: { } owner }:
                    state = owner;
                    break;
                default:
                    return null;
            }
        }
    }

    // The variable of a foreach is a copy of the element. Whoever reads it after the change may have wanted just that.
    private static bool IsOnlyChangedInItsLoop(IInvocationOperation call, ILocalSymbol variable)
        => call.Ancestors().OfType<IForEachLoopOperation>().FirstOrDefault(loop => loop.Locals.Any(local => Same(local, variable))) is { } loop
            && loop.Body.Descendants().OfType<ILocalReferenceOperation>().Where(reference => Same(reference.Local, variable)).All(IsChanged);

    private static bool IsChanged(ILocalReferenceOperation reference)
        => reference.Parent is IInvocationOperation { Instance: { } instance } call && instance == reference && AggregateState.ChangesItsInstance(call.TargetMethod) && call.Parent is IExpressionStatementOperation;

    // A constructor writes its own readonly fields, a lambda in it does not.
    private static bool IsBeingMade(ISymbol member, IInvocationOperation call, IFieldReferenceOperation reference)
        => member is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } or IMethodSymbol { MethodKind: MethodKind.PropertySet, IsInitOnly: true }
            && Same(member.ContainingType.OriginalDefinition, reference.Field.ContainingType.OriginalDefinition)
            && member.IsStatic == reference.Field.IsStatic
            && reference.Instance is null or IInstanceReferenceOperation
            && call.Body() is not (IAnonymousFunctionOperation or ILocalFunctionOperation);

    private static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
