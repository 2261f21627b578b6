using System.Globalization;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>A Mermaid journey that was read: what a drawn map still says of a journey. It has no transitions, no ids and no ends, so it is no blueprint.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equal when all members are equal. No order. Thread safety: immutable.</remarks>
public sealed record MermaidJourney
{
    private MermaidJourney(string? title, IReadOnlyList<string> sections, IReadOnlyList<MermaidTask> tasks)
    {
        Title = title;
        Sections = sections;
        Tasks = tasks;
    }

    /// <summary>The title; <see langword="null"/> without one.</summary>
    public string? Title { get; }

    /// <summary>The sections, in their order, those without tasks too.</summary>
    public IReadOnlyList<string> Sections { get; }

    /// <summary>The tasks, in their order.</summary>
    public IReadOnlyList<MermaidTask> Tasks { get; }

    /// <summary>Reads a Mermaid journey. Codes become the characters that they stand for; comments and statements about accessibility are left out.</summary>
    /// <param name="text">The diagram.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="FormatException">The text does not begin with <c>journey</c>, or a line is neither title, section nor task.</exception>
    public static MermaidJourney Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string? title = null, section = null;
        var (sections, tasks) = (new List<string>(), new List<MermaidTask>());
        var hasBegun = false;
        foreach (var (number, raw) in text.Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line.StartsWith("%%", StringComparison.Ordinal)) continue;
            if (!hasBegun)
            {
                hasBegun = line == "journey" ? true : throw Broken(number, "The diagram begins with \"journey\"");
                continue;
            }

            if (Statement(line, "title") is { } found) title = found;
            else if (Statement(line, "section") is { } name) sections.Add(section = name);
            else if (!line.StartsWith("accTitle", StringComparison.Ordinal) && !line.StartsWith("accDescr", StringComparison.Ordinal)) tasks.Add(Task(line, section, number));
        }

        return hasBegun ? new MermaidJourney(title, ValueList<string>.Of(sections), ValueList<MermaidTask>.Of(tasks)) : throw Broken(0, "The diagram begins with \"journey\"");
    }

    private static MermaidTask Task(string line, string? section, int number)
    {
        // Colons of a name are codes, so that the first one ends it.
        var parts = line.Split(':', 3);
        if (parts.Length < 2) throw Broken(number, "A task is a name, a colon and a score");
        var isScore = double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var score);
        string[] actors = parts.Length < 3 ? [] : [.. parts[2].Split(',').Select(actor => MermaidText.Decode(actor.Trim())).Where(actor => actor.Length > 0)];
        return new MermaidTask(
            section, MermaidText.Decode(parts[0].Trim()), isScore && Emotion.TryFrom((score - 3) / 2, out var emotion) ? emotion : null, ValueList<string>.Of(actors));
    }

    private static string? Statement(string line, string word)
        => line.Length > word.Length && line.StartsWith(word, StringComparison.OrdinalIgnoreCase) && char.IsWhiteSpace(line[word.Length]) ? MermaidText.Decode(line[word.Length..].Trim()) : null;

    private static FormatException Broken(int line, string expected)
        => new(string.Create(CultureInfo.InvariantCulture, $"Line {line + 1} is no line of a Mermaid journey. {expected}."));
}
