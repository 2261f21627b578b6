using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A time without a zone, or with that of the machine, on its way into Cx.Core.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX4002_LocalOrUnspecifiedTime : CxAnalyzer
{
    /// <summary>The property of a report that says which fix there is; without it there is none.</summary>
    internal const string RemedyProperty = "remedy";

    /// <summary>Read the clock in UTC.</summary>
    internal const string ClockRemedy = "clock";

    /// <summary>Pass the <c>DateTimeOffset</c> that the value was taken from.</summary>
    internal const string OffsetRemedy = "offset";

    /// <summary>Say that the value is UTC.</summary>
    internal const string KindRemedy = "kind";

    /// <summary>Makes the rule.</summary>
    public CX4002_LocalOrUnspecifiedTime()
        : base(Descriptors.LocalOrUnspecifiedTime)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Argument);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument is not { IsImplicit: false, Parameter: { } parameter }
            || !IsInstant(parameter.Type)
            || !symbols.IsOurs(parameter.ContainingSymbol))
        {
            return;
        }

        foreach (var value in Alternatives(argument.Value)) CheckValue(context, value);
    }

    // a ? b : c and a ?? b: each of them may arrive.
    private static IEnumerable<IOperation> Alternatives(IOperation value)
        => value.Unconverted() switch
        {
            IConditionalOperation { WhenFalse: { } otherwise } conditional => Alternatives(conditional.WhenTrue).Concat(Alternatives(otherwise)),
            ICoalesceOperation coalesce => Alternatives(coalesce.Value).Concat(Alternatives(coalesce.WhenNull)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Alternatives(arm.Value)),
            var one => [one],
        };

    // The conversion stands at the argument, or where the local was made that is passed.
    private static void CheckValue(OperationAnalysisContext context, IOperation value)
    {
        var source = value.Source();
        if (source is not IConversionOperation { OperatorMethod: { Name: "op_Implicit" } conversion, Operand: var operand }
            || !conversion.ContainingType.IsFramework("System", "DateTimeOffset")
            || IsUtc(operand))
        {
            return;
        }

        var (at, isHere) = source == value ? (operand, true) : (value, false);
        var origin = Origin(operand);
        var isWhole = isHere && origin == operand.Unconverted();
        if (IsClock(origin, "Now"))
            Report(context, at, "DateTime.Now", isWhole ? ClockRemedy : null, "use TimeProvider.GetUtcNow or DateTimeOffset.UtcNow");
        else if (IsClock(origin, "Today"))
            Report(context, at, "DateTime.Today", remedy: null, "say in which zone the day begins");
        else if (origin is IPropertyReferenceOperation { Property: { Name: "DateTime" or "LocalDateTime" or "Date", ContainingType: var type } property } && type.IsFramework("System", "DateTimeOffset"))
            Report(context, at, $"'{at.Syntax}' has lost its offset and", isWhole && property.Name != "Date" ? OffsetRemedy : null, property.Name == "Date" ? "say in which zone the day begins" : "pass the DateTimeOffset itself");
        else
            Report(context, at, $"'{at.Syntax}' is a DateTime and", isHere && IsVariable(operand) ? KindRemedy : null, "keep a DateTimeOffset, or say that it is UTC with DateTime.SpecifyKind");
    }

    // DateTime.Now.AddDays(-7) is as local as DateTime.Now.
    private static IOperation Origin(IOperation value)
    {
        while (true)
        {
            switch (value.Source())
            {
                case IInvocationOperation { TargetMethod: { IsStatic: false, ReturnType.SpecialType: SpecialType.System_DateTime, ContainingType.SpecialType: SpecialType.System_DateTime, Name: not ("ToUniversalTime" or "ToLocalTime") }, Instance: { } moved }:
                    value = moved;
                    break;
                case IPropertyReferenceOperation { Property: { Name: "Date", ContainingType.SpecialType: SpecialType.System_DateTime }, Instance: { } moved }:
                    value = moved;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, LeftOperand: var moved }:
                    value = moved;
                    break;
                case var source:
                    return source;
            }
        }
    }

    // What can be said to be UTC: a value that stands there, not one that was calculated from the clock or from two.
    private static bool IsVariable(IOperation operand)
        => operand.Unconverted() is { Type.SpecialType: SpecialType.System_DateTime } and (ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation);

    private static void Report(OperationAnalysisContext context, IOperation at, string what, string? remedy, string advice)
        => Report(
            context,
            Descriptors.LocalOrUnspecifiedTime,
            at.Syntax.GetLocation(),
            remedy is null ? null : ImmutableDictionary<string, string?>.Empty.Add(RemedyProperty, remedy),
            what,
            advice);

    private static bool IsInstant(ITypeSymbol type)
        => type.IsFramework("System", "DateTimeOffset")
            || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } && value.IsFramework("System", "DateTimeOffset"));

    private static bool IsClock(IOperation source, string name)
        => source is IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.SpecialType: SpecialType.System_DateTime } property } && property.Name == name;

    // Whether a value is UTC, or nothing, whatever happens.
    private static bool IsUtc(IOperation value)
        => Origin(value) switch
        {
            IConditionalOperation { WhenTrue: var first, WhenFalse: { } second } => IsUtc(first) && IsUtc(second),
            ICoalesceOperation { Value: var first, WhenNull: var second } => IsUtc(first) && IsUtc(second),
            IThrowOperation => true,
            IInvocationOperation { TargetMethod: { Name: "ToUniversalTime", ContainingType.SpecialType: SpecialType.System_DateTime } } => true,
            IInvocationOperation call => IsFrameworkUtc(call.TargetMethod) || call.Arguments.Any(argument => IsUtcKind(argument.Value)),
            IObjectCreationOperation creation => creation.Arguments.Any(argument => IsUtcKind(argument.Value)),
            IMemberReferenceOperation { Member: var member } => IsFrameworkUtc(member),
            ILiteralOperation => true,
            IDefaultValueOperation nothing => nothing.Type?.SpecialType != SpecialType.System_DateTime,
            _ => false,
        };

    // UtcNow, UtcDateTime, UnixEpoch, File.GetLastWriteTimeUtc, TimeZoneInfo.ConvertTimeToUtc. A member of the user by such a name may come unspecified out of a database.
    private static bool IsFrameworkUtc(ISymbol member)
        => (member.Name.IndexOf("Utc", StringComparison.Ordinal) >= 0 || member.Name == "UnixEpoch")
            && (member.ContainingNamespace.IsNamed("System") || member.ContainingNamespace.IsNamed("System.IO") || member.ContainingNamespace.IsNamed("System.Diagnostics"));

    // DateTimeKind.Utc is 1, and AdjustToUniversal is 16.
    private static bool IsUtcKind(IOperation argument)
        => argument.Unconverted() is { ConstantValue: { HasValue: true, Value: int constant }, Type: { } type }
            && ((type.IsFramework("System", "DateTimeKind") && constant == 1) || (type.IsFramework("System.Globalization", "DateTimeStyles") && (constant & 16) != 0));
}
