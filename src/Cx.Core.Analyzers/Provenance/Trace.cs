using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Cx.Core.Analyzers;

/// <summary>What is known of the scale of a value: of a number, of each element of a sequence, or of the parts of a tuple. Nothing known is <see langword="null"/>.</summary>
/// <remarks>
/// <para>Unknown below one scale below a conflict of two. Constants, <c>default</c> and everything that nobody annotated are unknown.</para>
/// <para>Where paths merge, unknown gives way and two scales are a conflict. Of two origins of one scale the earlier in the text stays.</para>
/// <para>Immutable.</para>
/// </remarks>
internal sealed class Trace : IEquatable<Trace>
{
    private Trace(Scale? scale, Origin? origin, Scale? other, Origin? otherOrigin, bool isPooled, bool isDerived, bool isDefinition, ImmutableArray<Trace?> parts)
    {
        Scale = scale;
        Origin = origin;
        Other = other;
        OtherOrigin = otherOrigin;
        IsPooled = isPooled;
        IsDerived = isDerived;
        IsDefinition = isDefinition;
        Parts = parts;
    }

    /// <summary>The scale, or the first of two; <see langword="null"/> for a tuple.</summary>
    public Scale? Scale { get; }

    /// <summary>Where <see cref="Scale"/> comes from.</summary>
    public Origin? Origin { get; }

    /// <summary>The second scale of a conflict.</summary>
    public Scale? Other { get; }

    /// <summary>Where <see cref="Other"/> comes from.</summary>
    public Origin? OtherOrigin { get; }

    /// <summary>Whether both scales of a conflict went into one sequence, and are not just what two branches leave.</summary>
    public bool IsPooled { get; }

    /// <summary>Whether the value came out of arithmetic: it may be a conversion, or a running total.</summary>
    public bool IsDerived { get; }

    /// <summary>Whether the value is a scale's definition and not a value on the scale.</summary>
    public bool IsDefinition { get; }

    /// <summary>The parts of a tuple; default for anything else.</summary>
    public ImmutableArray<Trace?> Parts { get; }

    /// <summary>Whether exactly one scale is known, of a value.</summary>
    public bool IsOne => Scale is not null && Other is null && !IsDefinition;

    /// <summary>Whether two scales are known, of a value.</summary>
    public bool IsConflict => Other is not null && !IsDefinition;

    /// <summary>A value on one scale.</summary>
    public static Trace One(Scale scale, Origin origin) => new(scale, origin, null, null, isPooled: false, isDerived: false, isDefinition: false, parts: default);

    /// <summary>The definition of a scale.</summary>
    public static Trace Definition(Scale scale, Origin origin) => new(scale, origin, null, null, isPooled: false, isDerived: false, isDefinition: true, parts: default);

    /// <summary>A tuple, or unknown where nothing is known of any part.</summary>
    public static Trace? Tuple(ImmutableArray<Trace?> parts)
        => parts.Any(part => part is not null) ? new(null, null, null, null, isPooled: false, isDerived: false, isDefinition: false, parts) : null;

    /// <summary>A part of a tuple.</summary>
    public static Trace? Part(Trace? tuple, int index) => tuple is { Parts.IsDefault: false } && index >= 0 && index < tuple.Parts.Length ? tuple.Parts[index] : null;

    /// <summary>The value after arithmetic.</summary>
    /// <remarks>What two branches leave does not become a running total by arithmetic on it.</remarks>
    public static Trace? Derived(Trace? value)
        => value is null or { IsDefinition: true } or { Parts.IsDefault: false } ? null
            : value.IsDerived || value.IsConflict ? value
            : new(value.Scale, value.Origin, null, null, isPooled: false, isDerived: true, isDefinition: false, parts: default);

    /// <summary>A value on the scale that a definition defines, and the other way round.</summary>
    public static Trace? OnDefinition(Trace? definition)
        => definition is { IsDefinition: true }
            ? new(definition.Scale, definition.Origin, definition.Other, definition.OtherOrigin, isPooled: false, isDerived: false, isDefinition: false, parts: default)
            : null;

    /// <summary>What is known where two paths merge.</summary>
    public static Trace? Join(Trace? left, Trace? right) => Combine(left, right, pool: false);

    /// <summary>What is known of the elements of one sequence.</summary>
    /// <remarks>A conflict of branches stays one: which of the two is in the sequence may hang on what else is.</remarks>
    public static Trace? Pool(Trace? left, Trace? right) => Combine(left, right, pool: true);

    /// <summary>Whether whoever knows <paramref name="left"/> reports all that whoever knows <paramref name="right"/> reports, origins aside.</summary>
    public static bool Covers(Trace? left, Trace? right)
    {
        if (right is null || ReferenceEquals(left, right)) return true;
        if (left is null || left.IsDefinition != right.IsDefinition || left.IsPooled != right.IsPooled || left.IsDerived != right.IsDerived || left.Parts.IsDefault != right.Parts.IsDefault) return false;
        if (!Equals(left.Scale, right.Scale) || !Equals(left.Other, right.Other)) return false;
        if (left.Parts.IsDefault) return true;
        if (left.Parts.Length != right.Parts.Length) return false;
        for (var i = 0; i < left.Parts.Length; i++)
        {
            if (!Covers(left.Parts[i], right.Parts[i])) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Trace? other)
        => ReferenceEquals(this, other)
            || (other is not null
                && IsPooled == other.IsPooled && IsDerived == other.IsDerived && IsDefinition == other.IsDefinition
                && Equals(Scale, other.Scale) && Equals(Other, other.Other)
                && Origin?.Syntax == other.Origin?.Syntax && OtherOrigin?.Syntax == other.OtherOrigin?.Syntax
                && Parts.IsDefault == other.Parts.IsDefault && (Parts.IsDefault || Parts.SequenceEqual(other.Parts)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Trace);

    /// <inheritdoc/>
    public override int GetHashCode() => Origin?.Syntax.SpanStart ?? 0;

    private static Trace? Combine(Trace? left, Trace? right, bool pool)
    {
        if (left is null || right is null || ReferenceEquals(left, right)) return left ?? right;
        if (!left.Parts.IsDefault || !right.Parts.IsDefault) return Parted(left, right, pool);
        if (left.IsDefinition != right.IsDefinition) return left;

        var isDerived = left.IsDerived && right.IsDerived;
        if (left.Other is not null || right.Other is not null)
        {
            // A conflict absorbs. What certainly met in a sequence is worth more than what two branches leave.
            var conflict = left.Other is null || (right.IsPooled && !left.IsPooled) ? right : left;
            if (left.Other is not null && right.Other is not null && left.IsPooled == right.IsPooled && right.Origin!.Syntax.SpanStart < left.Origin!.Syntax.SpanStart) conflict = right;
            return conflict.IsDerived == isDerived ? conflict : new(conflict.Scale, conflict.Origin, conflict.Other, conflict.OtherOrigin, conflict.IsPooled, isDerived, conflict.IsDefinition, parts: default);
        }

        var (first, second) = right.Origin!.Syntax.SpanStart < left.Origin!.Syntax.SpanStart ? (right, left) : (left, right);
        if (Equals(first.Scale, second.Scale))
            return first.IsDerived == isDerived ? first : new(first.Scale, first.Origin, null, null, isPooled: false, isDerived, first.IsDefinition, parts: default);
        return new(first.Scale, first.Origin, second.Scale, second.Origin, pool && !first.IsDefinition, isDerived, first.IsDefinition, parts: default);
    }

    private static Trace Parted(Trace left, Trace right, bool pool)
    {
        if (left.Parts.IsDefault || right.Parts.IsDefault || left.Parts.Length != right.Parts.Length) return left;
        var parts = ImmutableArray.CreateBuilder<Trace?>(left.Parts.Length);
        for (var i = 0; i < left.Parts.Length; i++) parts.Add(Combine(left.Parts[i], right.Parts[i], pool));
        return new(null, null, null, null, isPooled: false, isDerived: false, isDefinition: false, parts.MoveToImmutable());
    }
}
