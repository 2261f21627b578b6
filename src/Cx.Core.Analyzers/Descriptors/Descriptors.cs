using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>The catalogue: one descriptor a rule, a file a category.</summary>
internal static partial class Descriptors
{
    /// <summary>The tag of the release that carries these rules: an old package opens its own page. A test holds it to the version of the packages.</summary>
    internal const string ReleaseTag = "v0.1.0";

    private static DiagnosticDescriptor Create(string id, string title, string messageFormat, string category, DiagnosticSeverity defaultSeverity, string description)
        => new(
            id,
            title,
            messageFormat,
            category,
            defaultSeverity,
            isEnabledByDefault: true,
            description,
            helpLinkUri: "https://github.com/cx-core/Cx.Core/blob/" + ReleaseTag + "/docs/rules/" + id + ".md");
}
