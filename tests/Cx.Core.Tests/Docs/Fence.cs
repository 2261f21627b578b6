namespace Cx.Core.Tests.Docs;

/// <summary>A fenced block of a page: its info string, its text and what follows it.</summary>
internal sealed class Fence
{
    private Fence(string page, int line, string info, string text)
    {
        Page = page;
        Line = line;
        Info = info;
        Text = text;
    }

    public string Page { get; }

    /// <summary>The line of the opening mark, from 1.</summary>
    public int Line { get; }

    /// <summary>What stands after the opening mark: the language, then attributes.</summary>
    public string Info { get; }

    public string Text { get; }

    /// <summary>The C# fence before this one on the page, if any.</summary>
    public Fence? Previous { get; private set; }

    /// <summary>The text fence that directly follows: what the code prints.</summary>
    public string? Output { get; private set; }

    public string Language => Info.Split(' ')[0];

    public bool IsCSharp => Language is "csharp" or "cs" or "c#";

    /// <summary>Whether the code goes on where the previous fence ended.</summary>
    public bool Continues => Info.Split(' ').Contains("continues", StringComparer.Ordinal);

    public override string ToString() => $"{Page}:{Line}";

    /// <summary>The value of <c>name="value"</c> in the info string; null where it is absent.</summary>
    public string? Attribute(string name)
    {
        var start = Info.IndexOf(name + "=\"", StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += name.Length + 2;
        var end = Info.IndexOf('"', start);
        return end < 0 ? "" : Info[start..end];
    }

    /// <summary>Every fence of a page, in order.</summary>
    public static IReadOnlyList<Fence> In(string page, string text)
    {
        var fences = new List<Fence>();
        var lines = text.Split('\n');
        Fence? previous = null, last = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var mark = MarkOf(lines[i]);
            if (mark.Length == 0)
            {
                last = string.IsNullOrWhiteSpace(lines[i]) ? last : null;
                continue;
            }

            var indent = lines[i].IndexOf('`', StringComparison.Ordinal);
            var end = i + 1;
            while (end < lines.Length && lines[end].Trim() != mark)
            {
                end++;
            }

            var body = lines[(i + 1)..end].Select(line => line.Length >= indent ? line[indent..] : line.TrimStart());
            var fence = new Fence(page, i + 1, lines[i].Trim()[mark.Length..].Trim(), string.Join('\n', body));
            fences.Add(fence);
            if (fence.IsCSharp)
            {
                fence.Previous = previous;
                previous = fence;
            }
            else if (fence.Language == "text" && last is { IsCSharp: true })
            {
                last.Output = fence.Text;
            }

            last = fence;
            i = end;
        }

        return fences;
    }

    private static string MarkOf(string line)
    {
        var text = line.TrimStart();
        var length = text.TakeWhile(c => c == '`').Count();
        return length >= 3 ? text[..length] : "";
    }
}
