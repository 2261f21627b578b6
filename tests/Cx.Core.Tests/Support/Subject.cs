using System.Reflection;

namespace Cx.Core.Tests.Support;

/// <summary>The assembly under test.</summary>
public static class Subject
{
    /// <summary>Cx.Core, loaded.</summary>
    public static Assembly Assembly { get; } = Assembly.Load("Cx.Core");

    /// <summary>Cx.Core.dll on disk.</summary>
    public static string Path { get; } = Assembly.Location;

    /// <summary>Its XML documentation, beside it.</summary>
    public static string DocumentationPath { get; } = System.IO.Path.ChangeExtension(Path, ".xml");
}
