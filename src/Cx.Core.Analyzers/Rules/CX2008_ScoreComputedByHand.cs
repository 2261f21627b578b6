using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Answers of 9 and 10 minus answers of 0 to 6 in one sequence. It reads what code does, and runs only where <c>cx.heuristics</c> is <c>structure</c> or <c>names</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX2008_ScoreComputedByHand : CxAnalyzer
{
    /// <summary>The property of a report that holds the place of the whole formula, in points: start and length.</summary>
    internal const string FormulaProperty = "formula";

    /// <summary>The property of a report that holds the text of the sequence.</summary>
    internal const string SequenceProperty = "sequence";

    /// <summary>The property of a report that names the element.</summary>
    internal const string ElementProperty = "element";

    /// <summary>The property of a report that holds the text of the answer.</summary>
    internal const string AnswerProperty = "answer";

    /// <summary>The property of a report that names the factory of a rating; absent where the answer is a rating.</summary>
    internal const string FactoryProperty = "factory";

    private const int Promoters = (1 << 9) | (1 << 10);
    private const int Detractors = (1 << 7) - 1;

    /// <summary>Makes the rule.</summary>
    public CX2008_ScoreComputedByHand()
        : base(Descriptors.ScoreComputedByHand)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Binary);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var difference = (IBinaryOperation)context.Operation;
        if (difference is { OperatorKind: BinaryOperatorKind.Subtract, OperatorMethod: null }
            && CxOptions.Heuristics.In(context.Options, difference.Syntax.SyntaxTree) >= Heuristics.Structure
            && Product.Of(difference.LeftOperand) is { Count: { Predicate.Levels: Promoters } promoters } above
            && Product.Of(difference.RightOperand) is { Count: { Predicate.Levels: Detractors } detractors } below
            && SameValue.Of(promoters.Sequence, detractors.Sequence)
            && promoters.Predicate.Path == detractors.Predicate.Path)
        {
            Report(context, Descriptors.ScoreComputedByHand, difference.Syntax.GetLocation(), Facts(symbols, difference, above, below));
        }
    }

    // What the fix needs, where the difference is part of 100 × (promoters − detractors) / n.
    private static ImmutableDictionary<string, string?>? Facts(CxKnownSymbols symbols, IBinaryOperation difference, Product promoters, Product detractors)
    {
        var formula = Outermost(difference);
        var around = Product.Around(formula, difference);
        var count = promoters.Count!;
        if (!IsPoints(promoters) || !IsPoints(detractors)) return null;

        var predicate = count.Predicate;
        var answer = predicate.Path!.Length == 0 ? predicate.Element : predicate.Element + "." + predicate.Path;
        string? factory = null;
        if (predicate.LastMember is { } member && symbols.Is(member, KnownMembers.RatingValue) && symbols.Scales.OfArgument(member.ContainingType)?.Type is { } scale)
        {
            if (!symbols.Is(scale, KnownTypes.Nps) || answer.LastIndexOf('.') is not (> 0 and var dot)) return null;
            answer = answer.Substring(0, dot);
        }
        else
        {
            factory = predicate.AnswerType?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? KnownMembers.RatingFromNullable.Name : KnownMembers.RatingFrom.Name;
        }

        var place = formula.Syntax.Span;
        return ImmutableDictionary<string, string?>.Empty
            .Add(FormulaProperty, string.Format(CultureInfo.InvariantCulture, "{0},{1}", place.Start, place.Length))
            .Add(SequenceProperty, count.Sequence.Syntax.ToString())
            .Add(ElementProperty, predicate.Element)
            .Add(AnswerProperty, answer)
            .Add(FactoryProperty, factory);

        bool IsPoints(Product side)
            => (side.Factor * around.Factor).Equals(100) && side.Divisors.AddRange(around.Divisors) is [var n] && count.IsWhole(n);
    }

    private static IOperation Outermost(IOperation operation)
    {
        var outermost = operation;
        for (var outer = operation.Parent; outer is IParenthesizedOperation or IConversionOperation { OperatorMethod: null } or IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide, OperatorMethod: null }; outer = outer.Parent)
        {
            // A cast at the end, to a whole number or to decimal, stays around the formula.
            if (outer is IBinaryOperation) outermost = outer;
        }

        return outermost;
    }

    // A count times and over other things.
    private sealed class Product
    {
        private Product(AnswerCount? count, double factor, ImmutableArray<IOperation> divisors)
        {
            Count = count;
            Factor = factor;
            Divisors = divisors;
        }

        /// <summary>The count, if there is one.</summary>
        public AnswerCount? Count { get; }

        /// <summary>The product of all constants; NaN where something else is a factor.</summary>
        public double Factor { get; }

        /// <summary>What it is divided by, constants aside.</summary>
        public ImmutableArray<IOperation> Divisors { get; }

        /// <summary>The product that an operation is.</summary>
        public static Product Of(IOperation operation) => Read(operation, inner: null);

        /// <summary>The product around an inner operation, without it.</summary>
        public static Product Around(IOperation outer, IOperation inner) => Read(outer, inner);

        private static Product Read(IOperation operation, IOperation? inner)
        {
            var value = operation.Unconverted();
            if (value == inner) return new Product(null, 1, []);
            if (value.ConstantNumber() is { } number) return new Product(null, number, []);
            if (inner is null && AnswerCount.Of(value) is { } count) return new Product(count, 1, []);
            switch (value)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply, OperatorMethod: null } product:
                    var left = Read(product.LeftOperand, inner);
                    var right = Read(product.RightOperand, inner);
                    return new Product(left.Count ?? right.Count, left.Factor * right.Factor, left.Divisors.AddRange(right.Divisors));
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, OperatorMethod: null } quotient:
                    var above = Read(quotient.LeftOperand, inner);
                    return quotient.RightOperand.ConstantNumber() is { } constant
                        ? new Product(above.Count, above.Factor / constant, above.Divisors)
                        : new Product(above.Count, above.Factor, above.Divisors.Add(quotient.RightOperand));
                case ILocalReferenceOperation local when local.SingleValue() is { } held:
                    return Read(held, inner);
                default:
                    return new Product(null, double.NaN, []);
            }
        }
    }
}
