using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers;

/// <summary>Silences CA1000. A generic state has static members because its contract asks for them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX9003_StaticMembersOfAState : CxSuppressor
{
    /// <summary>Makes the suppressor.</summary>
    public CX9003_StaticMembersOfAState()
        : base("CX9003", "CA1000", "The contract of a state is static abstract")
    {
    }

    private protected override bool IsSilent(INamedTypeSymbol type, CxKnownSymbols symbols) => symbols.Implements(type, KnownTypes.IAggregate);
}
