using System.Globalization;
using System.Text;
using Cx.Core.Feedback;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>A Mermaid Sankey diagram. It can hold plain ASCII only, so the legend says what each node stands for.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. No equality. Thread safety: immutable.</remarks>
public sealed class MermaidSankey
{
    private MermaidSankey(string text, IReadOnlyDictionary<string, TouchpointId> legend)
    {
        Text = text;
        Legend = legend;
    }

    /// <summary>The diagram, with <c>\n</c> as line break.</summary>
    public string Text { get; }

    /// <summary>The event of each node, by the name of the node in the diagram: its place in the way, then its name as far as ASCII holds it.</summary>
    public IReadOnlyDictionary<string, TouchpointId> Legend { get; }

    /// <summary>The diagram.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;

    internal static MermaidSankey Draw(SortedDictionary<(int Step, string From, string To), long> flows)
    {
        var names = new Dictionary<(int Step, string Event), string>();
        var legend = new SortedDictionary<string, TouchpointId>(StringComparer.Ordinal);
        var text = new StringBuilder("sankey-beta\n\n");
        foreach (var ((step, from, to), count) in flows)
            text.Append(CultureInfo.InvariantCulture, $"\"{Name(step, from)}\",\"{Name(step + 1, to)}\",{count}\n");
        return new MermaidSankey(text.ToString(), legend);

        string Name(int step, string id)
        {
            if (names.TryGetValue((step, id), out var known)) return known;
            var folded = string.Create(CultureInfo.InvariantCulture, $"{step} {MermaidText.Fold(id)}");
            var name = folded;
            for (var i = 2; legend.ContainsKey(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{folded} ({i})");
            legend.Add(name, new TouchpointId(id));
            return names[(step, id)] = name;
        }
    }
}
