using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

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

    private const int FirstRoom = 4;

    // Readers take no lock: a member is written before the place that names it, and a place is never changed.
    private readonly Lock _growth = new();
    private volatile string[] _members = [None, Other, "", ""];
    private volatile Place[] _places = new Place[2 * FirstRoom];
    private volatile int _count = 2;
    private int[] _order = [];

    internal DimensionTable(string name, int bits)
    {
        Name = name;
        Bits = bits;
        Put(_places, HashOf(None), NoneId);
        Put(_places, HashOf(Other), OtherId);
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
        var hash = HashOf(member);
        if (Find(member, hash) is >= 0 and var id) return id;
        return Grow(member, hash, text: null) is >= 0 and var added ? added : OtherId;
    }

    /// <summary>The id of a member that was seen before.</summary>
    /// <param name="member">The member; empty is <see cref="None"/>.</param>
    /// <param name="id">The id, or 0.</param>
    /// <returns>Whether the member is known.</returns>
    public bool TryFind(ReadOnlySpan<char> member, out int id)
    {
        id = member.IsEmpty ? NoneId : Find(member, HashOf(member));
        if (id >= 0) return true;
        id = NoneId;
        return false;
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

    /// <summary>The ids in the ordinal order of their texts. Sorted once, and again only after there were new members.</summary>
    internal ReadOnlySpan<int> InOrder()
    {
        var order = Volatile.Read(ref _order);
        var count = _count;
        if (order.Length == count) return order;
        var texts = _members.AsSpan(0, count).ToArray();
        order = new int[count];
        for (var id = 0; id < count; id++) order[id] = id;
        Array.Sort(texts, order, StringComparer.Ordinal);
        Volatile.Write(ref _order, order);
        return order;
    }

    /// <summary>Makes room for further members at once, so that nothing is moved while they come.</summary>
    internal void EnsureRoom(int members)
    {
        lock (_growth) Resize(_count + members);
    }

    /// <summary>The id of a member whose text is kept as it is.</summary>
    /// <param name="member">The member, not empty.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether there was room for it.</returns>
    internal bool TryIntern(string member, out int id)
    {
        id = Grow(member, HashOf(member), member);
        return id >= 0;
    }

    // The id, or −1 where the table is full. A text is made only of what stays.
    private int Grow(ReadOnlySpan<char> member, int hash, string? text)
    {
        lock (_growth)
        {
            var id = Find(member, hash);
            return id >= 0 || _count == Capacity ? id : Append(text ?? member.ToString(), hash);
        }
    }

    private int Append(string member, int hash)
    {
        var id = _count;
        if (id == _members.Length) Resize(2 * id);
        _members[id] = member;
        _count = id + 1;
        Put(_places, hash, id);
        return id;
    }

    private void Resize(int count)
    {
        var room = (int)Math.Min(BitOperations.RoundUpToPowerOf2((uint)count), 1U << Bits);
        if (room <= _members.Length) return;
        var members = new string[room];
        _members.AsSpan(0, _count).CopyTo(members);
        var places = new Place[2 * room];
        foreach (var place in _places)
            if (place.IdAfter != 0) Put(places, place.Hash, place.IdAfter - 1);
        _members = members;
        _places = places;
    }

    // At most half of the places are taken, so that there is always an empty one.
    private int Find(ReadOnlySpan<char> member, int hash)
    {
        var places = _places;
        for (var at = hash & (places.Length - 1); ; at = (at + 1) & (places.Length - 1))
        {
            ref var place = ref places[at];
            var after = Volatile.Read(ref place.IdAfter);
            if (after == 0) return -1;
            if (place.Hash == hash && member.SequenceEqual(_members[after - 1])) return after - 1;
        }
    }

    // Another one in each process, so that no one can think up members that meet in one place.
    private static int HashOf(ReadOnlySpan<char> member) => string.GetHashCode(member, StringComparison.Ordinal);

    private static void Put(Place[] places, int hash, int id)
    {
        var at = hash & (places.Length - 1);
        while (places[at].IdAfter != 0) at = (at + 1) & (places.Length - 1);
        places[at].Hash = hash;
        Volatile.Write(ref places[at].IdAfter, id + 1);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Place
    {
        public int Hash;

        // Id + 1, so that zero bits are an empty place.
        public int IdAfter;
    }
}
