using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A net score in points with a percent sign behind it.</summary>
/// <remarks>Pages are where scores are shown, and pages are compiled into generated code: that is read too.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX7001_NpsShownAsAPercentage : CxAnalyzer
{
    /// <summary>The property of a report whose score is divided by 100 where it is shown: the place, <c>start,length</c>, of the score.</summary>
    internal const string PointsProperty = "points";

    /// <summary>The property of a report that a signed number format mends.</summary>
    internal const string FixableProperty = "fixable";

    private const string WithASign = "shown with a percent sign";
    private const string AsAFormat = "formatted as a percentage";

    /// <summary>Makes the rule.</summary>
    public CX7001_NpsShownAsAPercentage()
        : base(Descriptors.NpsShownAsAPercentage)
    {
    }

    private protected override bool ReadsGeneratedCode => true;

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
    {
        context.RegisterOperationAction(operation => CheckInterpolation(operation, symbols), OperationKind.InterpolatedString);
        context.RegisterOperationAction(operation => CheckConcatenation(operation, symbols), OperationKind.Binary);
        context.RegisterOperationAction(operation => CheckCall(operation, symbols), OperationKind.Invocation);
    }

    // $"{nps.Points}%", $"{nps.Points:P0}", also where a handler takes the parts.
    private static void CheckInterpolation(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var parts = ((IInterpolatedStringOperation)context.Operation).Parts;
        for (var i = 0; i < parts.Length; i++)
        {
            if (Hole(parts[i]) is not var (value, format)) continue;
            var isFollowed = i + 1 < parts.Length && Text(parts[i + 1]) is { } text && NumberFormat.BeginsWithPercent(text);
            if (NumberFormat.IsPercent(format) && NetScore(symbols, value) is { } formatted) Report(context, formatted, parts[i], AsAFormat, isFixable: true);
            else if (isFollowed && (NetScore(symbols, value) ?? WrittenOut(symbols, value)) is { } shown) Report(context, shown, parts[i], WithASign, isFixable: NetScore(symbols, value) is not null);
        }
    }

    // nps.Points + "%"
    private static void CheckConcatenation(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var sum = (IBinaryOperation)context.Operation;
        if (sum is not { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }
            || sum.RightOperand.Unconverted().ConstantValue is not { HasValue: true, Value: string text }
            || !NumberFormat.BeginsWithPercent(text))
        {
            return;
        }

        var before = sum.LeftOperand.Unconverted();
        while (before is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } longer) before = longer.RightOperand.Unconverted();
        if ((NetScore(symbols, before) ?? WrittenOut(symbols, before)) is { } score) Report(context, score, before, WithASign, isFixable: false);
    }

    private static void CheckCall(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;

        // nps.Points.ToString("P0")
        if (call is { TargetMethod: { Name: "ToString" or "TryFormat", ContainingType.SpecialType: SpecialType.System_Double }, Instance: { } number })
        {
            if (call.Argument("format") is { } format && NumberFormat.IsPercent(ConstantText(format.Value)) && NetScore(symbols, number) is { } score)
                Report(context, score, call, AsAFormat, isFixable: call.TargetMethod.Name == "ToString");
            return;
        }

        // string.Format("{0}%", nps.Points), Console.WriteLine("{0:P0}", nps.Points)
        if (IsComposite(call.TargetMethod) && call.Argument("format") is { } composite && ConstantText(composite.Value) is { } template) CheckTemplate(context, symbols, call, composite, template);
    }

    private static void CheckTemplate(OperationAnalysisContext context, CxKnownSymbols symbols, IInvocationOperation call, IArgumentOperation composite, string template)
    {
        var values = call.Arguments.Where(argument => argument.Parameter?.Ordinal > composite.Parameter!.Ordinal).OrderBy(argument => argument.Parameter!.Ordinal).SelectMany(Elements).ToList();
        foreach (var (index, format, after) in CompositeFormat.Places(template))
        {
            var isFormatted = NumberFormat.IsPercent(format);
            if (index >= values.Count || !(isFormatted || NumberFormat.BeginsWithPercent(after))) continue;
            if ((NetScore(symbols, values[index]) ?? WrittenOut(symbols, values[index])) is { } score) Report(context, score, values[index].Unconverted(), isFormatted ? AsAFormat : WithASign, isFixable: false);
        }
    }

    private static IEnumerable<IOperation> Elements(IArgumentOperation argument)
        => argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } given } } ? given.ElementValues
            : argument is { ArgumentKind: ArgumentKind.ParamCollection, Value: ICollectionExpressionOperation collection } ? collection.Elements
            : [argument.Value];

    private static bool IsComposite(IMethodSymbol method)
        => (method.Name, method.ContainingType?.Name) is ("Format", "String") or ("Write" or "WriteLine", "Console" or "TextWriter" or "StreamWriter" or "StringWriter") or ("AppendFormat", "StringBuilder")
            && method.ContainingNamespace is { Name: "System" or "IO" or "Text" };

    private static (IOperation Value, string? Format)? Hole(IInterpolatedStringContentOperation part)
        => part switch
        {
            IInterpolationOperation interpolation => (interpolation.Expression, interpolation.FormatString is { } format ? ConstantText(format) : null),
            IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { TargetMethod.Name: "AppendFormatted", Arguments: [var value, ..] } call } => (value.Value, call.Argument("format") is { } format ? ConstantText(format.Value) : null),
            _ => null,
        };

    private static string? Text(IInterpolatedStringContentOperation part)
        => part switch
        {
            IInterpolatedStringTextOperation text => ConstantText(text.Text),
            IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { TargetMethod.Name: "AppendLiteral", Arguments: [var text, ..] } } => ConstantText(text.Value),
            _ => null,
        };

    private static string? ConstantText(IOperation operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation.ConstantValue is { HasValue: true, Value: string text } ? text : null;
    }

    // The points themselves, rounded, or over 100.
    private static Shown? NetScore(CxKnownSymbols symbols, IOperation value)
    {
        var source = value.Source();
        if (source is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide, OperatorMethod: null } quotient && quotient.RightOperand.Unconverted().ConstantNumber() == 100)
            return NetScore(symbols, quotient.LeftOperand) is { Divided: null } over ? over with { Divided = quotient } : null;
        if (Rounding.Operand(symbols, source) is { } rounded) return NetScore(symbols, rounded);
        return ScoreExit.Of(symbols, source) is { IsNet: true } exit ? new Shown(exit, Divided: null) : null;
    }

    // {nps.Points.ToString("0")}%: a percentage that a format makes is reported by itself.
    private static Shown? WrittenOut(CxKnownSymbols symbols, IOperation value)
        => value.Source() is IInvocationOperation { TargetMethod: { Name: "ToString", ContainingType.SpecialType: SpecialType.System_Double }, Instance: { } number } call
            && (call.Argument("format") is not { } format || !NumberFormat.IsPercent(ConstantText(format.Value)))
                ? NetScore(symbols, number)
                : null;

    private static void Report(OperationAnalysisContext context, Shown shown, IOperation at, string how, bool isFixable)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        var place = at.Syntax.Span;

        // A quotient that was made somewhere else cannot be undone here.
        if (isFixable && (shown.Divided is not { } quotient || place.Contains(quotient.Syntax.Span))) properties = properties.Add(FixableProperty, "true");
        if (shown.Divided is { } divided)
            properties = properties.Add(PointsProperty, string.Format(CultureInfo.InvariantCulture, "{0},{1}", divided.LeftOperand.Syntax.SpanStart, divided.LeftOperand.Syntax.Span.Length));
        Report(context, Descriptors.NpsShownAsAPercentage, at.Syntax.GetLocation(), properties, shown.Exit.Name, how);
    }

    private sealed record Shown(ScoreExit Exit, IBinaryOperation? Divided);
}
