using System.Collections.Concurrent;
using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>The members of one dimension of a <see cref="SeriesSchema"/>, such as the names of all touchpoints, each with a small dense number.</summary>
/// <remarks>
/// <para>Members are compared character by character (ordinal). Id 0 is <see cref="None"/>, a missing member; id 1 is <see cref="Other"/>, what found no room. Both texts mean these ids wherever a member is given, so text and id map to each other without exception.</para>
/// <para>A table never forgets a member. When its ids are used up, a new member is <see cref="Other"/>.</para>
/// <para>Ids follow the order in which members were first seen; nothing that is stored or compared depends on them.</para>
/// <para>Thread safety: any thread.</para>
/// </remarks>
public sealed class DimensionTable
{
    /// <summary>The text of a missing member.</summary>
    public const string None = "(none)";

    /// <summary>The text of the member that stands for all members without room of their own.</summary>
    public const string Other = "(other)";

    internal const int NoneId = 0;
    internal const int OtherId = 1;

    // Readers take the ids without a lock. Members are written before the count that makes them visible.
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _idsByText;
    private readonly Lock _growth = new();
    private volatile string[] _members = [None, Other, "", ""];
    private volatile int _count = 2;

    internal DimensionTable(string name, int bits)
    {
        Name = name;
        Bits = bits;
        _ids[None] = NoneId;
        _ids[Other] = OtherId;
        _idsByText = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The name of the dimension.</summary>
    public string Name { get; }

    /// <summary>How many bits of a key hold the id.</summary>
    public int Bits { get; }

    /// <summary>The largest number of members, the two reserved ones included: two to the power of <see cref="Bits"/>.</summary>
    public int Capacity => 1 << Bits;

    /// <summary>How many members there are, the two reserved ones included.</summary>
    public int Count => _count;

    /// <summary>The id of a member, which is new if it was never seen.</summary>
    /// <param name="member">The member; empty is <see cref="None"/>.</param>
    /// <returns>The id; 1, that of <see cref="Other"/>, if the member is new and the table full.</returns>
    public int Intern(ReadOnlySpan<char> member)
    {
        if (member.IsEmpty) return NoneId;
        return _idsByText.TryGetValue(member, out var id) ? id : Grow(member.ToString());
    }

    /// <summary>The id of a member that was seen before.</summary>
    /// <param name="member">The member; empty is <see cref="None"/>.</param>
    /// <param name="id">The id, or 0.</param>
    /// <returns>Whether the member is known.</returns>
    public bool TryFind(ReadOnlySpan<char> member, out int id)
    {
        id = NoneId;
        return member.IsEmpty || _idsByText.TryGetValue(member, out id);
    }

    /// <summary>The text of a member.</summary>
    /// <param name="id">The id of a member.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no member with this id.</exception>
    public string MemberOf(int id)
    {
        if (id < 0 || id >= _count)
            throw new ArgumentOutOfRangeException(nameof(id), id, string.Create(CultureInfo.InvariantCulture, $"Dimension {Name} has members 0…{_count - 1}. Take the id from Intern of this table."));
        return _members[id];
    }

    /// <summary>Name and number of members.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {_count} of {Capacity} members");

    private int Grow(string member)
    {
        lock (_growth)
        {
            if (_ids.TryGetValue(member, out var id)) return id;
            if (_count == Capacity) return OtherId;
            id = _count;
            var members = _members;
            if (id == members.Length) Array.Resize(ref members, 2 * members.Length);
            members[id] = member;
            _members = members;
            _count = id + 1;
            _ids[member] = id;
            return id;
        }
    }
}
