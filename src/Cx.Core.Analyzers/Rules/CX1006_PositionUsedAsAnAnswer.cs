using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A position in a list that goes where an answer belongs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX1006_PositionUsedAsAnAnswer : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX1006_PositionUsedAsAnAnswer()
        : base(Descriptors.PositionUsedAsAnAnswer)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (symbols.Entry((IInvocationOperation)context.Operation) is not { } entry) return;
        var (scale, value) = entry;
        var name = value.Unconverted() switch
        {
            IParameterReferenceOperation parameter when IsIndexParameter(parameter, scale) => parameter.Parameter.Name,
            ILocalReferenceOperation counter when IsLoopCounter(symbols, counter, scale) => counter.Local.Name,
            var other => other.Source() is IInvocationOperation search && IsIndexOf(search) && scale.Min is { } min && min != 0 ? "IndexOf" : null,
        };
        if (name is not null) Report(context, Descriptors.PositionUsedAsAnAnswer, value, name, scale.Name);
    }

    // On a scale from 0 the position of an option plus the minimum is the position.
    private static bool IsIndexOf(IInvocationOperation search)
        => search.TargetMethod is { Name: "IndexOf", ReturnType.SpecialType: SpecialType.System_Int32, ContainingNamespace: { } space } && IsSystem(space);

    private static bool IsSystem(INamespaceSymbol space)
    {
        while (space.ContainingNamespace is { IsGlobalNamespace: false } outer) space = outer;
        return space.Name == "System";
    }

    private static bool IsIndexParameter(IParameterReferenceOperation parameter, Scale scale)
    {
        if (parameter.Parameter.Ordinal != 1
            || parameter.Ancestors().OfType<IAnonymousFunctionOperation>().FirstOrDefault(around => SymbolEqualityComparer.Default.Equals(around.Symbol, parameter.Parameter.ContainingSymbol)) is not { } lambda
            || LinqCall.Around(lambda) is not { Name: "Select" or "SelectMany" } select
            || parameter.IsWritten())
        {
            return false;
        }

        // Counted from 0 a position can be the answer: of a label, of a column of a histogram, of each level in turn.
        if (scale.Min is { } min && min != 0) return true;
        var element = lambda.Symbol.Parameters[0];
        var isUsed = lambda.Body.Descendants().OfType<IParameterReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Parameter, element));
        return !element.IsDiscard
            && element.Name != "_"
            && element.Type.SpecialType != SpecialType.System_String
            && !(isUsed && element.Type.IsNumber())
            && (scale.Bounds() is not { } bounds || Length(select.Receiver.Source()) != bounds.Max - bounds.Min + 1);
    }

    private static int? Length(IOperation sequence)
        => sequence switch
        {
            IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues.Length,
            ICollectionExpressionOperation collection when !collection.Elements.Any(element => element is ISpreadOperation) => collection.Elements.Length,
            _ => null,
        };

    private static bool IsLoopCounter(CxKnownSymbols symbols, ILocalReferenceOperation counter, Scale scale)
    {
        if (counter.Ancestors().OfType<IForLoopOperation>().FirstOrDefault(around => around.Locals.Contains(counter.Local, SymbolEqualityComparer.Default)) is not { } loop) return false;
        var indexed = Indexed(loop, counter.Local).ToList();
        if (indexed.Count == 0 || IsLegend(symbols, loop, counter.Local, scale)) return false;

        // From the lowest level on, a list of labels or of counts has a place for each answer.
        var start = Start(loop, counter.Local)?.ConstantNumber();
        var startsLow = scale.Min is not { } min || start is null || start == min;
        var isGuarded = loop.Body.Descendants().OfType<IBranchOperation>().Any(branch => branch.BranchKind == BranchKind.Continue)
            || counter.Ancestors().TakeWhile(around => around != loop).Any(around => around is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation);
        return !(startsLow || isGuarded) || indexed.TrueForAll(list => symbols.ScaleOfElements(list) is not null || !IsTableOfLevels(list.Type));
    }

    private static bool IsTableOfLevels(ITypeSymbol? list)
    {
        var element = list switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [.., var argument] } => argument,
            _ => null,
        };
        return element is null || element.IsNumber() || element.SpecialType == SpecialType.System_String;
    }

    // The lists that the counter is a bare index of.
    private static IEnumerable<IOperation> Indexed(IForLoopOperation loop, ILocalSymbol counter)
    {
        foreach (var operation in loop.Body.Descendants())
        {
            switch (operation)
            {
                case IArrayElementReferenceOperation { Indices: [var index] } element when IsCounter(index):
                    yield return element.ArrayReference;
                    break;
                case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list, Arguments: [var argument] } when IsCounter(argument.Value):
                    yield return list;
                    break;
                default:
                    break;
            }
        }

        bool IsCounter(IOperation index) => index.Unconverted() is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, counter);
    }

    private static IOperation? Start(IForLoopOperation loop, ILocalSymbol counter)
        => loop.Before
            .SelectMany(statement => statement.DescendantsAndSelf())
            .OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, counter))?
            .GetVariableInitializer()?.Value;

    // A loop over exactly the levels of the scale, in constants or in members of its definition.
    private static bool IsLegend(CxKnownSymbols symbols, IForLoopOperation loop, ILocalSymbol counter, Scale scale)
    {
        if (loop.Condition?.Unconverted() is not IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } condition) return false;
        if (condition.RightOperand.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Any(bound => symbols.Is(bound.Property.ContainingType, KnownTypes.ScaleDefinition))) return true;
        return scale.Bounds() is { } bounds
            && Start(loop, counter)?.ConstantNumber() == bounds.Min
            && condition.RightOperand.ConstantNumber() is { } end
            && (condition.OperatorKind == BinaryOperatorKind.LessThan ? end - 1 : end) == bounds.Max;
    }
}
