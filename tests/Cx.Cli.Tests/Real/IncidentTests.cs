using System.Globalization;
using System.Text.Json;
using Cx.Core.Tests.Support;

namespace Cx.Cli.Tests.Real;

/// <summary>Time to resolution of 24 918 real incidents, 1 556 of them without an end. Their times are local times of nobody; as UTC they differ as written.</summary>
public class IncidentTests
{
    private const string Name = "uci_incident_tickets";
    private static readonly string[] Question = ["ttr", Repository.Data(Name + ".csv"), "--opened", "opened_at", "--resolved", "resolved_at", "--zone", "UTC", "--format", "json"];

    [DataFact]
    public void The_resolved_only_figures_equal_the_reference_in_total_and_by_priority()
    {
        var report = Tool.Run([.. Question, "--by", "priority"]).Json();
        var reference = Reference.Results(Name + ".json");

        Equal(reference.At("ttr_hours"), report.At("total"), "total");
        foreach (var priority in reference.At("ttr_hours_by_priority").EnumerateObject()) Equal(priority.Value, report.Group("priority", priority.Name), priority.Name);
        Assert.Equal(reference.At("tickets").GetInt64(), report.At("rows").GetInt64());
        Assert.Equal(reference.At("unresolved").GetInt64(), report.At("total", "open").GetInt64());
        Reference.Equal(1556.0 / 24918, report.At("total", "resolvedOnly", "leftOut").GetDouble(), "left out");
    }

    [DataFact]
    public void Closing_times_equal_the_reference_on_both_kinds_of_figures()
    {
        // Every incident is closed: the Kaplan-Meier quantiles are those of the sample, and the restricted mean is the mean.
        var report = Tool.Run(["ttr", Repository.Data(Name + ".csv"), "--opened", "opened_at", "--resolved", "closed_at", "--zone", "UTC", "--format", "json"]).Json().At("total");
        var reference = Reference.Results(Name + ".json").At("time_to_close_hours");

        Assert.Equal((reference.At("n").GetInt64(), 0, 0), (report.At("n").GetInt64(), report.At("open").GetInt64(), report.At("invalid").GetInt64()));
        Reference.Equal(reference.At("mean"), report.At("restrictedMean", "value"), "mean");
        Reference.Equal(reference.At("max"), report.At("restrictedMean", "horizon"), "longest");
        foreach (var (ours, theirs) in (IEnumerable<(string, string)>)[("median", "p50_type1"), ("p90", "p90_type1"), ("p95", "p95_type1")]) Reference.Equal(reference.At(theirs), report.At(ours), ours);
    }

    [DataFact]
    public void Service_levels_count_what_the_reference_counts_as_resolved_within()
    {
        var within = Reference.Results(Name + ".json").At("within_hours_of_resolved").EnumerateObject().ToList();
        // As of ten years later every open incident is past every target.
        var sla = Tool.Run([.. Question, "--as-of", "2027-03-01T00:00:00Z", .. within.SelectMany(target => (string[])["--sla", target.Name + "h"])]).Json().At("total", "sla").EnumerateArray().ToList();

        Assert.Equal(within.Count, sla.Count);
        for (var i = 0; i < within.Count; i++)
        {
            Assert.Equal(within[i].Value.At("k").GetInt64(), sla[i].At("met").GetInt64());
            Assert.Equal((24_918, 0), (sla[i].At("met").GetInt64() + sla[i].At("missed").GetInt64(), sla[i].At("undecided").GetInt64()));
        }
    }

    // The definition, incident by incident: S(t) = product of 1 - d/n over the times of ends.
    [DataFact]
    public void The_figures_with_open_incidents_equal_the_definition()
    {
        var report = Tool.Run(Question).Json();
        var asOf = DateTimeOffset.Parse(report.At("asOf").GetString()!, CultureInfo.InvariantCulture);
        var rows = File.ReadLines(Repository.Data(Name + ".csv")).Select(row => row.Split(',')).ToList();
        int opened = Array.IndexOf(rows[0], "opened_at"), resolved = Array.IndexOf(rows[0], "resolved_at");
        var cases = rows.Skip(1).Select(row => (Hours: ((row[resolved].Length > 0 ? Utc(row[resolved]) : asOf) - Utc(row[opened])).TotalHours, Ended: row[resolved].Length > 0)).OrderBy(one => one.Hours).ToList();

        double share = 1, mean = 0, from = 0;
        double? median = null, p90 = null, p95 = null;
        var atRisk = cases.Count;
        foreach (var time in cases.GroupBy(one => one.Hours))
        {
            mean += share * (time.Key - from);
            from = time.Key;
            share *= 1 - (time.Count(one => one.Ended) / (double)atRisk);
            atRisk -= time.Count();
            if (share <= 0.5 + 1e-9) median ??= time.Key;
            if (share <= 0.1 + 1e-9) p90 ??= time.Key;
            if (share <= 0.05 + 1e-9) p95 ??= time.Key;
        }

        var total = report.At("total");
        Reference.Equal(median!.Value, total.At("median").GetDouble(), "median");
        Reference.Equal(p90!.Value, total.At("p90").GetDouble(), "P90");
        Assert.Null(p95);
        Assert.Equal(JsonValueKind.Null, total.At("p95").ValueKind);
        Reference.Equal(from, total.At("restrictedMean", "horizon").GetDouble(), "horizon");
        Reference.Equal(mean, total.At("restrictedMean", "value").GetDouble(), "restricted mean");
    }

    private static void Equal(JsonElement expected, JsonElement outcome, string what)
    {
        var resolved = outcome.At("resolvedOnly");
        Assert.True(expected.At("n").GetInt64() == outcome.At("resolved").GetInt64(), what + " n");
        Reference.Equal(expected.At("mean"), resolved.At("mean"), what + " mean");
        Reference.Equal(expected.At("p50_type1"), resolved.At("median"), what + " median");
        Reference.Equal(expected.At("p90_type1"), resolved.At("p90"), what + " P90");
        Reference.Equal(expected.At("p95_type1"), resolved.At("p95"), what + " P95");
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
