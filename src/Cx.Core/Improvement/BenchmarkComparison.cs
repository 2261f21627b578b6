using System.Globalization;
using Cx.Core.Scores;

namespace Cx.Core.Improvement;

/// <summary>A score against a benchmark.</summary>
/// <remarks>
/// <para>The benchmark is taken as exact, since its own uncertainty is rarely printed; the true doubt is larger.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record BenchmarkComparison
{
    internal BenchmarkComparison(Benchmark benchmark, IScore score, Verdict verdict, string? warning)
    {
        Benchmark = benchmark;
        Score = score;
        Reached = verdict;
        Warning = warning;
    }

    /// <summary>The benchmark.</summary>
    public Benchmark Benchmark { get; }

    /// <summary>The score.</summary>
    public IScore Score { get; }

    /// <summary>The score minus the benchmark, signed, in the unit of the score.</summary>
    public double Difference => Score.Value - Benchmark.Value;

    /// <summary>Whether the score is at least as good as the benchmark, as far as its interval lets one say.</summary>
    public Verdict Reached { get; }

    /// <summary>Why one should not rely on the benchmark, or <see langword="null"/>.</summary>
    public string? Warning { get; }

    /// <summary>The difference and the verdict, such as <c>+4.5 against NPS of the sector 27 (2024-06-01, panel): Undecided</c>, and the warning.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Difference:+0.####;-0.####;0} against {Benchmark}: {Reached}{(Warning is null ? string.Empty : $". {Warning}")}");
}
