namespace Cx.Core.Analyzers;

/// <summary>A member of Cx.Core that rules hang on: all overloads of the name on the type.</summary>
/// <param name="Type">The metadata name of the type, from <see cref="KnownTypes"/>.</param>
/// <param name="Name">The name of the member.</param>
internal sealed record KnownMember(string Type, string Name);
