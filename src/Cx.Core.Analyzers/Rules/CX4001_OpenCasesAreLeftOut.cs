using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A duration of the cases that have ended, taken for that of all cases.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX4001_OpenCasesAreLeftOut : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX4001_OpenCasesAreLeftOut()
        : base(Descriptors.OpenCasesAreLeftOut)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        var tree = call.Syntax.SyntaxTree;
        var members = CxOptions.Heuristics.In(context.Options, tree) >= Heuristics.Structure ? CxOptions.ResolvedMembers.In(context.Options, tree) : [];

        // One filter, one report, however many figures are made of what it leaves.
        if (Filter(call, symbols, members) is { } filter
            && call.Root().Descendants().OfType<IInvocationOperation>().First(other => Filter(other, symbols, members) == filter) == call)
        {
            Report(context, Descriptors.OpenCasesAreLeftOut, filter);
        }
    }

    // The predicate that leaves open cases out before a call that makes a figure of the times of what is left.
    private static IAnonymousFunctionOperation? Filter(IInvocationOperation call, CxKnownSymbols symbols, ImmutableArray<string> members)
    {
        var isDistribution = symbols.IsAny(call.TargetMethod, KnownMembers.DurationDistributions);
        var figure = LinqCall.Of(call);
        if (!isDistribution && figure is not ({ IsMeanOrSum: true } or { Name: "Max" or "MaxAsync" })) return null;

        var selectors = figure?.Lambda is { } own ? new List<IAnonymousFunctionOperation> { own } : [];
        foreach (var link in CaseChain.Of(figure?.Receiver ?? call.Arguments[0].Value))
        {
            if (link.Lambda is not { } lambda) continue;
            if (link.Selects()) selectors.Add(lambda);
            if (link.Name != "Where" || lambda.ReturnedValue() is not { } condition) continue;
            if ((isDistribution || selectors.Any(selector => ReadsElapsed(selector, symbols))) && DropsOpen(condition, symbols))
                return CountsOpen(call.Root(), symbols) ? null : lambda;

            if (Resolved(condition, members) is { } resolved && selectors.Any(selector => SubtractsFrom(selector, resolved)))
                return TestsForNull(call.Root(), resolved) ? null : lambda;
        }

        return null;
    }

    private static bool ReadsElapsed(IAnonymousFunctionOperation selector, CxKnownSymbols symbols)
        => selector.Body.Descendants().Any(part => part is IPropertyReferenceOperation property && symbols.IsAny(property.Property, KnownMembers.Elapsed));

    private static bool IsOpen(IOperation operation, CxKnownSymbols symbols)
        => operation.Source() is IPropertyReferenceOperation property && symbols.IsAny(property.Property, KnownMembers.IsOpen);

    // !c.IsOpen, c.IsOpen == false, c.IsOpen is false, c is { IsOpen: false }, alone or beside other conditions.
    private static bool DropsOpen(IOperation condition, CxKnownSymbols symbols)
        => condition.Unconverted() switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => IsOpen(operand, symbols),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both => DropsOpen(both.LeftOperand, symbols) || DropsOpen(both.RightOperand, symbols),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => IsOpen(equal.LeftOperand, symbols) && IsFalse(equal.RightOperand),
            IIsPatternOperation pattern => (IsOpen(pattern.Value, symbols) && IsFalse(pattern.Pattern)) || Subpatterns(pattern.Pattern).Any(part => IsOpen(part.Member, symbols) && IsFalse(part.Pattern)),
            _ => false,
        };

    private static bool IsFalse(IOperation operation)
        => operation switch
        {
            IConstantPatternOperation constant => IsFalse(constant.Value),
            _ => operation.Unconverted().ConstantValue is { HasValue: true, Value: false },
        };

    private static IEnumerable<IPropertySubpatternOperation> Subpatterns(IPatternOperation pattern)
        => pattern.DescendantsAndSelf().OfType<IPropertySubpatternOperation>().Where(part => !part.Ancestors().TakeWhile(around => around != pattern.Parent).Any(around => around is INegatedPatternOperation or IBinaryPatternOperation));

    // Whoever also asks for the open ones has not forgotten them.
    private static bool CountsOpen(IOperation body, CxKnownSymbols symbols)
        => body.Descendants().Any(part => part is IPropertyReferenceOperation property
            && symbols.IsAny(property.Property, KnownMembers.IsOpen)
            && !part.Ancestors().OfType<IAnonymousFunctionOperation>().Any(lambda => lambda.ReturnedValue() is { } condition && DropsOpen(condition, symbols)));

    // The member whose null says that a case is open, where a condition asks that it is not null.
    private static ISymbol? Resolved(IOperation condition, ImmutableArray<string> members)
        => condition.Unconverted() switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both => Resolved(both.LeftOperand, members) ?? Resolved(both.RightOperand, members),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal when IsNull(unequal.RightOperand) => Instant(unequal.LeftOperand, members),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal when IsNull(unequal.LeftOperand) => Instant(unequal.RightOperand, members),
            IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } nullable } => Instant(nullable, members),
            IIsTypeOperation { IsNegated: false, ValueOperand: var value } => Instant(value, members),
            IIsPatternOperation { Pattern: var pattern, Value: var value } when AsksForValue(pattern) => Instant(value, members)
                ?? Subpatterns(pattern).Where(part => AsksForValue(part.Pattern)).Select(part => Instant(part.Member, members)).FirstOrDefault(symbol => symbol is not null),
            _ => null,
        };

    private static bool AsksForValue(IPatternOperation pattern)
        => pattern switch
        {
            IRecursivePatternOperation or ITypePatternOperation or IDeclarationPatternOperation { MatchesNull: false } => true,
            INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } => IsNull(value),
            _ => false,
        };

    private static bool IsNull(IOperation operation) => operation.Unconverted().ConstantValue is { HasValue: true, Value: null };

    private static ISymbol? Instant(IOperation value, ImmutableArray<string> members)
        => Member(value) is { } member && members.Contains(member.Name, StringComparer.Ordinal) && IsInstant(value.Unconverted().Type) ? member : null;

    private static bool IsInstant(ITypeSymbol? type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var instant] }
            && (instant.SpecialType == SpecialType.System_DateTime || instant.IsFramework("System", "DateTimeOffset"));

    private static ISymbol? Member(IOperation value)
        => value.Source() switch
        {
            IPropertyReferenceOperation property => property.Property,
            IFieldReferenceOperation field => field.Field,
            _ => null,
        };

    private static bool SubtractsFrom(IAnonymousFunctionOperation selector, ISymbol resolved)
        => selector.Body.Descendants().Any(part => part switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } difference => Same(Member(difference.LeftOperand), resolved),
            IInvocationOperation { TargetMethod.Name: "Subtract", Instance: { } instance } => Same(Member(instance), resolved),
            _ => false,
        });

    // t.ResolvedAt == null, is null, !HasValue, ?? now: here the open cases are looked at as well.
    private static bool TestsForNull(IOperation body, ISymbol resolved)
        => body.Descendants().Any(part => part switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => (IsNull(equal.RightOperand) && Same(Member(equal.LeftOperand), resolved)) || (IsNull(equal.LeftOperand) && Same(Member(equal.RightOperand), resolved)),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } => operand.Unconverted() is IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } nullable } && Same(Member(nullable), resolved),
            IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value }, Value: var tested } => IsNull(value) && Same(Member(tested), resolved),
            IPropertySubpatternOperation { Pattern: IConstantPatternOperation { Value: var value }, Member: var tested } => IsNull(value) && Same(Member(tested), resolved),
            ICoalesceOperation coalesce => Same(Member(coalesce.Value), resolved),
            _ => false,
        });

    private static bool Same(ISymbol? left, ISymbol? right) => left is not null && SymbolEqualityComparer.Default.Equals(left, right);
}
