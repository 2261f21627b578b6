using Microsoft.CodeAnalysis.Text;

namespace Cx.Analyzer.Harness;

/// <summary>A place where a report is expected.</summary>
/// <param name="Id">The id of the rule.</param>
/// <param name="Span">The place.</param>
/// <param name="Message">The whole message, where the test says it.</param>
public sealed record Mark(string Id, TextSpan Span, string? Message = null);
