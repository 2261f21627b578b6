using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>A test of a value on a known scale that lets through one end of it.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="IsUpward">Whether it lets the high end through.</param>
/// <param name="Test">Where it stands.</param>
internal sealed record OneSidedTest(Scale Scale, bool IsUpward, IOperation Test);
