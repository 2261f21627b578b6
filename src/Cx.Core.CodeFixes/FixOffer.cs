using Microsoft.CodeAnalysis;

namespace Cx.Core.CodeFixes;

/// <summary>A fix that may be offered.</summary>
/// <param name="Title">What the editor shows; it says so where a number may change.</param>
/// <param name="EquivalenceKey">What tells it from other fixes of the same rule in Fix All; public, it does not change.</param>
/// <param name="Changed">The document as it would be.</param>
internal sealed record FixOffer(string Title, string EquivalenceKey, Document Changed);
