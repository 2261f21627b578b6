namespace Cx.Core.Scores;

/// <summary>One line of an <see cref="Explanation"/>: a score by one definition.</summary>
/// <remarks>
/// <para>The unit stands in <see cref="Text"/>. Made only by <see cref="ExplainExtensions"/>. It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: immutable.</para>
/// </remarks>
public sealed class ExplainedScore
{
    internal ExplainedScore(string name, string text, string formula, Sample sample, IScore? score)
    {
        Name = name;
        Text = text;
        Formula = formula;
        Sample = sample;
        Score = score;
    }

    /// <summary>The name of the definition, such as <c>Top-2 box</c>.</summary>
    public string Name { get; }

    /// <summary>The value rounded for display, with its unit.</summary>
    public string Text { get; }

    /// <summary>The formula in words.</summary>
    public string Formula { get; }

    /// <summary>What it was calculated from.</summary>
    public Sample Sample { get; }

    /// <summary>The score itself, not rounded; <see langword="null"/> for a figure that has no score type, such as sum over max.</summary>
    public IScore? Score { get; }

    /// <summary>Name, value and formula.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Name} {Text} = {Formula}";
}
