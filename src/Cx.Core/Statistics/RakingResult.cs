namespace Cx.Core.Statistics;

/// <summary>A table raked to its margins, and how that went.</summary>
/// <remarks>
/// <para>Only a converged result has weights: applying the others would pretend that the margins hold.</para>
/// <para>Thread safety: immutable.</para>
/// </remarks>
public sealed class RakingResult
{
    internal RakingResult(double[] table, double[]? weights, int rounds, IReadOnlyList<(int Margin, int Category)> emptyCells)
    {
        Table = Array.AsReadOnly(table);
        Weights = weights is null ? null : Array.AsReadOnly(weights);
        Rounds = rounds;
        EmptyCells = emptyCells;
    }

    /// <summary>The raked cell totals, in the order of the input; where it did not converge, the last ones reached.</summary>
    public IReadOnlyList<double> Table { get; }

    /// <summary>The weight of each cell, raked total by count; 0 for a cell without count or with a target of 0. <c>null</c> when not converged.</summary>
    public IReadOnlyList<double>? Weights { get; }

    /// <summary>Whether every margin is within 1e-10 of its target, relative.</summary>
    public bool Converged => Weights is not null;

    /// <summary>How many rounds over all margins were made, 0…1000.</summary>
    public int Rounds { get; }

    /// <summary>The categories that have a target but no count, each as the place of its margin and its place there: nothing can stand for them.</summary>
    public IReadOnlyList<(int Margin, int Category)> EmptyCells { get; }
}
