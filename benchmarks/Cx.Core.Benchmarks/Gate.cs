using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Benchmarks;

/// <summary>One line of gates.json: how slow a subject may be beside its peer in the same run, and how much it may allocate per operation.</summary>
internal sealed record Gate(string Path, string Subject, string Peer, double MaxRatio, long? MaxBytes)
{
    /// <summary>The gates of the file, or null if it cannot be used; why stands on the error stream. Read before anything is measured: a misspelt name should not cost three minutes.</summary>
    public static List<Gate>? Read(IReadOnlyList<Type> classes)
    {
        List<Gate> gates;
        try
        {
            using var file = File.OpenRead(System.IO.Path.Combine(AppContext.BaseDirectory, "gates.json"));
            gates = JsonSerializer.Deserialize(file, GateJson.Default.ListGate) ?? [];
        }
        catch (JsonException e)
        {
            Console.Error.WriteLine($"gates.json: {e.Message}");
            return null;
        }

        var unknown = gates
            .SelectMany(gate => new[] { gate.Subject, gate.Peer }.Where(name => !classes.Any(type => gate.IsOf(type) && type.GetMethod(name) is not null)).Select(name => $"{gate.Path}.{name}"))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (unknown.Count == 0) return gates;
        Console.Error.WriteLine($"gates.json names what no benchmark is called: {string.Join(", ", unknown)}. Correct the names.");
        return null;
    }

    public static int Check(List<Gate> all, List<Measurement> measured, IReadOnlyList<Type> classes, Func<IReadOnlyList<Type>, List<Measurement>?> measure)
    {
        var gates = all.FindAll(gate => classes.Any(gate.IsOf));
        var broken = gates.FindAll(gate => gate.Problem(measured) is not null);
        if (broken.Count > 0)
        {
            // On a shared machine another process can hit one side of a ratio; what is really slow is slow twice.
            Console.Error.WriteLine($"\nMeasuring again what broke: {string.Join(", ", broken.Select(gate => $"{gate.Path}.{gate.Subject}"))}");
            if (measure([.. classes.Where(type => broken.Exists(gate => gate.IsOf(type)))]) is not { } again) return 1;
            broken = broken.FindAll(gate => gate.Problem(again) is not null);
            foreach (var gate in broken) Console.Error.WriteLine(gate.Problem(again));
        }

        Console.WriteLine($"{gates.Count - broken.Count} of {gates.Count} gates hold");
        return broken.Count == 0 ? 0 : 1;
    }

    private bool IsOf(Type type) => type.Name == Path + "Benchmarks";

    private string? Problem(List<Measurement> measured)
    {
        var subject = Find(measured, Subject);
        var peer = Find(measured, Peer);
        var ratio = subject.Nanoseconds / peer.Nanoseconds;
        if (ratio > MaxRatio)
            return string.Create(CultureInfo.InvariantCulture, $"BROKEN {Path}.{Subject}: {Measurement.Number(ratio)} × {Peer}, at most {MaxRatio} was expected. Find what made it slower, or change gates.json and say why in the commit.");
        if (MaxBytes is { } most && subject.Bytes > most)
            return string.Create(CultureInfo.InvariantCulture, $"BROKEN {Path}.{Subject}: {subject.Bytes} bytes per operation, at most {most} were expected. Find what allocates.");
        return null;
    }

    private Measurement Find(List<Measurement> measured, string name) => measured.Single(m => m.Class == Path && m.Name == name);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(List<Gate>))]
internal sealed partial class GateJson : JsonSerializerContext;
