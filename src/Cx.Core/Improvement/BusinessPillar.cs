using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>One of the parts a business stands on, product, service or experience, with its one score and its target.</summary>
/// <remarks>
/// <para>Some parts are foundations: experience cannot repair a product or a service that misses its target. See <see cref="PillarGate"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record BusinessPillar
{
    private BusinessPillar(string name, bool isFoundation, IScore? score, Target target, Verdict verdict)
    {
        Name = name;
        IsFoundation = isFoundation;
        Score = score;
        Target = target;
        Verdict = verdict;
    }

    /// <summary>What the part is called.</summary>
    public string Name { get; }

    /// <summary>Whether the other parts stand on it.</summary>
    public bool IsFoundation { get; }

    /// <summary>Its score; <see langword="null"/> for no data.</summary>
    public IScore? Score { get; }

    /// <summary>Its target.</summary>
    public Target Target { get; }

    /// <summary>Whether the target is met, as far as the interval of the score lets one say.</summary>
    public Verdict Verdict { get; }

    /// <summary>The product, a foundation.</summary>
    /// <param name="score">Its score; <see langword="null"/> for no data.</param>
    /// <param name="target">Its target.</param>
    /// <param name="confidence">The confidence of the verdict; .95 by default.</param>
    /// <returns>The part.</returns>
    public static BusinessPillar Product(IScore? score, Target target, Confidence confidence = default) => Of("product", isFoundation: true, score, target, confidence);

    /// <summary>The service, a foundation.</summary>
    /// <param name="score">Its score; <see langword="null"/> for no data.</param>
    /// <param name="target">Its target.</param>
    /// <param name="confidence">The confidence of the verdict; .95 by default.</param>
    /// <returns>The part.</returns>
    public static BusinessPillar Service(IScore? score, Target target, Confidence confidence = default) => Of("service", isFoundation: true, score, target, confidence);

    /// <summary>The experience, which stands on the two others.</summary>
    /// <param name="score">Its score; <see langword="null"/> for no data.</param>
    /// <param name="target">Its target.</param>
    /// <param name="confidence">The confidence of the verdict; .95 by default.</param>
    /// <returns>The part.</returns>
    public static BusinessPillar Experience(IScore? score, Target target, Confidence confidence = default) => Of("experience", isFoundation: false, score, target, confidence);

    /// <summary>A part of your own.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="isFoundation">Whether the other parts stand on it.</param>
    /// <param name="score">Its score; <see langword="null"/> for no data.</param>
    /// <param name="target">Its target.</param>
    /// <param name="confidence">The confidence of the verdict; .95 by default.</param>
    /// <returns>The part.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static BusinessPillar Of(string name, bool isFoundation, IScore? score, Target target, Confidence confidence = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(target);
        return new BusinessPillar(name, isFoundation, score, target, target.Judge(score, confidence));
    }

    /// <summary>Name and verdict, such as <c>service: NotMet, NPS at least 30</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Name}: {Verdict}, {Target}";
}
