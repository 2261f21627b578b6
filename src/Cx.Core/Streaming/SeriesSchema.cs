using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>The dimensions by which responses are told apart, such as touchpoint, channel and segment, and the members seen of each.</summary>
/// <remarks>
/// <para>A key packs one member of each dimension into 64 bits, so the bits of all dimensions add up to at most 64. A dimension of b bits has room for two to the power of b members, of which two are reserved: <c>(none)</c> and <c>(other)</c>.</para>
/// <para>One schema may serve many stores, shards and windows: its keys mean the same in all of them.</para>
/// <para>Thread safety: any thread.</para>
/// </remarks>
/// <example>
/// <code>
/// var schema = SeriesSchema.Of(("touchpoint", 20), ("channel", 12), ("segment", 16));
/// var key = schema.Key("checkout", "email", "smb");
/// Console.WriteLine(schema.Describe(key));               // checkout / email / smb
/// </code>
/// </example>
public sealed class SeriesSchema
{
    private const int LeastBits = 2;
    private const int MostBits = 30;
    private const int KeyBits = 64;

    private readonly DimensionTable[] _dimensions;
    private readonly int[] _shifts;

    private SeriesSchema(DimensionTable[] dimensions)
    {
        _dimensions = dimensions;
        _shifts = new int[dimensions.Length];
        var shift = 0;
        for (var i = 0; i < dimensions.Length; i++)
        {
            _shifts[i] = shift;
            shift += dimensions[i].Bits;
            AllOther = WithId(AllOther, i, DimensionTable.OtherId);
        }

        UsedBits = shift == KeyBits ? ulong.MaxValue : (1UL << shift) - 1;
    }

    /// <summary>The dimensions with their members, in the order of the key.</summary>
    public IReadOnlyList<DimensionTable> Dimensions => _dimensions;

    /// <summary>The packed key that is Other in every dimension.</summary>
    internal ulong AllOther { get; }

    internal int Width => _dimensions.Length;

    /// <summary>The most dimensions there can be: each takes two bits of the key.</summary>
    internal static int MaxWidth => KeyBits / LeastBits;

    /// <summary>Whether <see cref="Of"/> makes a schema of these and does not throw.</summary>
    internal static bool IsLegal(ReadOnlySpan<(string Name, int Bits)> dimensions)
    {
        var sum = 0;
        for (var i = 0; i < dimensions.Length; i++)
        {
            var (name, bits) = dimensions[i];
            if (string.IsNullOrWhiteSpace(name) || bits is < LeastBits or > MostBits) return false;
            for (var j = 0; j < i; j++)
                if (string.Equals(dimensions[j].Name, name, StringComparison.Ordinal)) return false;
            sum += bits;
        }

        return !dimensions.IsEmpty && sum <= KeyBits;
    }

    private ulong UsedBits { get; }

    /// <summary>Makes a schema.</summary>
    /// <param name="dimensions">Name and bits of each dimension: 2 to 30 bits each, at most 64 together. The order matters where a store has to fold: the last dimension goes first.</param>
    /// <returns>The schema, with no members but the reserved ones.</returns>
    /// <exception cref="ArgumentException">There is no dimension, a name is empty or used twice, or the bits do not fit.</exception>
    public static SeriesSchema Of(params ReadOnlySpan<(string Name, int Bits)> dimensions)
    {
        if (dimensions.IsEmpty) throw new ArgumentException("A schema needs at least one dimension, such as (\"touchpoint\", 16).", nameof(dimensions));
        var tables = new DimensionTable[dimensions.Length];
        var sum = 0;
        for (var i = 0; i < dimensions.Length; i++)
        {
            var (name, bits) = dimensions[i];
            if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Dimension {i} has no name. Give it one, such as \"channel\"."), nameof(dimensions));
            if (bits is < LeastBits or > MostBits)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Dimension {name} has {bits} bits; {LeastBits}…{MostBits} were expected. 12 bits hold 4,094 members."), nameof(dimensions));
            for (var j = 0; j < i; j++)
                if (string.Equals(tables[j].Name, name, StringComparison.Ordinal)) throw new ArgumentException($"Dimension {name} is given twice. Name each dimension once.", nameof(dimensions));
            tables[i] = new DimensionTable(name, bits);
            sum += bits;
        }

        if (sum > KeyBits) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The dimensions have {sum} bits together; a key has {KeyBits}. Give fewer bits to dimensions with few members."), nameof(dimensions));
        return new SeriesSchema(tables);
    }

    /// <summary>The key of a series by the texts of its members. Members that were never seen are added to their dimension.</summary>
    /// <param name="members">One member per dimension, in the schema's order; <see langword="null"/> or empty is <c>(none)</c>.</param>
    /// <returns>The key. A new member of a full dimension is <c>(other)</c> in it.</returns>
    /// <exception cref="ArgumentException">There is not one member per dimension.</exception>
    public SeriesKey Key(params ReadOnlySpan<string?> members)
    {
        CheckWidth(members.Length, nameof(members));
        var packed = 0UL;
        for (var i = 0; i < members.Length; i++) packed |= (ulong)_dimensions[i].Intern(members[i]) << _shifts[i];
        return new SeriesKey(packed);
    }

    /// <summary>The key of a series by the ids of its members, for columns that are interned once: <see cref="DimensionTable.Intern"/>.</summary>
    /// <param name="ids">One id per dimension, in the schema's order.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">There is not one id per dimension.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A dimension has no member with this id.</exception>
    public SeriesKey KeyOfIds(params ReadOnlySpan<int> ids)
    {
        CheckWidth(ids.Length, nameof(ids));
        var packed = 0UL;
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] < 0 || ids[i] >= _dimensions[i].Count)
                throw new ArgumentOutOfRangeException(nameof(ids), ids[i], string.Create(CultureInfo.InvariantCulture, $"Dimension {_dimensions[i].Name} has members 0…{_dimensions[i].Count - 1}. Take the id from Intern of this dimension."));
            packed |= (ulong)ids[i] << _shifts[i];
        }

        return new SeriesKey(packed);
    }

    /// <summary>The member of a series in one dimension.</summary>
    /// <param name="key">A key of this schema.</param>
    /// <param name="dimension">The name of the dimension.</param>
    /// <returns>The text of the member.</returns>
    /// <exception cref="ArgumentException">The schema has no such dimension, or the key is of another schema.</exception>
    public string MemberOf(SeriesKey key, string dimension)
    {
        Require(key);
        return Member(key.Packed, IndexOf(dimension));
    }

    /// <summary>Whether a member of the series is <c>(other)</c>: it found no room of its own.</summary>
    /// <param name="key">A key of this schema.</param>
    /// <returns>Whether one of its members is <c>(other)</c>.</returns>
    public bool IsFolded(SeriesKey key)
    {
        for (var i = 0; i < _dimensions.Length; i++)
            if (IdAt(key.Packed, i) == DimensionTable.OtherId) return true;
        return false;
    }

    /// <summary>The members of a series, such as <c>checkout / email / smb</c>.</summary>
    /// <param name="key">A key of this schema.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentException">The key is of another schema.</exception>
    public string Describe(SeriesKey key)
    {
        Require(key);
        return string.Join(" / ", _dimensions.Select((_, i) => Member(key.Packed, i)));
    }

    /// <summary>The names of the dimensions.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(" × ", _dimensions.Select(dimension => dimension.Name));

    internal int IdAt(ulong packed, int dimension)
    {
        var (shift, mask) = PlaceOf(dimension);
        return (int)((packed >> shift) & mask);
    }

    /// <summary>Where the ids of a dimension stand in a key: how far up, and which bits after that.</summary>
    internal (int Shift, ulong Mask) PlaceOf(int dimension) => (_shifts[dimension], (1UL << _dimensions[dimension].Bits) - 1);

    /// <summary>How many members at the end of a key are Other: as many as were folded to make it.</summary>
    internal int FoldedOf(ulong packed)
    {
        var folded = 0;
        while (folded < Width && IdAt(packed, Width - 1 - folded) == DimensionTable.OtherId) folded++;
        return folded;
    }

    internal string Member(ulong packed, int dimension) => _dimensions[dimension].MemberOf(IdAt(packed, dimension));

    internal ulong WithId(ulong packed, int dimension, int id)
    {
        var mask = ((1UL << _dimensions[dimension].Bits) - 1) << _shifts[dimension];
        return (packed & ~mask) | ((ulong)id << _shifts[dimension]);
    }

    /// <summary>The bits of some dimensions: and-ed with a key, the others become (none).</summary>
    internal ulong MaskOf(ReadOnlySpan<int> dimensions)
    {
        var mask = 0UL;
        foreach (var dimension in dimensions) mask |= ((1UL << _dimensions[dimension].Bits) - 1) << _shifts[dimension];
        return mask;
    }

    internal int IndexOf(string dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        for (var i = 0; i < _dimensions.Length; i++)
            if (string.Equals(_dimensions[i].Name, dimension, StringComparison.Ordinal)) return i;
        throw new ArgumentException($"There is no dimension {dimension}; there are {string.Join(", ", _dimensions.Select(table => table.Name))}.", nameof(dimension));
    }

    internal void Require(SeriesKey key)
    {
        var known = (key.Packed & ~UsedBits) == 0;
        for (var i = 0; known && i < _dimensions.Length; i++) known = IdAt(key.Packed, i) < _dimensions[i].Count;
        if (!known) throw new ArgumentException($"The key {key} names members that schema {this} does not have: it was made by another schema. Make it with Key of this one.", nameof(key));
    }

    /// <summary>Whether keys of both schemas can be told to each other by the texts of their members.</summary>
    internal bool HasDimensionsOf(SeriesSchema other) => _dimensions.Select(table => table.Name).SequenceEqual(other._dimensions.Select(table => table.Name), StringComparer.Ordinal);

    /// <summary>The key of the same members in this schema.</summary>
    internal SeriesKey Translate(ulong packed, SeriesSchema from)
    {
        if (ReferenceEquals(from, this)) return new SeriesKey(packed);
        var key = 0UL;
        for (var i = 0; i < _dimensions.Length; i++) key |= (ulong)_dimensions[i].Intern(from.Member(packed, i)) << _shifts[i];
        return new SeriesKey(key);
    }

    private void CheckWidth(int given, string parameter)
    {
        if (given != _dimensions.Length)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A key of {this} has {_dimensions.Length} members, {given} were given. Give one per dimension, null for a missing one."), parameter);
    }
}
