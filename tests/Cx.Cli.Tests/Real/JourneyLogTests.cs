using System.Text.Json;
using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests.Real;

/// <summary>Four event logs, real and of a textbook, whose transitions, times and variants were counted with other tools.</summary>
public class JourneyLogTests
{
    public static TheoryData<string, string[]> Logs => new()
    {
        { "receipt_log", ["--case", "case_id", "--activity", "activity", "--time", "timestamp"] },
        { "helpdesk_log", ["--case", "case_id", "--activity", "activity", "--time", "timestamp"] },
        { "running_example", ["--case", "case_id", "--activity", "activity", "--time", "timestamp"] },
        // Local times of nobody; as UTC they differ as written.
        { "uci_incident_events", ["--case", "incident", "--activity", "state", "--time", "updated_at", "--zone", "UTC"] },
    };

    [DataTheory]
    [MemberData(nameof(Logs))]
    public void The_graph_equals_the_reference(string name, string[] columns)
    {
        var reference = Reference.Results(name + ".json");
        var graph = Tool.Run(["journey", "graph", Repository.Data(name + ".csv"), .. columns, "--format", "json"]).Json();

        Assert.Equal(["cases", "events", "edges", "starts", "ends"], graph.EnumerateObject().Select(member => member.Name));
        Assert.Equal((reference.At("cases").GetInt64(), reference.At("events").GetInt64()), (graph.At("cases").GetInt64(), graph.At("events").GetInt64()));
        var edges = graph.At("edges").EnumerateArray().ToDictionary(edge => (edge.At("from").GetString()!, edge.At("to").GetString()!));
        Assert.Equal(
            reference.At("dfg").EnumerateArray().Select(edge => (edge.At("from").GetString()!, edge.At("to").GetString()!, edge.At("count").GetInt64())).Order(),
            edges.Select(edge => (edge.Key.Item1, edge.Key.Item2, edge.Value.At("count").GetInt64())).Order());
        foreach (var times in reference.At("dfg_mean_hours_top20").EnumerateArray())
        {
            var edge = edges[(times.At("from").GetString()!, times.At("to").GetString()!)];
            Reference.Equal(times.At("mean_hours").GetDouble(), edge.At("meanSeconds").GetDouble() / 3600, "mean");
            Reference.Equal(times.At("median_hours_type7").GetDouble(), edge.At("medianSeconds").GetDouble() / 3600, "median");
        }

        Assert.Equal(Counts(reference.At("start_activities")), Counts(graph.At("starts")));
        Assert.Equal(Counts(reference.At("end_activities")), Counts(graph.At("ends")));
        Assert.Equal(reference.At("self_loops").GetInt64(), edges.Where(edge => edge.Key.Item1 == edge.Key.Item2).Sum(edge => edge.Value.At("count").GetInt64()));

        // Sorted by count, then by names.
        var shown = graph.At("edges").EnumerateArray().Select(edge => (Count: edge.At("count").GetInt64(), Name: edge.At("from").GetString() + "\u0001" + edge.At("to").GetString())).ToList();
        Assert.Equal(shown.OrderByDescending(edge => edge.Count).ThenBy(edge => edge.Name, StringComparer.Ordinal), shown);
    }

    [DataTheory]
    [MemberData(nameof(Logs))]
    public void The_variants_equal_the_reference(string name, string[] columns)
    {
        var reference = Reference.Results(name + ".json");
        var variants = Tool.Run(["journey", "variants", Repository.Data(name + ".csv"), .. columns, "--top", "100000", "--format", "json"]).Json();

        Assert.Equal(["cases", "variants", "top"], variants.EnumerateObject().Select(member => member.Name));
        Assert.Equal((reference.At("cases").GetInt64(), reference.At("variants").GetInt64()), (variants.At("cases").GetInt64(), variants.At("variants").GetInt64()));
        var all = variants.At("top").EnumerateArray().ToDictionary(Steps, one => one.At("count").GetInt64());
        foreach (var one in reference.At("top5_variants").EnumerateArray())
            Assert.Equal(one.At("cases").GetInt64(), all[string.Join(" > ", one.At("sequence").EnumerateArray().Select(step => step.GetString()))]);
        Assert.Equal(reference.At("singleton_variants").GetInt64(), all.Values.LongCount(count => count == 1));
        Assert.Equal(reference.At("cases").GetInt64(), all.Values.Sum());

        static string Steps(JsonElement one) => string.Join(" > ", one.At("steps").EnumerateArray().Select(step => step.GetString()));
    }

    private static Dictionary<string, long> Counts(JsonElement counts) => counts.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetInt64());
}
