using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>How well one customer is doing, as a weighted sum of figures such as use, errors and answers to surveys.</summary>
/// <remarks>
/// <para>H = Σ w_i g_i(x_i), each g a straight line onto 0…100, the weights adding up to 1. Points 0…100, 100 being best. It is an index of your own making: it means something once <see cref="HealthValidation"/> has held it against who left.</para>
/// <para>Without any figure, and where the model wants every one and one is missing, there is no score: <see langword="null"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: model and figures. No order and no arithmetic. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var model = HealthModel.Of(MissingComponent.Renormalise, HealthComponent.Of("logins", 0.6, worst: 0, best: 20), HealthComponent.Of("errors", 0.4, worst: 10, best: 0));
/// var score = CustomerHealthScore.From(model, new Dictionary&lt;string, double?&gt; { ["logins"] = 15, ["errors"] = 2 });
/// Console.WriteLine(score);   // health 77.0, coverage 1: logins 45.0, errors 32.0
/// </code>
/// </example>
[JsonConverter(typeof(CustomerHealthScoreJsonConverter))]
public sealed record CustomerHealthScore
{
    private readonly HealthContribution[] _contributions;

    private CustomerHealthScore(HealthModel model, HealthContribution[] contributions, double coverage)
    {
        Model = model;
        _contributions = contributions;
        Coverage = coverage;
        Value = Math.Clamp(contributions.Sum(part => part.Contribution), 0, 100);
    }

    /// <summary>What the score is made of.</summary>
    public HealthModel Model { get; }

    /// <summary>The score, in points 0…100; not rounded.</summary>
    public double Value { get; }

    /// <summary>The weight of the components that are known, a share above 0 and up to 1.</summary>
    public double Coverage { get; }

    /// <summary>What each component adds, in the order of the model.</summary>
    public IReadOnlyList<HealthContribution> Contributions => _contributions;

    /// <summary>The score of a customer.</summary>
    /// <param name="model">What it is made of.</param>
    /// <param name="figures">The figures of the customer by the name of the component; <see langword="null"/>, or no entry, where one is not known.</param>
    /// <returns>The score; <see langword="null"/> when nothing that has a weight is known, or when the model wants everything and something is not.</returns>
    /// <exception cref="ArgumentException">A figure has the name of no component.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A figure is not finite.</exception>
    public static CustomerHealthScore? From(HealthModel model, IReadOnlyDictionary<string, double?> figures)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(figures);
        foreach (var name in figures.Keys)
        {
            if (!model.Components.Any(component => string.Equals(component.Name, name, StringComparison.Ordinal)))
                throw new ArgumentException($"\"{name}\" is none of the components {string.Join(", ", model.Components.Select(component => component.Name))}.", nameof(figures));
        }

        var known = model.Components.Select(component => figures.GetValueOrDefault(component.Name)).ToArray();
        double coverage = 0;
        for (var i = 0; i < known.Length; i++) coverage += known[i] is null ? 0 : model.Components[i].Weight;
        if (coverage == 0 || (model.Missing == MissingComponent.Unknown && known.Contains(null))) return null;
        var stretch = model.Missing == MissingComponent.Renormalise ? coverage : 1;
        return new CustomerHealthScore(model, [.. model.Components.Select((component, i) => Contribution(component, known[i], model.Missing, stretch))], Math.Min(1, coverage));
    }

    /// <inheritdoc/>
    public bool Equals(CustomerHealthScore? other) => other is not null && Model == other.Model && _contributions.AsSpan().SequenceEqual(other._contributions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Model, Value, Coverage);

    /// <summary>Score, coverage and contributions, such as <c>health 77.0, coverage 1: logins 45.0, errors 32.0</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"health {DisplayRounding.ToText(Value, 1)}, coverage {Coverage:G3}: {string.Join(", ", _contributions.AsEnumerable())}");

    private static HealthContribution Contribution(HealthComponent component, double? figure, MissingComponent missing, double stretch) => figure is { } known
        ? new HealthContribution(component.Name, known + 0.0, component.PointsOf(known), component.Weight / stretch)
        : missing.Points is { } points ? new HealthContribution(component.Name, null, points, component.Weight) : new HealthContribution(component.Name, null, null, 0);
}
