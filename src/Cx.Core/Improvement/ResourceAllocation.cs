using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Improvement;

/// <summary>How resources are divided: parts of 0 or more that add up to 1.</summary>
/// <remarks>
/// <para>Shares 0…1. Parts that do not add up to 1 within 1e-9 are refused with their sum: an allocation with a hole in it hides where the rest goes.</para>
/// <para>A plan from elsewhere carries its source. There is no default plan: what is right depends on the business.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: parts in their order, and source. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var spent = ResourceAllocation.OfAmounts(("service", 300), ("product", 500), ("experience", 200));
/// Console.WriteLine(spent?.DistanceTo(ResourceAllocation.ServiceFirst));   // 0.3
/// </code>
/// </example>
[JsonConverter(typeof(ResourceAllocationJsonConverter))]
public sealed record ResourceAllocation
{
    private readonly ResourcePart[] _parts;

    internal ResourceAllocation(ResourcePart[] parts, string? source)
    {
        _parts = parts;
        Source = source;
    }

    /// <summary>Most of it into service: service .60, product .20, experience .20. A preset with its source, never a default.</summary>
    public static ResourceAllocation ServiceFirst { get; } =
        new([new("service", 0.60), new("product", 0.20), new("experience", 0.20)], "a practitioner's article, which claims it for practically any business and cites no study");

    /// <summary>The parts, in the order they were given.</summary>
    public IReadOnlyList<ResourcePart> Parts => _parts;

    /// <summary>Whose plan it is; <see langword="null"/> for your own.</summary>
    public string? Source { get; }

    /// <summary>Makes an allocation of shares.</summary>
    /// <param name="parts">Names and shares, one part or more.</param>
    /// <returns>The allocation.</returns>
    /// <exception cref="ArgumentException">The shares do not add up to 1, or a name is empty or stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative or not finite.</exception>
    public static ResourceAllocation Of(params ReadOnlySpan<(string Name, double Share)> parts) => Make(parts.ToArray(), null);

    /// <summary>Makes an allocation that somebody recommends.</summary>
    /// <param name="source">Who recommends it, and where.</param>
    /// <param name="parts">Names and shares, one part or more.</param>
    /// <returns>The allocation.</returns>
    /// <exception cref="ArgumentException">No source is named, the shares do not add up to 1, or a name is empty or stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative or not finite.</exception>
    public static ResourceAllocation Recommended(string source, params ReadOnlySpan<(string Name, double Share)> parts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return Make(parts.ToArray(), source);
    }

    /// <summary>Makes an allocation of what was spent: money, hours, people.</summary>
    /// <param name="amounts">Names and amounts in one unit, each 0 or more.</param>
    /// <returns>The allocation, or <see langword="null"/> when nothing was spent.</returns>
    /// <exception cref="ArgumentException">A name is empty or stands twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative or not finite.</exception>
    public static ResourceAllocation? OfAmounts(params ReadOnlySpan<(string Name, double Amount)> amounts)
    {
        var given = amounts.ToArray();
        Figures.CheckNames(given.Select(part => part.Name), "Parts", nameof(amounts));
        var most = 0.0;
        foreach (var (name, amount) in given)
        {
            if (!(amount >= 0) || !double.IsFinite(amount)) throw new ArgumentOutOfRangeException(nameof(amounts), amount, $"The amount of \"{name}\" is a finite number, 0 or more.");
            most = Math.Max(most, amount);
        }

        if (most == 0) return null;
        // By the largest first: the sum of amounts near the end of the range is beyond it.
        var sum = given.Sum(part => part.Amount / most);
        return new ResourceAllocation([.. given.Select(part => new ResourcePart(part.Name, part.Amount / most / sum))], null);
    }

    /// <summary>The share of a part.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The share, 0…1; 0 for what is no part of it.</returns>
    public double ShareOf(string name) => _parts.FirstOrDefault(part => string.Equals(part.Name, name, StringComparison.Ordinal))?.Share ?? 0;

    /// <summary>By how much each part differs from a plan: this share minus the planned one.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The differences, −1…1, which add up to 0: the parts of the plan first, then those that the plan does not have.</returns>
    public IReadOnlyList<ResourcePart> DeviationsFrom(ResourceAllocation plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var names = plan._parts.Select(part => part.Name).Concat(_parts.Select(part => part.Name)).Distinct(StringComparer.Ordinal);
        return [.. names.Select(name => new ResourcePart(name, ShareOf(name) - plan.ShareOf(name)))];
    }

    /// <summary>How far this is from a plan: half the sum of all differences without their signs, which is the share that would have to move.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>A share, 0 for the same allocation to 1 for one without anything in common.</returns>
    public double DistanceTo(ResourceAllocation plan) => Math.Min(1, DeviationsFrom(plan).Sum(part => Math.Abs(part.Share)) / 2);

    /// <inheritdoc/>
    public bool Equals(ResourceAllocation? other) => other is not null && string.Equals(Source, other.Source, StringComparison.Ordinal) && _parts.AsSpan().SequenceEqual(other._parts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, _parts.Length, _parts[0]);

    /// <summary>The parts, such as <c>service 0.60, product 0.20, experience 0.20</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Join(", ", _parts.AsEnumerable());

    internal static ResourceAllocation Make((string Name, double Share)[] parts, string? source)
    {
        Figures.CheckNames(parts.Select(part => part.Name), "Parts", nameof(parts));
        Figures.CheckUnitSum(parts.Select(part => part.Share), "The parts of an allocation", nameof(parts));
        return new ResourceAllocation([.. parts.Select(part => new ResourcePart(part.Name, part.Share))], source);
    }
}
