namespace Cx.Core.Journeys;

/// <summary>A finding in a blueprint: what is wrong, where, and what to do.</summary>
/// <remarks>
/// <para>The ids are those of the rules, <c>CXJ001</c> to <c>CXJ020</c>; <c>CXJ000</c> says that something has not the form of a blueprint at all.</para>
/// <para>Equal when all members are equal. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record BlueprintDiagnostic
{
    internal BlueprintDiagnostic(string id, DiagnosticSeverity severity, string message, string pointer, IReadOnlyList<string> relatedIds)
    {
        Id = id;
        Severity = severity;
        Message = message;
        Pointer = pointer;
        RelatedIds = relatedIds;
    }

    /// <summary>The id of the rule, such as <c>CXJ003</c>.</summary>
    public string Id { get; }

    /// <summary>How bad it is.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; }

#pragma warning disable CA1720 // "Pointer" is the word of RFC 6901, and means no address here.
    /// <summary>The place, as a JSON pointer into the document; for a builder into the document that it would write in the order of its calls.</summary>
    public string Pointer { get; }
#pragma warning restore CA1720

    /// <summary>The ids of the elements it is about.</summary>
    public IReadOnlyList<string> RelatedIds { get; }

    /// <summary>The severity, the rule, the place and the message on one line.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" }} {Id} {(Pointer.Length == 0 ? "/" : Pointer)}: {Message}";
}
