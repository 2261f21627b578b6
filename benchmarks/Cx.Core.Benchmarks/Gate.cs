using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Benchmarks;

/// <summary>One line of gates.json: how slow a subject may be beside its peer in the same run, and how much it may allocate per operation.</summary>
internal sealed record Gate(string Path, string Subject, string Peer, double MaxRatio, long? MaxBytes)
{
    public static int Check(List<Measurement> measured, IReadOnlyList<Type> classes, Func<IReadOnlyList<Type>, List<Measurement>?> measure)
    {
        var gates = Read().Where(gate => classes.Any(gate.IsOf)).ToList();
        var broken = gates.Where(gate => gate.Problem(measured) is not null).ToList();
        if (broken.Count > 0)
        {
            // On a shared machine another process can hit one side of a ratio; what is really slow is slow twice.
            Console.Error.WriteLine($"\nMeasuring again what broke: {string.Join(", ", broken.Select(gate => $"{gate.Path}.{gate.Subject}"))}");
            if (measure([.. classes.Where(type => broken.Any(gate => gate.IsOf(type)))]) is not { } again) return 1;
            broken = [.. broken.Where(gate => gate.Problem(again) is not null)];
            foreach (var gate in broken) Console.Error.WriteLine(gate.Problem(again));
        }

        Console.WriteLine($"{gates.Count - broken.Count} of {gates.Count} gates hold");
        return broken.Count == 0 ? 0 : 1;
    }

    private static List<Gate> Read()
    {
        using var file = File.OpenRead(System.IO.Path.Combine(AppContext.BaseDirectory, "gates.json"));
        return JsonSerializer.Deserialize(file, GateJson.Default.ListGate) ?? throw new JsonException("gates.json holds null; it should hold a list of gates.");
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

    private Measurement Find(List<Measurement> measured, string name) =>
        measured.Find(m => m.Class == Path && m.Name == name)
        ?? throw new InvalidOperationException($"gates.json names {Path}.{name}, and no benchmark is called that. Correct the name.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(List<Gate>))]
internal sealed partial class GateJson : JsonSerializerContext;
