using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Bands of constants that leave a level of a scale out or count it twice, or whose ends miss the fractions of a mean.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX1005_BandsDoNotPartitionTheScale : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX1005_BandsDoNotPartitionTheScale()
        : base(Descriptors.BandsDoNotPartitionTheScale)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
    {
        context.RegisterOperationAction(operation => CheckSwitchExpression(operation, symbols), OperationKind.SwitchExpression);
        context.RegisterOperationAction(operation => CheckSwitch(operation, symbols), OperationKind.Switch);
        context.RegisterOperationAction(operation => CheckChain(operation, symbols), OperationKind.Conditional);
        context.RegisterOperationAction(operation => CheckNeighbours(operation, symbols), OperationKind.Block);
        context.RegisterOperationAction(operation => CheckCounts(operation, symbols), OperationKind.Invocation);
        context.RegisterOperationAction(operation => CheckFraction(operation, symbols), OperationKind.Binary, OperationKind.IsPattern);
    }

    // A value that no arm takes is an error at run time.
    private static void CheckSwitchExpression(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var choice = (ISwitchExpressionOperation)context.Operation;
        if (symbols.ScaleOfAnswerOrMean(choice.Value) is not { } scale || scale.Bounds() is not { } bounds) return;
        var bands = new Bands(bounds, choice.Value.Type.IsFractional());
        foreach (var arm in choice.Arms)
        {
            if (arm.Guard is not null || !bands.TryAdd(number => BandTest.Holds(arm.Pattern, number))) return;
        }

        if (bands.Count > 0 && bands.Gaps() is { Count: > 0 } gaps) Report(context, choice.Value, scale, bounds, "leave out " + Bands.Shown(gaps));
    }

    private static void CheckSwitch(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var choice = (ISwitchOperation)context.Operation;
        if (choice.Value.Type.IsFractional() || symbols.ScaleOfAnswerOrMean(choice.Value) is not { } scale || scale.Bounds() is not { } bounds) return;
        var bands = new Bands(bounds, withHalves: false);
        foreach (var section in choice.Cases)
        {
            if (!bands.TryAdd(number => Any(section.Clauses, number))) return;
        }

        if (bands.LookComplete && bands.Gaps() is { Count: > 0 } gaps) Report(context, choice.Value, scale, bounds, "leave out " + Bands.Shown(gaps));

        static bool? Any(IEnumerable<ICaseClauseOperation> clauses, double number)
        {
            var any = false;
            foreach (var clause in clauses)
            {
                bool? holds = clause switch
                {
                    ISingleValueCaseClauseOperation { Value: { ConstantValue: { HasValue: true, Value: null } } } => false,
                    ISingleValueCaseClauseOperation single => single.Value.Unconverted().ConstantNumber() is { } only ? number.Equals(only) : null,
                    IPatternCaseClauseOperation { Guard: null } pattern => BandTest.Holds(pattern.Pattern, number),
                    IDefaultCaseClauseOperation => true,
                    _ => null,
                };
                if (holds is not { } isIn) return null;
                any |= isIn;
            }

            return any;
        }
    }

    // if … else if … without an else at the end. Two ends alone are boxes, whose middle is nobody's.
    private static void CheckChain(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var first = (IConditionalOperation)context.Operation;
        if (first.WhenFalse is not IConditionalOperation { WhenFalse: IConditionalOperation } || !IsStatement(first) || (first.Parent is IConditionalOperation { WhenFalse: { } rest } && rest == first)) return;
        if (SubjectOf(symbols, first.Condition) is not { } subject) return;
        var bands = new Bands(subject.Bounds, withHalves: false);
        IOperation? link = first;
        while (link is IConditionalOperation conditional)
        {
            if (!bands.TryAdd(number => BandTest.Holds(conditional.Condition, subject.IsSubject, number))) return;
            link = conditional.WhenFalse;
        }

        if (link is null && bands.LookComplete && bands.Gaps() is { Count: > 0 } gaps) Report(context, first.Condition, subject.Scale, subject.Bounds, "leave out " + Bands.Shown(gaps));
    }

    // Several if statements in a row, none of which leaves: each counts for itself.
    private static void CheckNeighbours(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var statements = ((IBlockOperation)context.Operation).Operations;
        for (var i = 0; i < statements.Length; i++)
        {
            if (!IsPair(statements, i) || !IsOwnBand(statements[i], out var first) || SubjectOf(symbols, first.Condition) is not { } subject) continue;
            var bands = new Bands(subject.Bounds, withHalves: false);
            var conditions = new List<IOperation>();
            while (i < statements.Length && IsOwnBand(statements[i], out var next) && bands.TryAdd(number => BandTest.Holds(next.Condition, subject.IsSubject, number)))
            {
                conditions.Add(next.Condition);
                i++;
            }

            // The one that ended the row may begin another.
            i--;
            Judge(context, subject.Scale, subject.Bounds, bands, conditions);
            if (conditions.Count == 0) i++;
        }
    }

    // Most blocks have no two such statements in a row, and are left before anything is looked up.
    private static bool IsPair(ImmutableArray<IOperation> statements, int at)
        => at + 1 < statements.Length && statements[at] is IConditionalOperation { WhenFalse: null } && statements[at + 1] is IConditionalOperation { WhenFalse: null };

    private static bool IsOwnBand(IOperation statement, out IConditionalOperation conditional)
    {
        conditional = (statement as IConditionalOperation)!;
        return conditional is { WhenFalse: null } && IsStatement(conditional)
            && !conditional.WhenTrue.DescendantsAndSelf().Any(inner => inner is IReturnOperation or IBranchOperation or IThrowOperation);
    }

    // rows.Count(…) in one body, over one sequence and one member of its elements.
    private static void CheckCounts(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (Count(context.Operation) is not { } first || first.Lambda!.ReturnedValue() is not { } condition || SubjectOf(symbols, condition) is not { } subject || Path(subject.Value) is not { } path) return;
        var counts = new List<IOperation>();
        var bands = new Bands(subject.Bounds, withHalves: false);
        foreach (var operation in first.Call.Root().Descendants())
        {
            if (Count(operation) is not { } other
                || !SameValue.Of(other.Receiver, first.Receiver)
                || other.Lambda!.ReturnedValue() is not { } test
                || !bands.TryAdd(number => BandTest.Holds(test, value => Path(value) is { } inner && inner.SequenceEqual(path, SymbolEqualityComparer.Default), number)))
            {
                continue;
            }

            if (counts.Count == 0 && operation != context.Operation) return;
            counts.Add(test);
        }

        Judge(context, subject.Scale, subject.Bounds, bands, counts);
    }

    private static LinqCall? Count(IOperation operation) => LinqCall.Of(operation) is { Name: "Count" or "LongCount", Lambda: not null } count ? count : null;

    // The members that lead from a lambda's element to a value; the element itself is no member.
    private static List<ISymbol>? Path(IOperation value)
    {
        var path = new List<ISymbol>();
        for (var step = (IOperation?)value.Unconverted(); step is not null;)
        {
            switch (step)
            {
                case IPropertyReferenceOperation { Arguments.IsEmpty: true } property:
                    path.Add(property.Property);
                    step = property.Instance?.Unconverted();
                    break;
                case IFieldReferenceOperation field:
                    path.Add(field.Field);
                    step = field.Instance?.Unconverted();
                    break;
                case IParameterReferenceOperation { Parameter: { Ordinal: 0, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } }:
                    return path;
                default:
                    return null;
            }
        }

        return null;
    }

    private static void Judge(OperationAnalysisContext context, Scale scale, (int Min, int Max) bounds, Bands bands, List<IOperation> conditions)
    {
        if (bands.Count < 2) return;
        var gaps = bands.Gaps();
        if (bands.PartialOverlap() is { } overlap)
        {
            // Two bands that together leave something out were not meant to share the scale.
            if (bands.Count > 2 || gaps.Count == 0) Report(context, conditions[overlap.Band], scale, bounds, $"count {Bands.Shown(overlap.Numbers)} twice");
        }
        else if (gaps.Count > 0 && bands.LookComplete && !bands.Overlap)
        {
            Report(context, conditions[0], scale, bounds, "leave out " + Bands.Shown(gaps));
        }
    }

    // A band in the middle, closed at whole numbers, of a value with decimals: 8.5 is in neither 7 to 8 nor 9 to 10.
    private static void CheckFraction(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var test = context.Operation;
        if (Closed(test) is not { } band
            || !band.Value.Type.IsFractional()
            || symbols.ScaleOfAnswerOrMean(band.Value) is not { } scale
            || scale.Bounds() is not { } bounds
            || !(bounds.Min < band.Low && band.Low < band.High && band.High < bounds.Max)
            || HasElse(test))
        {
            return;
        }

        Report(context, test, scale, bounds, $"leave out values such as {ShownNumber.Of(band.High + 0.5)}");
    }

    private static (IOperation Value, double Low, double High)? Closed(IOperation test)
    {
        switch (test)
        {
            case IIsPatternOperation { Pattern: IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And, LeftPattern: IRelationalPatternOperation left, RightPattern: IRelationalPatternOperation right } } pattern:
                return Ends((left.OperatorKind, left.Value), (right.OperatorKind, right.Value)) is { } ends ? (pattern.Value.Unconverted(), ends.Low, ends.High) : null;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both
                when both.LeftOperand.Unconverted() is IBinaryOperation left && both.RightOperand.Unconverted() is IBinaryOperation right && SameValue.Of(left.LeftOperand, right.LeftOperand):
                return Ends((left.OperatorKind, left.RightOperand), (right.OperatorKind, right.RightOperand)) is { } pair ? (left.LeftOperand.Unconverted(), pair.Low, pair.High) : null;
            default:
                return null;
        }
    }

    private static (double Low, double High)? Ends((BinaryOperatorKind Kind, IOperation Bound) left, (BinaryOperatorKind Kind, IOperation Bound) right)
    {
        if (left.Kind == BinaryOperatorKind.LessThanOrEqual) (left, right) = (right, left);
        return left.Kind == BinaryOperatorKind.GreaterThanOrEqual && right.Kind == BinaryOperatorKind.LessThanOrEqual
            && left.Bound.Source().ConstantNumber() is { } low && right.Bound.Source().ConstantNumber() is { } high
            && low.Equals(Math.Floor(low)) && high.Equals(Math.Floor(high))
                ? (low, high)
                : null;
    }

    // What the band does not take goes somewhere.
    private static bool HasElse(IOperation test)
    {
        var inside = test;
        foreach (var around in test.Ancestors())
        {
            if (around is IConditionalOperation conditional && conditional.Condition == inside) return conditional.WhenFalse is not null;
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation) return false;
            inside = around;
        }

        return false;
    }

    private static bool IsStatement(IConditionalOperation conditional) => conditional.Type is null;

    private static BandSubject? SubjectOf(CxKnownSymbols symbols, IOperation condition)
        => BandTest.Subject(symbols, condition) is { } found && found.Scale.Bounds() is { } bounds && !found.Value.Type.IsFractional() ? new BandSubject(found.Value, found.Scale, bounds) : null;

    private static void Report(OperationAnalysisContext context, IOperation at, Scale scale, (int Min, int Max) bounds, string what)
        => Report(context, Descriptors.BandsDoNotPartitionTheScale, at, what, scale.Name, ShownNumber.Of(bounds.Min), ShownNumber.Of(bounds.Max));

    private sealed record BandSubject(IOperation Value, Scale Scale, (int Min, int Max) Bounds)
    {
        public bool IsSubject(IOperation other) => SameValue.Of(other, Value);
    }
}
