namespace Cx.Core.Tests.Conventions;

/// <summary>A type or member that breaks a convention, and what is wrong with it.</summary>
internal sealed record Violation(string Target, string Message);
