using System.Globalization;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>A blueprint has errors and was asked for all the same.</summary>
public sealed class BlueprintException : Exception
{
    /// <summary>An exception without findings.</summary>
    public BlueprintException()
        : this("The blueprint has errors.")
    {
    }

    /// <summary>An exception with a message of its own.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public BlueprintException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message of its own and what caused it.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public BlueprintException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal BlueprintException(IReadOnlyList<BlueprintDiagnostic> diagnostics)
        : base(Describe(diagnostics)) => Diagnostics = diagnostics;

    /// <summary>Everything that was found, warnings included; empty when the exception was made without.</summary>
    public IReadOnlyList<BlueprintDiagnostic> Diagnostics { get; } = ValueList<BlueprintDiagnostic>.Empty;

    private static string Describe(IReadOnlyList<BlueprintDiagnostic> diagnostics)
    {
        string[] errors = [.. diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.ToString())];
        return string.Create(CultureInfo.InvariantCulture, $"The blueprint has {errors.Length} {(errors.Length == 1 ? "error" : "errors")}:\n{string.Join('\n', errors)}");
    }
}
