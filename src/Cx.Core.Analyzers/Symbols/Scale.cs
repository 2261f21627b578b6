using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>A scale as the compiler knows it: by its type, or, at run time, by a constant id alone.</summary>
/// <remarks>Two scales are equal if they are of one type, or, where one of them has no type, if both have the same id.</remarks>
internal sealed class Scale : IEquatable<Scale>
{
    public Scale(INamedTypeSymbol? type, string? id, int? min, int? max, bool? higherIsBetter)
    {
        Type = type;
        Id = id;
        Min = min;
        Max = max;
        HigherIsBetter = higherIsBetter;
    }

    /// <summary>The scale type; <see langword="null"/> for a scale known only at run time.</summary>
    public INamedTypeSymbol? Type { get; }

    /// <summary>The id of its definition, where it is known.</summary>
    public string? Id { get; }

    /// <summary>The lowest level, where it is known.</summary>
    public int? Min { get; }

    /// <summary>The highest level, where it is known.</summary>
    public int? Max { get; }

    /// <summary>Its polarity, where it is known.</summary>
    public bool? HigherIsBetter { get; }

    /// <summary>How a message calls it.</summary>
    public string Name => Type?.Name ?? Id ?? "a scale";

    /// <summary>Whether a value is known to lie off the scale.</summary>
    public bool IsKnownToMiss(double value) => (Min is { } min && value < min) || (Max is { } max && value > max);

    public bool Equals(Scale? other)
    {
        if (other is null) return false;
        return Type is not null && other.Type is not null
            ? SymbolEqualityComparer.Default.Equals(Type, other.Type)
            : Id is not null && string.Equals(Id, other.Id, StringComparison.Ordinal);
    }

    public override bool Equals(object? obj) => Equals(obj as Scale);

    // Equal scales may differ in having a type, so neither type nor id can be hashed.
    public override int GetHashCode() => 0;

    public override string ToString() => Name;
}
