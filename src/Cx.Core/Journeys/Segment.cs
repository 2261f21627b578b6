namespace Cx.Core.Journeys;

/// <summary>Customers with something in common, found by a calculation over attributes. Not a <see cref="Persona"/>, which is designed; there is no conversion.</summary>
/// <remarks>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Two segments are the same when they are one object: what a predicate does cannot be compared.</para>
/// <para>Thread safety: immutable; the predicate may be called by several threads at once.</para>
/// </remarks>
public sealed class Segment
{
    private readonly Func<IReadOnlyDictionary<string, string>, bool> _contains;

    private Segment(SegmentId id, Func<IReadOnlyDictionary<string, string>, bool> contains)
    {
        Id = id;
        _contains = contains;
    }

    /// <summary>The id.</summary>
    public SegmentId Id { get; }

    /// <summary>Makes a segment.</summary>
    /// <param name="id">The id.</param>
    /// <param name="contains">Whether somebody with these attributes belongs to it; a pure function.</param>
    /// <returns>The segment.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static Segment Of(SegmentId id, Func<IReadOnlyDictionary<string, string>, bool> contains)
    {
        ArgumentNullException.ThrowIfNull(contains);
        return id.IsEmpty ? throw new ArgumentException("A segment needs an id, and this one is empty.", nameof(id)) : new Segment(id, contains);
    }

    /// <summary>Whether somebody with these attributes belongs to it.</summary>
    /// <param name="attributes">The attributes, by name.</param>
    /// <returns>The predicate's answer.</returns>
    public bool Contains(IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return _contains(attributes);
    }

    /// <summary>The id.</summary>
    /// <returns>The id's text.</returns>
    public override string ToString() => Id.Text;
}
