namespace Cx.Core.Journeys;

/// <summary>A task of a Mermaid journey that was read.</summary>
/// <remarks>Part of a <see cref="MermaidJourney"/>. Equal when all members are equal. No order. Thread safety: immutable.</remarks>
public sealed record MermaidTask
{
    internal MermaidTask(string? section, string name, Emotion? emotion, IReadOnlyList<string> actors)
    {
        Section = section;
        Name = name;
        Emotion = emotion;
        Actors = actors;
    }

    /// <summary>The section it stands in; <see langword="null"/> before the first one.</summary>
    public string? Section { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The emotion of the score: 1 is −1, 5 is 1; <see langword="null"/> for a score that is none or outside 1 to 5.</summary>
    public Emotion? Emotion { get; }

    /// <summary>Who acts in it.</summary>
    public IReadOnlyList<string> Actors { get; }
}
