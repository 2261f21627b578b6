using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A constant stands in for an answer that nobody gave, and is counted as one.</summary>
/// <remarks>The operation tree is read and not the flow graph, which has no <c>??</c> left.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX3001_SkippedAnswerBecomesANumber : CxAnalyzer
{
    /// <summary>The property of a report with the place, <c>start,length</c>, of the nullable number that a fix may use as it is.</summary>
    internal const string ValueProperty = "value";

    /// <summary>The property of a report with the use of the number, a name of <see cref="NumberUseKind"/>.</summary>
    internal const string UseProperty = "use";

    /// <summary>Makes the rule.</summary>
    public CX3001_SkippedAnswerBecomesANumber()
        : base(Descriptors.SkippedAnswerBecomesANumber)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
    {
        context.RegisterOperationAction(operation => CheckFallback(operation, symbols), Fallback.Kinds);
        context.RegisterOperationAction(operation => CheckDefaultIfEmpty(operation, symbols), OperationKind.Invocation);
    }

    private static void CheckFallback(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (Fallback.Of(symbols, context.Operation) is not { } fallback
            || NumberUse.Of(symbols, fallback.Operation) is not { } use
            || (ScaleOf(symbols, fallback.Value) ?? use.Scale) is not { } scale
            || !IsNoAnswer(scale, fallback.Constant)
            || (use.Kind == NumberUseKind.TryFactory && !IsOn(use.Scale, fallback.Constant))
            || IsNeverMissing(symbols, fallback)
            || (IsSumWithZero(use, fallback) && (!IsDivided(fallback.Operation.Root()) || IsTestedSomewhere(symbols, fallback)))
            || (fallback.Operation is IInvocationOperation { Arguments.IsEmpty: true } && IsTestedSomewhere(symbols, fallback)))
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty;
        if (use.IsDirect && IsNullable(fallback.Tested.Type))
        {
            var place = fallback.Tested.Syntax.Span;
            properties = properties.Add(ValueProperty, string.Format(CultureInfo.InvariantCulture, "{0},{1}", place.Start, place.Length)).Add(UseProperty, use.Kind.ToString());
        }

        Report(
            context,
            Descriptors.SkippedAnswerBecomesANumber,
            fallback.Operation.Syntax.GetLocation(),
            properties,
            $"A missing answer on {scale.Name}",
            Shown(fallback.Constant),
            Meaning(scale, fallback.Constant),
            Remedy(use, scale));
    }

    private static void CheckDefaultIfEmpty(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (LinqCall.Of(context.Operation) is not { Name: "DefaultIfEmpty" } linq
            || Filler(linq.Call) is not { } constant
            || NumberUse.OfElements(symbols, linq.Call) is not { } use
            || use.Kind is NumberUseKind.Sum or NumberUseKind.Addition && constant == 0
            || (symbols.ScaleOfElements(linq.Receiver) ?? use.Scale) is not { } scale
            || !IsNoAnswer(scale, constant))
        {
            return;
        }

        Report(
            context,
            Descriptors.SkippedAnswerBecomesANumber,
            linq.Call,
            $"A list without answers on {scale.Name}",
            Shown(constant),
            Meaning(scale, constant),
            "leave DefaultIfEmpty out and cast the values to int?, so that no data stays null");
    }

    // What DefaultIfEmpty puts into an empty sequence, if it is a number: without an argument the default of the elements.
    private static double? Filler(IInvocationOperation call)
        => call.Arguments.Length > 1 ? Fallback.NumberOf(call.Arguments[1].Value)
            : call.TargetMethod.TypeArguments is [{ SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double }] ? 0
            : null;

    private static Scale? ScaleOf(CxKnownSymbols symbols, IOperation value)
        => symbols.Is(value.Type, KnownTypes.RatingOfT) ? symbols.Scales.OfArgument(value.Type) : symbols.ScaleOfValueOrElement(value);

    // A level of the scale that is not zero is a decision to impute, and 0 is what people write without one.
    private static bool IsNoAnswer(Scale scale, double constant) => constant == 0 || IsOff(scale, constant);

    private static bool IsOff(Scale scale, double constant) => constant is >= int.MinValue and <= int.MaxValue && constant == Math.Floor(constant) && scale.IsKnownToMiss((long)constant);

    private static bool IsOn(Scale? scale, double constant) => scale is { Min: not null, Max: not null } && !IsOff(scale, constant);

    // A sum with 0 for who did not answer is the sum of the answers. It goes wrong when it is divided by everybody.
    private static bool IsSumWithZero(NumberUse use, Fallback fallback) => use.Kind is NumberUseKind.Sum or NumberUseKind.Addition && fallback.Constant == 0;

    private static bool IsDivided(IOperation body)
        => body.DescendantsAndSelf().Any(operation => operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } or ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Divide });

    // Behind a test of the same value the fallback is never used.
    private static bool IsNeverMissing(CxKnownSymbols symbols, Fallback fallback)
    {
        IOperation inner = fallback.Operation;
        foreach (var around in fallback.Operation.Ancestors())
        {
            var condition = around switch
            {
                IConditionalOperation choice when choice.Condition != inner => choice.Condition,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when both.RightOperand == inner => both.LeftOperand,
                _ => null,
            };
            if (condition is not null && Tests(symbols, condition).Any(test => SameValue.Of(test.Tested, fallback.Tested))) return true;
            if (around is IAnonymousFunctionOperation lambda && IsFiltered(symbols, lambda, fallback)) return true;
            inner = around;
        }

        return false;
    }

    // rows.Where(r => r.Answer != null).Average(r => r.Answer ?? 0)
    private static bool IsFiltered(CxKnownSymbols symbols, IAnonymousFunctionOperation lambda, Fallback fallback)
    {
        for (var before = LinqCall.Around(lambda)?.Previous; before is not null; before = before.Previous)
        {
            if (before.Name == "Where" && before.Lambda is { } filter && Tests(symbols, filter.Body).Any(test => IsOfSameMember(symbols, test.Tested, fallback.Tested))) return true;
        }

        return false;
    }

    private static bool IsTestedSomewhere(CxKnownSymbols symbols, Fallback fallback)
        => Tests(symbols, fallback.Operation.Root()).Any(test => IsOfSameMember(symbols, test.Tested, fallback.Tested) && !fallback.Operation.DescendantsAndSelf().Contains(test.Tested));

    private static IEnumerable<NullTest> Tests(CxKnownSymbols symbols, IOperation within)
    {
        foreach (var operation in within.DescendantsAndSelf())
        {
            if (NullTest.Of(symbols, operation) is { } test) yield return test;
        }
    }

    private static bool IsOfSameMember(CxKnownSymbols symbols, IOperation left, IOperation right)
        => Member(symbols, left) is { } member && SymbolEqualityComparer.Default.Equals(member, Member(symbols, right));

    // An answer that was tested as a rating was tested as a number as well.
    private static ISymbol? Member(CxKnownSymbols symbols, IOperation operation)
        => operation.Unconverted() switch
        {
            IPropertyReferenceOperation { Instance: { } rating } value when symbols.Is(value.Property, KnownMembers.RatingValue) => Member(symbols, rating),
            IMemberReferenceOperation reference => reference.Member,
            IParameterReferenceOperation parameter => IsOfLambda(parameter.Parameter) ? parameter.Type : parameter.Parameter,
            ILocalReferenceOperation local => local.Local,
            IConditionalAccessOperation access => Member(symbols, access.WhenNotNull),
            _ => null,
        };

    // The elements that two lambdas are given have nothing but their type in common.
    private static bool IsOfLambda(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction };

    private static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static string Shown(double constant) => constant.ToString("R", CultureInfo.InvariantCulture);

    private static string Meaning(Scale scale, double constant)
        => IsOff(scale, constant) ? "is off the scale"
            : scale.HigherIsBetter is { } higherIsBetter && constant == (higherIsBetter ? scale.Min : scale.Max) ? "is the worst answer"
            : "nobody said";

    private static string Remedy(NumberUse use, Scale scale)
        => use.Kind switch
        {
            NumberUseKind.Factory or NumberUseKind.TryFactory => $"use {(use.Scale is null ? "Rating" : $"Rating<{scale.Name}>")}.FromNullable",
            NumberUseKind.Counter => "count the missing value itself",
            NumberUseKind.Mean => "drop the fallback: an average of nullable values skips who did not answer",
            NumberUseKind.Extreme => "drop the fallback: Min and Max of nullable values skip who did not answer",
            _ => "calculate with those who answered",
        };
}
