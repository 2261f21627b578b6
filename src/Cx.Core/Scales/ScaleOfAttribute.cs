namespace Cx.Core.Scales;

/// <summary>Says on which scale a member of someone else's type is answered, so that the analyzers can follow it.</summary>
/// <remarks>Stands on the assembly. It is read from this assembly and from those it refers to, so a team can ship one assembly of annotations.</remarks>
/// <typeparam name="TScale">The scale.</typeparam>
/// <example>
/// <code>
/// [assembly: ScaleOf&lt;Csat5&gt;(typeof(Vendor.Row), nameof(Vendor.Row.Score))]
/// [assembly: ScaleOf&lt;Nps&gt;("M:Vendor.Client.Ask(System.String)")]
///
/// namespace Vendor { public class Row { public int Score { get; set; } } } // theirs, in their assembly
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ScaleOfAttribute<TScale> : Attribute
    where TScale : struct, IScale<TScale>
{
    /// <summary>Names a property or field.</summary>
    /// <param name="type">The type that has it.</param>
    /// <param name="member">Its name.</param>
    public ScaleOfAttribute(Type type, string member)
    {
        Type = type;
        Member = member;
    }

    /// <summary>Names any member by its documentation id: needed for overloads and return values.</summary>
    /// <param name="documentationId">The id, such as <c>M:Vendor.Client.Ask(System.String)</c>.</param>
    public ScaleOfAttribute(string documentationId) => DocumentationId = documentationId;

    /// <summary>The type that has the member, if it was named so.</summary>
    public Type? Type { get; }

    /// <summary>The member's name, if it was named so.</summary>
    public string? Member { get; }

    /// <summary>The member's documentation id, if it was named so.</summary>
    public string? DocumentationId { get; }
}
