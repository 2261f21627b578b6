using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>Two known scales that meet.</summary>
/// <param name="At">Where.</param>
/// <param name="First">The first scale, in order of the text; where a value arrives at a place, that of the place.</param>
/// <param name="FirstOrigin">Where it comes from.</param>
/// <param name="Second">The other scale.</param>
/// <param name="SecondOrigin">Where it comes from.</param>
/// <param name="Verb">What happens to the values: <c>are added</c>.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record Meeting(SyntaxNode At, Scale First, Origin FirstOrigin, Scale Second, Origin SecondOrigin, string Verb, string Remedy);
