using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Cx.Core.Journeys.Model;

/// <summary>Members beyond the schema, in the order of their names; equal by what they say.</summary>
internal sealed class ExtensionMap : IReadOnlyDictionary<string, JsonElement>
{
    private readonly SortedDictionary<string, JsonElement> _members;

    private ExtensionMap(SortedDictionary<string, JsonElement> members) => _members = members;

    public static ExtensionMap Empty { get; } = new(new(StringComparer.Ordinal));

    public int Count => _members.Count;

    public IEnumerable<string> Keys => _members.Keys;

    public IEnumerable<JsonElement> Values => _members.Values;

    public JsonElement this[string key] => _members[key];

    public static ExtensionMap Of(IReadOnlyDictionary<string, JsonElement>? members)
        => members is null or { Count: 0 } ? Empty : members as ExtensionMap ?? new ExtensionMap(new(members.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));

    public bool ContainsKey(string key) => _members.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value) => _members.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is ExtensionMap other && Count == other.Count
        && _members.Zip(other._members, (mine, its) => mine.Key == its.Key && mine.Value.GetRawText() == its.Value.GetRawText()).All(same => same);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (var name in _members.Keys) hash.Add(name, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    public override string ToString() => $"{{{string.Join(", ", _members.Keys)}}}";
}
