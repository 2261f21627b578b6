using System.Globalization;
using System.Text.Json;

namespace Cx.Core.Tests.Conformance;

/// <summary>A vector of docs/conformance: what is given, what must come out, and how near.</summary>
/// <remarks>It remembers which inputs were asked for: one that nobody asked for would be an input without effect.</remarks>
internal sealed class Vector
{
    private readonly JsonElement _inputs;
    private readonly HashSet<string> _unread;

    public Vector(JsonElement json)
    {
        Id = json.GetProperty("id").GetString()!;
        Topic = json.GetProperty("topic").GetString()!;
        Tolerance = json.GetProperty("tolerance").GetDouble();
        Mark = json.GetProperty("mark").GetString()!;
        Source = json.GetProperty("source").GetString()!;
        Expected = json.GetProperty("expected");
        _inputs = json.GetProperty("inputs");
        _unread = _inputs.EnumerateObject().Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
    }

    public string Id { get; }

    public string Topic { get; }

    public double Tolerance { get; }

    public string Mark { get; }

    public string Source { get; }

    /// <summary>The expected members; a JSON null where no number may come out.</summary>
    public JsonElement Expected { get; }

    /// <summary>The inputs that no reader asked for yet.</summary>
    public IEnumerable<string> Unread => _unread;

    /// <summary>The level of confidence; 95 % where the vector says none.</summary>
    public double Level => Has("confidence") ? Number("confidence") : 0.95;

    /// <summary>The method, or nothing.</summary>
    public string Method => Has("method") ? Text("method") : "";

    public bool Has(string input) => _inputs.TryGetProperty(input, out _);

    public bool Expects(string member) => Expected.ValueKind == JsonValueKind.Object && Expected.TryGetProperty(member, out _);

    public JsonElement Input(string name)
    {
        _unread.Remove(name);
        return _inputs.TryGetProperty(name, out var value) ? value : throw new KeyNotFoundException($"{Id} has no input \"{name}\".");
    }

    public double Number(string name) => NumberOf(Input(name));

    public string Text(string name) => Input(name).GetString()!;

    public bool Flag(string name, bool otherwise) => Has(name) ? Input(name).GetBoolean() : otherwise;

    public double[] Numbers(string name) => NumbersOf(Input(name));

    public long[] Counts(string name) => [.. Input(name).EnumerateArray().Select(element => element.GetInt64())];

    /// <summary>The three classes of a net score, worst first.</summary>
    public (long Detractors, long Passives, long Promoters) Classes() => ClassesOf(
        new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["detractors"] = Input("detractors"),
            ["passives"] = Input("passives"),
            ["promoters"] = Input("promoters"),
        });

    public (long Detractors, long Passives, long Promoters) Classes(string name)
        => ClassesOf(Input(name).EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal));

    /// <summary>A number, also one that is written as a fraction: "1/3".</summary>
    public static double NumberOf(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Number)
        {
            return element.GetDouble();
        }

        var parts = element.GetString()!.Split('/');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    public static double[] NumbersOf(JsonElement array) => [.. array.EnumerateArray().Select(NumberOf)];

    public override string ToString() => Id;

    private static (long Detractors, long Passives, long Promoters) ClassesOf(Dictionary<string, JsonElement> members)
        => (members["detractors"].GetInt64(), members["passives"].GetInt64(), members["promoters"].GetInt64());
}
