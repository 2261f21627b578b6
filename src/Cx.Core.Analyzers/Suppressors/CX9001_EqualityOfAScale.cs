using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers;

/// <summary>Silences CA1815. A scale is a struct without content: equality operators would compare nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CX9001_EqualityOfAScale : CxSuppressor
{
    /// <summary>Makes the suppressor.</summary>
    public CX9001_EqualityOfAScale()
        : base("CX9001", "CA1815", "A scale type is a name, and nobody compares two values of it")
    {
    }

    private protected override bool IsSilent(INamedTypeSymbol type, CxKnownSymbols symbols) => symbols.Implements(type, KnownTypes.IScale);
}
