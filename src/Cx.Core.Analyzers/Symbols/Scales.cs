using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cx.Core.Analyzers;

/// <summary>What the compiler can know of a scale type: id, bounds and polarity.</summary>
/// <remarks>From a table for the built-in scales, from the initialiser of <c>Definition</c> for scales in the source that is compiled, else unknown: metadata does not hold what an initialiser says.</remarks>
internal sealed class Scales
{
    /// <summary>The built-in scales. A test compares this table with the definitions.</summary>
    internal static readonly ImmutableDictionary<string, (int Min, int Max, bool HigherIsBetter)> BuiltIn =
        ImmutableDictionary<string, (int Min, int Max, bool HigherIsBetter)>.Empty
            .WithComparers(StringComparer.Ordinal)
            .Add("Nps", (0, 10, true))
            .Add("Csat3", (1, 3, true))
            .Add("Csat5", (1, 5, true))
            .Add("Csat7", (1, 7, true))
            .Add("Csat10", (1, 10, true))
            .Add("Thumbs", (0, 1, true))
            .Add("Stars5", (1, 5, true))
            .Add("Slider100", (0, 100, true))
            .Add("Ces5", (1, 5, false))
            .Add("Ces7", (1, 7, true))
            .Add("NetEasy7", (1, 7, false))
            .Add("Seq7", (1, 7, true))
            .Add("Valence5", (1, 5, true))
            .Add("Likert5", (1, 5, true))
            .Add("Likert7", (1, 7, true));

    private readonly CxKnownSymbols _symbols;
    private readonly ConcurrentDictionary<INamedTypeSymbol, Scale> _known = new(SymbolEqualityComparer.Default);

    public Scales(CxKnownSymbols symbols) => _symbols = symbols;

    /// <summary>The scale of a type that implements <c>IScale</c>; <see langword="null"/> for anything else, a type parameter included.</summary>
    public Scale? Of(ITypeSymbol? type)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Struct } named && _symbols.Implements(named, KnownTypes.IScale) ? _known.GetOrAdd(named, Read) : null;

    /// <summary>The scale that a constructed generic type of Cx.Core speaks of: <c>Rating&lt;S&gt;</c>, <c>RatingCounts&lt;S&gt;</c>.</summary>
    public Scale? OfArgument(ITypeSymbol? type)
        => type is INamedTypeSymbol { TypeArguments: [var argument] } named && _symbols.IsOurs(named) ? Of(argument) : null;

    private Scale Read(INamedTypeSymbol type)
    {
        if (_symbols.IsOurs(type) && BuiltIn.TryGetValue(type.Name, out var facts))
            return new Scale(type, type.Name.ToLowerInvariant(), facts.Min, facts.Max, facts.HigherIsBetter);

        // Only what is being compiled: an editor can see into referenced projects, a build cannot, and both must say the same.
        if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _symbols.Compilation.Assembly))
        {
            foreach (var definition in type.GetMembers(KnownMembers.ScaleDefinitionOf.Name))
            {
                foreach (var reference in definition.DeclaringSyntaxReferences)
                {
                    if (Creation(reference.GetSyntax()) is { } creation) return FromCreation(type, creation);
                }
            }
        }

        return new Scale(type, id: null, min: null, max: null, higherIsBetter: null);
    }

    /// <summary>The call of <c>ScaleDefinition.Create</c> in a declaration, if it is the only one there.</summary>
    internal static InvocationExpressionSyntax? Creation(SyntaxNode declaration)
    {
        var calls = declaration.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsCreate).Take(2).ToList();
        return calls.Count == 1 ? calls[0] : null;

        static bool IsCreate(InvocationExpressionSyntax call)
            => call.Expression is MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "Create",
                Expression: SimpleNameSyntax { Identifier.ValueText: "ScaleDefinition" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ScaleDefinition" },
            };
    }

    /// <summary>Reads what the literal arguments of <c>ScaleDefinition.Create</c> say.</summary>
    internal static Scale FromCreation(INamedTypeSymbol? type, InvocationExpressionSyntax creation)
    {
        string? id = null;
        int? min = null, max = null;
        bool? higherIsBetter = null;
        var position = 0;
        foreach (var argument in creation.ArgumentList.Arguments)
        {
            var name = argument.NameColon?.Name.Identifier.ValueText ?? (position < 4 ? new[] { "id", "min", "max", "polarity" }[position] : "");
            switch (name)
            {
                case "id":
                    id = argument.Expression is LiteralExpressionSyntax { Token.Value: string text } ? text : null;
                    break;
                case "min":
                    min = Number(argument.Expression);
                    break;
                case "max":
                    max = Number(argument.Expression);
                    break;
                case "polarity" when argument.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "HigherIsBetter" or "LowerIsBetter" } polarity:
                    higherIsBetter = polarity.Name.Identifier.ValueText == "HigherIsBetter";
                    break;
                default:
                    break;
            }

            position++;
        }

        return new Scale(type, id, min, max, higherIsBetter);
    }

    private static int? Number(ExpressionSyntax expression)
        => expression switch
        {
            LiteralExpressionSyntax { Token.Value: int value } => value,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: LiteralExpressionSyntax { Token.Value: int value } } => -value,
            _ => null,
        };
}
