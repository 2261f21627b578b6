using System.Text;
using Cx.Core.Feedback;
using Cx.Core.Journeys;

namespace Cx.Cli.Output;

/// <summary>Mermaid diagrams of <c>cx journey</c> that are more than one call of the library.</summary>
internal static class JourneyDiagrams
{
    /// <summary>The most frequent ways as a Sankey diagram. What its names stand for, where they are not the names of the activities, follows in comments.</summary>
    public static string Variants(VariantTable table, int top)
    {
        var sankey = Mermaid.Sankey(table.All.Take(top).Select(variant => KeyValuePair.Create(variant.Steps, variant.Count)));
        var text = new StringBuilder(sankey.Text);
        foreach (var (node, name) in sankey.Legend.Where(one => !one.Key.EndsWith(" " + one.Value.Text, StringComparison.Ordinal)))
            text.Append("%% ").Append(node).Append(": ").Append(Comment(name)).Append('\n');
        return text.ToString();
    }

    // A brace could make a directive of a comment.
    private static string Comment(TouchpointId name) => name.Text.Replace('{', '(').Replace('}', ')');
}
