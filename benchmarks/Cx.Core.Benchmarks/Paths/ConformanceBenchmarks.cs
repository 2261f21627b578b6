using BenchmarkDotNet.Attributes;
using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>The cost of the cheapest alignment with a blueprint of 12 states, kept up to date from event to event. Time is per event.</summary>
[MemoryDiagnoser]
public class ConformanceBenchmarks
{
    public const int Events = 8_192;

    private const int PerJourney = 25;

    private Automaton _automaton = null!;
    private byte[] _state = [];
    private int[] _events = [];
    private int[] _plain = [];

    [GlobalSetup]
    public void Setup()
    {
        var names = Enumerable.Range(0, 11).Select(i => $"t{i:00}").ToArray();
        var builder = JourneyBlueprint.Define("line", "1.0.0").Stage("all", stage =>
        {
            stage.Component(ExperienceComponent.Product).Owner("cs");
            foreach (var (i, name) in names.Index())
            {
                stage.Touchpoint(name, touchpoint =>
                {
                    touchpoint.Action();
                    if (i % 4 == 1) touchpoint.Optional();
                    if (i % 4 == 2) touchpoint.Repeatable();
                });
            }
        });
        for (var i = 1; i < names.Length; i++) builder.Next(names[i - 1], names[i]);
        var compiled = builder.Loop(names[8], names[3]).Skip(names[4], names[7]).Entry(names[0], names[1]).Success(names[^1]).BuildOrThrow().Compile();
        _automaton = compiled.Automaton;
        _state = new byte[_automaton.StateBytes];
        _plain = new int[_automaton.States];
        // Mostly one step on, now and then anywhere, sometimes an event that the blueprint does not know.
        var random = new Random(20_260_301);
        _events = new int[Events];
        for (var i = 0; i < Events; i++)
            _events[i] = random.Next(20) == 0 ? -1 : compiled.EventIndex(new TouchpointId(names[random.Next(5) == 0 ? random.Next(names.Length) : i % PerJourney % names.Length]));
        Same.Number("Total cost", PlainArrays(), Streaming());
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public long PlainArrays()
    {
        // The formula as it stands in the book: one int a state, all states for all states.
        long total = 0;
        var next = new int[_automaton.States];
        for (var i = 0; i < Events; i++)
        {
            if (i % PerJourney == 0)
            {
                for (var s = 0; s < next.Length; s++) _plain[s] = Skip(0, s);
            }

            for (var s = 0; s < next.Length; s++)
            {
                next[s] = _plain[s] + 1;
                for (var v = 1; v < next.Length; v++)
                {
                    if (_automaton.EventOf[v] != _events[i]) continue;
                    foreach (var u in _automaton.From[v]) next[s] = Math.Min(next[s], _plain[u] + Skip(v, s));
                }
            }

            (_plain, next) = (next, _plain);
            if (i % PerJourney == PerJourney - 1) total += Accepted(_plain);
        }

        return total;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public long Streaming()
    {
        long total = 0;
        for (var i = 0; i < Events; i++)
        {
            if (i % PerJourney == 0) _automaton.Start(_state);
            _automaton.Step(_state, _events[i]);
            if (i % PerJourney == PerJourney - 1) total += _automaton.Cost(_state);
        }

        return total;
    }

    private int Skip(int from, int to) => Math.Min(_automaton.ExactSkip(from, to), 1 << 20);

    private int Accepted(int[] costs)
    {
        var least = int.MaxValue;
        foreach (var end in _automaton.Accepting) least = Math.Min(least, costs[end]);
        return least;
    }
}
