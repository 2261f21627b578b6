using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Business time beside calendar time in one comparison, sum or difference.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX4003_CalendarTimeAndBusinessTimeMixed : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX4003_CalendarTimeAndBusinessTimeMixed()
        : base(Descriptors.CalendarTimeAndBusinessTimeMixed)
    {
    }

    private enum Clock
    {
        Unknown,
        Business,
        Calendar,
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Binary);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var both = (IBinaryOperation)context.Operation;
        if (!Mixes(both.OperatorKind) || both.Type?.SpecialType == SpecialType.System_String) return;
        var left = ClockOf(both.LeftOperand, symbols);
        if (left == Clock.Unknown) return;
        var right = ClockOf(both.RightOperand, symbols);
        if (right == Clock.Unknown || left == right) return;
        var (business, calendar) = left == Clock.Business ? (both.LeftOperand, both.RightOperand) : (both.RightOperand, both.LeftOperand);
        Report(context, Descriptors.CalendarTimeAndBusinessTimeMixed, both, business.Syntax.ToString(), calendar.Syntax.ToString());
    }

    // A quotient may be what is asked for: how much of the time the desk was open.
    private static bool Mixes(BinaryOperatorKind kind)
        => kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract
            or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
            or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;

    private static Clock ClockOf(IOperation operand, CxKnownSymbols symbols)
        => operand.Source() switch
        {
            IPropertyReferenceOperation property when symbols.IsAny(property.Property, KnownMembers.BusinessExits) => Clock.Business,
            IPropertyReferenceOperation { Property: { IsStatic: false, ContainingType: var type }, Instance: { } span } when IsTimeSpan(type) => ClockOfSpan(span, symbols),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide, OperatorMethod: null } scaled => Scaled(scaled, symbols),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, OperatorMethod: null, Type.SpecialType: not SpecialType.System_String } sum => Sum(ClockOf(sum.LeftOperand, symbols), ClockOf(sum.RightOperand, symbols)),
            var source when IsTimeSpan(source.Type) => ClockOfSpan(source, symbols),
            _ => Clock.Unknown,
        };

    // TimeSpan.FromHours(8) is a literal in words, and TimeSpan.FromHours(business.TotalHours) is business time in disguise.
    private static Clock ClockOfSpan(IOperation span, CxKnownSymbols symbols)
        => span.Source() switch
        {
            IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: var type } } made when IsTimeSpan(type)
                => made.Arguments.Any(argument => ClockOf(argument.Value, symbols) == Clock.Business) ? Clock.Business : Clock.Unknown,
            IFieldReferenceOperation { Field: { IsStatic: true, ContainingType: var type } } when IsTimeSpan(type) => Clock.Unknown,
            IDefaultValueOperation or IObjectCreationOperation or ILiteralOperation => Clock.Unknown,
            _ => Clock.Calendar,
        };

    // Hours times sixty are minutes of the same clock.
    private static Clock Scaled(IBinaryOperation scaled, CxKnownSymbols symbols)
        => scaled.RightOperand.ConstantNumber() is not null ? ClockOf(scaled.LeftOperand, symbols)
            : scaled.LeftOperand.ConstantNumber() is not null ? ClockOf(scaled.RightOperand, symbols)
            : Clock.Unknown;

    private static Clock Sum(Clock left, Clock right) => left == right || right == Clock.Unknown ? left : left == Clock.Unknown ? right : Clock.Unknown;

    private static bool IsTimeSpan(ITypeSymbol? type) => type.IsFramework("System", "TimeSpan");
}
