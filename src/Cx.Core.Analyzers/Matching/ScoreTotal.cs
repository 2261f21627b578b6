using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>One number made of the numbers of several scores without weights: <c>Average</c>, <c>Sum</c>, a chain of <c>+</c>, a running total.</summary>
/// <remarks>
/// <para>A term with a factor or a divisor of its own is a weighted one, and what it stands in is an index.</para>
/// <para>Scores of one sample are parts of one result. Scores of different scales cannot be merged, and are not averaged here.</para>
/// </remarks>
internal sealed class ScoreTotal
{
    private ScoreTotal(ScoreExit exit, bool isMean, LinqCall? call)
    {
        Exit = exit;
        IsMean = isMean;
        Call = call;
    }

    /// <summary>One of the exits, which are all of one kind.</summary>
    public ScoreExit Exit { get; }

    /// <summary>Whether they are averaged; else they are added.</summary>
    public bool IsMean { get; }

    /// <summary>The call of <c>Average</c> or <c>Sum</c>, where it is one.</summary>
    public LinqCall? Call { get; }

    /// <summary>How a message calls what is done.</summary>
    public string Verb => IsMean ? "averaged" : "added";

    /// <summary>The kinds of operations that may be one.</summary>
    public static readonly ImmutableArray<OperationKind> Kinds = [OperationKind.Invocation, OperationKind.Binary, OperationKind.CompoundAssignment];

    /// <summary>The total that an operation is, or <see langword="null"/>.</summary>
    public static ScoreTotal? Of(CxKnownSymbols symbols, IOperation operation)
        => operation switch
        {
            IInvocationOperation call when LinqCall.Of(call) is { IsMeanOrSum: true } linq => OfSequence(symbols, linq),
            IBinaryOperation sum when IsSum(sum) && !(sum.Consumer() is IBinaryOperation outer && IsSum(outer)) => OfSum(symbols, sum),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } running when running.Type.IsFractional() => OfRunning(symbols, running),
            _ => null,
        };

    /// <summary>The counts that a score was made from, or the n of a share, where its making is in sight.</summary>
    public static IOperation? SampleOf(CxKnownSymbols symbols, IOperation score)
        => score.Source() is IInvocationOperation call && symbols.IsOurs(call.TargetMethod) ? (call.Argument("counts") ?? call.Argument("n"))?.Value.Unconverted() : null;

    private static ScoreTotal? OfSequence(CxKnownSymbols symbols, LinqCall call)
    {
        var isMean = call.Name is "Average" or "AverageAsync";
        if (call.Selecting() is not { Lambda: { } selector })
            return Elements(call) is { IsEmpty: false } elements && Different(symbols, elements) is { } exit ? new ScoreTotal(exit, isMean, call) : null;

        // The same score for every element is that score, and shares of one sample are its parts.
        return ExitOf(symbols, selector.ReturnedValue()) is { } element
            && DependsOn(selector, SampleOf(symbols, element.Score)?.Source() ?? selector)
                ? new ScoreTotal(element, isMean, call)
                : null;

        ImmutableArray<IOperation> Elements(LinqCall linq)
            => linq.Call.Arguments.Length > 1 ? [] : linq.Receiver.Source() switch
            {
                IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
                ICollectionExpressionOperation collection => collection.Elements,
                _ => [],
            };
    }

    private static ScoreTotal? OfSum(CxKnownSymbols symbols, IBinaryOperation sum)
    {
        List<IOperation> terms = [];
        Flatten(sum, terms);
        if (terms.Any(term => term.Unconverted() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide } weighted
            && (ExitOf(symbols, weighted.LeftOperand) ?? ExitOf(symbols, weighted.RightOperand)) is not null))
        {
            return null;
        }

        return Different(symbols, terms) is { } exit
            ? new ScoreTotal(exit, sum.Consumer() is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient && quotient.LeftOperand.Unconverted() == sum, call: null)
            : null;
    }

    // total += region.Score.Points, in a loop over the regions. Of scores that have an index, a loop may go over the questions as well.
    private static ScoreTotal? OfRunning(CxKnownSymbols symbols, ICompoundAssignmentOperation running)
        => ExitOf(symbols, running.Value) is { } exit
            && !symbols.IsAny(exit.Property.Property, KnownMembers.IndexedExits)
            && running.Ancestors().TakeWhile(outer => outer is not (IAnonymousFunctionOperation or ILocalFunctionOperation)).OfType<ILoopOperation>().FirstOrDefault() is { } loop
            && ChangesIn(loop, SampleOf(symbols, exit.Score) ?? exit.Score)
            && !(running.Target is ILocalReferenceOperation total && DeclaredIn(loop, total.Local))
                ? new ScoreTotal(exit, isMean: false, call: null)
                : null;

    private static bool DependsOn(IAnonymousFunctionOperation lambda, IOperation value)
        => value.DescendantsAndSelf().Any(part => part is IParameterReferenceOperation reference && lambda.Symbol.Parameters.Contains(reference.Parameter, SymbolEqualityComparer.Default));

    private static bool ChangesIn(ILoopOperation loop, IOperation value)
        => value.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation local && DeclaredIn(loop, local.Local));

    // The variable of the loop, or one of its body.
    private static bool DeclaredIn(ILoopOperation loop, ILocalSymbol local)
        => loop.Locals.Contains(local, SymbolEqualityComparer.Default)
            || loop.Body.DescendantsAndSelf().OfType<IBlockOperation>().Any(block => block.Locals.Contains(local, SymbolEqualityComparer.Default));

    private static bool IsSum(IBinaryOperation operation)
        => operation is { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } && operation.Type.IsFractional();

    private static void Flatten(IOperation term, List<IOperation> terms)
    {
        if (term.Unconverted() is IBinaryOperation sum && IsSum(sum))
        {
            Flatten(sum.LeftOperand, terms);
            Flatten(sum.RightOperand, terms);
        }
        else
        {
            terms.Add(term);
        }
    }

    // The number of a score, also with a fallback: score?.Points ?? 0.
    private static ScoreExit? ExitOf(CxKnownSymbols symbols, IOperation? value)
        => value?.Source() is ICoalesceOperation fallback ? ScoreExit.Of(symbols, fallback.Value) : ScoreExit.Of(symbols, value);

    // Two exits of one kind that belong to different samples: the first of them.
    private static ScoreExit? Different(CxKnownSymbols symbols, IEnumerable<IOperation> values)
    {
        var exits = values.Select(value => ExitOf(symbols, value)).OfType<ScoreExit>().ToList();
        for (var i = 0; i < exits.Count; i++)
        {
            for (var j = i + 1; j < exits.Count; j++)
            {
                if (AreOfOneKind(exits[i], exits[j]) && !BelongTogether(symbols, exits[i], exits[j])) return exits[i];
            }
        }

        return null;
    }

    private static bool AreOfOneKind(ScoreExit left, ScoreExit right)
        => left.IsShare ? right.IsShare : SymbolEqualityComparer.Default.Equals(left.Property.Property, right.Property.Property);

    private static bool BelongTogether(CxKnownSymbols symbols, ScoreExit left, ScoreExit right)
    {
        if (left.IsOfSameScoreAs(right)) return true;
        if (SampleOf(symbols, left.Score) is { } leftSample && SampleOf(symbols, right.Score) is { } rightSample)
        {
            if (SameValue.Of(leftSample, rightSample)) return true;
            if (symbols.Scales.OfArgument(leftSample.Type) is { } leftScale && symbols.Scales.OfArgument(rightSample.Type) is { } rightScale && !leftScale.Equals(rightScale)) return true;
        }

        // row.Top and row.Bottom are parts of the row's sample; the POMP of row.Csat and of row.Ease are an index of two questions.
        return (left.IsShare || symbols.IsAny(left.Property.Property, KnownMembers.IndexedExits)) && AreMembersOfOneOwner(left.Score.Source(), right.Score.Source());
    }

    private static bool AreMembersOfOneOwner(IOperation left, IOperation right)
        => left is IMemberReferenceOperation { Instance: { } leftOwner } leftMember
            && right is IMemberReferenceOperation { Instance: { } rightOwner } rightMember
            && !SymbolEqualityComparer.Default.Equals(leftMember.Member, rightMember.Member)
            && SameValue.Of(leftOwner, rightOwner);
}
