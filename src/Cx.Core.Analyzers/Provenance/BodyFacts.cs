using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>What must be known of a body before its graph is walked. Asked of the operation tree: in a graph, lambdas are closed.</summary>
internal sealed class BodyFacts
{
    /// <summary>Bodies with more operations are left out.</summary>
    public const int MaxOperations = 4000;

    private readonly HashSet<ISymbol> _untracked = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, HashSet<ISymbol>> _captured = [];

    private BodyFacts()
    {
    }

    /// <summary>Reads a body; <see langword="null"/> for one that is too large.</summary>
    public static BodyFacts? Of(IOperation root, CxKnownSymbols symbols)
    {
        var facts = new BodyFacts();
        var functions = new List<(SyntaxNode Syntax, IMethodSymbol Symbol, bool IsLinq)>();
        var pending = new Stack<(IOperation Operation, int Depth)>();
        pending.Push((root, 0));
        var operations = 0;
        while (pending.Count > 0)
        {
            var (operation, depth) = pending.Pop();
            if (++operations > MaxOperations) return null;
            functions.RemoveRange(depth, functions.Count - depth);
            switch (operation)
            {
                case IAnonymousFunctionOperation lambda:
                    functions.Add((lambda.Syntax, lambda.Symbol, IsForLinq(lambda)));
                    facts._captured[lambda.Syntax] = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
                    break;
                case ILocalFunctionOperation local:
                    functions.Add((local.Syntax, local.Symbol, IsLinq: false));
                    break;
                case ILocalReferenceOperation reference:
                    facts.Note(reference, reference.Local, reference.Local.Type, functions, symbols);
                    break;
                case IParameterReferenceOperation reference:
                    facts.Note(reference, reference.Parameter, reference.Parameter.Type, functions, symbols);
                    break;
            }

            foreach (var child in operation.ChildOperations) pending.Push((child, functions.Count));
        }

        return facts;
    }

    /// <summary>Whether a local or parameter is followed: its reference is never taken, and no lambda or local function writes it or holds on to its list.</summary>
    public bool IsTracked(ISymbol symbol) => !_untracked.Contains(symbol);

    /// <summary>The locals and parameters that a lambda reads.</summary>
    public HashSet<ISymbol> Captured(SyntaxNode lambda) => _captured.TryGetValue(lambda, out var captured) ? captured : _captured[lambda] = new HashSet<ISymbol>(SymbolEqualityComparer.Default);

    private void Note(IOperation reference, ISymbol symbol, ITypeSymbol type, List<(SyntaxNode Syntax, IMethodSymbol Symbol, bool IsLinq)> functions, CxKnownSymbols symbols)
    {
        if (IsRefTaken(reference, symbols)) _untracked.Add(symbol);
        foreach (var (syntax, function, isLinq) in functions)
        {
            if (_captured.TryGetValue(syntax, out var captured)) captured.Add(symbol);

            // A variable of the function itself is its own.
            if (SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, function)) continue;
            if (IsDeclaredWithin(symbol, syntax)) continue;
            if (IsWritten(reference) || (!isLinq && !Carrier.IsNumber(type) && type.IsReferenceType)) _untracked.Add(symbol);
        }
    }

    private static bool IsDeclaredWithin(ISymbol symbol, SyntaxNode function)
        => symbol.DeclaringSyntaxReferences is [var declared, ..] && declared.SyntaxTree == function.SyntaxTree && function.Span.Contains(declared.Span);

    private static bool IsWritten(IOperation reference)
    {
        if (reference.IsWritten()) return true;

        // (a, (b, c)) = …
        var target = reference;
        while (target.Parent is ITupleOperation or IDeclarationExpressionOperation or IConversionOperation) target = target.Parent;
        return target != reference && target.Parent is IDeconstructionAssignmentOperation deconstruction && deconstruction.Target == target;
    }

    private static bool IsRefTaken(IOperation reference, CxKnownSymbols symbols)
        => reference.Parent switch
        {
            // Our own states are changed by reference, and what that does is known.
            IArgumentOperation { Parameter: { RefKind: RefKind.Ref } parameter } => !symbols.IsOurs(parameter),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } } => true,
            ISimpleAssignmentOperation { IsRef: true } => true,
            IAddressOfOperation => true,
            IReturnOperation => false,
            _ => reference is ILocalReferenceOperation { Local.RefKind: RefKind.Ref },
        };

    private static bool IsForLinq(IAnonymousFunctionOperation lambda)
    {
        var parent = lambda.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation) parent = parent.Parent;
        return parent is IArgumentOperation { Parent: IInvocationOperation call } && LinqCall.Of(call) is not null;
    }
}
