using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A constant that is no confidence level, which lies strictly between .5 and 1: a percentage, or the error rate.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX6002_ConfidenceIsAPercentOrAnAlpha : CxAnalyzer
{
    /// <summary>The property of a report with the level that was meant, as invariant text, where the constant leaves no doubt.</summary>
    internal const string LevelProperty = "level";

    /// <summary>The property of a report with the name of the level that was meant, where it has one.</summary>
    internal const string NameProperty = "name";

    /// <summary>The property of a report whose constant is a percentage and not an error rate.</summary>
    internal const string PercentProperty = "percent";

    /// <summary>Makes the rule.</summary>
    public CX6002_ConfidenceIsAPercentOrAnAlpha()
        : base(Descriptors.ConfidenceIsAPercentOrAnAlpha)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, CxKnownSymbols symbols)
        => context.RegisterOperationAction(operation => Check(operation, symbols), OperationKind.Invocation);

    private static void Check(OperationAnalysisContext context, CxKnownSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!symbols.Is(call.TargetMethod, KnownMembers.ConfidenceOf)
            || call.Argument("level")?.Value.ConstantNumber() is not { } given
            || !(given <= 0.5 || given >= 1)
            || ExpectedError.IsExpectedAt(call))
        {
            return;
        }

        var level = Meant(given);
        var name = level is { } known ? Name(symbols, known) : null;
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (level is { } found) properties = properties.Add(LevelProperty, Text(found));
        if (name is not null) properties = properties.Add(NameProperty, name);
        if (given >= 1) properties = properties.Add(PercentProperty, "true");
        Report(
            context,
            Descriptors.ConfidenceIsAPercentOrAnAlpha,
            call.Syntax.GetLocation(),
            properties,
            given.ToString("R", CultureInfo.InvariantCulture),
            Remedy(given, level, name));
    }

    // 95 is a percentage and .05 an error rate; 1, 5 or 100 could be anything.
    private static decimal? Meant(double given)
        => given switch
        {
            > 50 and < 100 => (decimal)given / 100,
            > 0 and < 0.5 when 1 - (decimal)given is < 1 and var level => level,
            _ => null,
        };

    private static string? Name(CxKnownSymbols symbols, decimal level)
    {
        var name = "P" + (level * 100).ToString("0.####", CultureInfo.InvariantCulture);
        return symbols.Type(KnownTypes.Confidence)?.GetMembers(name).OfType<IPropertySymbol>().Any(property => property.IsStatic) == true ? name : null;
    }

    private static string Remedy(double given, decimal? level, string? name)
        => level is not { } meant ? "use a level such as Confidence.P95"
            : $"use {(name is null ? $"Confidence.Of({Text(meant)})" : $"Confidence.{name}")} for {(given >= 1 ? Text(meant * 100) + " %" : "an error rate of " + given.ToString("R", CultureInfo.InvariantCulture))}";

    private static string Text(decimal level) => level.ToString("0.############################", CultureInfo.InvariantCulture);
}
