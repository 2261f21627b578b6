using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A mean of recommend answers that is kept under the name of the net promoter score. It reads names, and runs only where <c>cx.heuristics</c> is <c>names</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX2007_MeanIsCalledNps : CxAnalyzer
{
    /// <summary>Makes the rule.</summary>
    public CX2007_MeanIsCalledNps()
        : base(Descriptors.MeanIsCalledNps)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        if (LinqCall.Of(context.Operation) is { Name: "Average" or "AverageAsync" } average
            && CxOptions.Heuristics.In(context.Options, context.Operation.Syntax.SyntaxTree) == Heuristics.Names
            && average.ElementValue() is { } answer
            && symbols.ScaleOf(answer) is { Type: { } scale } && symbols.Is(scale, KnownTypes.Nps)
            && Holder(symbols, average.Call) is { } holder
            && IsCalledNps(holder.Name))
        {
            Report(context, Descriptors.MeanIsCalledNps, average.Call, holder.Name);
        }
    }

    // What the mean is assigned to, or what returns it; a rounded mean and a mean with a fallback are means.
    private static ISymbol? Holder(CxKnownSymbols symbols, IOperation mean)
    {
        while (true)
        {
            switch (mean.Parent)
            {
                case IConversionOperation { OperatorMethod: null } or IParenthesizedOperation or IAwaitOperation:
                    mean = mean.Parent;
                    break;
                case ICoalesceOperation fallback when fallback.Value == mean:
                    mean = fallback;
                    break;
                case IConditionalAccessOperation access when access.WhenNotNull == mean:
                    mean = access;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation rounding } when Rounding.Operand(symbols, rounding) is not null:
                    mean = rounding;
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return declarator.Symbol;
                case IPropertyInitializerOperation { InitializedProperties: [var property] }:
                    return property;
                case IFieldInitializerOperation { InitializedFields: [var field] }:
                    return field;
                case ISimpleAssignmentOperation assignment when assignment.Value == mean:
                    return assignment.Target switch
                    {
                        ILocalReferenceOperation local => local.Local,
                        IParameterReferenceOperation parameter => parameter.Parameter,
                        IMemberReferenceOperation member => member.Member,
                        _ => null,
                    };
                case IReturnOperation returned when returned.Body() is not IAnonymousFunctionOperation:
                    return returned.Body() is ILocalFunctionOperation function ? function.Symbol : Returning(returned);
                default:
                    return null;
            }
        }
    }

    // The property or the method that the outermost body belongs to.
    private static ISymbol? Returning(IOperation returned)
        => returned.SemanticModel?.GetEnclosingSymbol(returned.Syntax.SpanStart) switch
        {
            IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => property,
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => method,
            _ => null,
        };

    // The whole name: a mean of answers may well have nps in its name.
    private static bool IsCalledNps(string name)
        => name.Replace("_", "").ToUpperInvariant() is "NPS" or "NPSSCORE" or "NETPROMOTERSCORE";
}
