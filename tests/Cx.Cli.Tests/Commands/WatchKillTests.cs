using System.Globalization;
using System.Text.Json;

namespace Cx.Cli.Tests.Commands;

public class WatchKillTests
{
    private static readonly string[] Options =
        ["--metric", "nps", "--column", "score", "--time", "at", "--by", "channel", "--id", "id", "--window", "1h", "--hop", "15m", "--lateness", "1h", "--format", "jsonl"];

    [Fact]
    public void A_soak_ends_with_every_line_in_one_count_and_the_totals_of_an_independent_one()
    {
        using var folder = new TempFolder();
        var stream = EventStream.Of(seed: 1, events: 20_000, secondsBetween: 20);
        var file = folder.Write("events.jsonl", stream.Text);

        var lines = Tool.Run(["watch", file, "--metric", "nps", "--column", "score", "--time", "at", "--by", "channel", "--id", "id", "--window", "1h", "--lateness", "1h", "--format", "jsonl"]).Ok().Out.TrimEnd('\n').Split('\n');

        var run = JsonDocument.Parse(lines[^1]).RootElement.GetProperty("run");
        long Count(string name) => run.GetProperty(name).GetInt64();
        Assert.Equal((stream.Lines, stream.Malformed, stream.Doubles), (Count("lines"), Count("malformed"), Count("duplicate")));
        Assert.Equal(Count("lines"), Count("malformed") + Count("offered"));
        Assert.Equal(Count("offered"), Count("onTime") + Count("revises") + Count("tooLate") + Count("duplicate") + Count("refused") + Count("invalid"));
        Assert.Equal(0, Count("tooLate"));
        Assert.True(Count("revises") > 0);
        var told = lines[..^1].Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(
            result => (result.GetProperty("key").GetProperty("channel").GetString()!, result.GetProperty("window").GetProperty("start").GetDateTimeOffset()),
            result => Enumerable.Range(0, 11).Select(score => result.GetProperty("counts").GetProperty(score.ToString(CultureInfo.InvariantCulture)).GetInt64()).ToArray());
        Assert.Equal(stream.Counts.Count, told.Count);
        foreach (var (key, counts) in stream.Counts) Assert.Equal(counts, told[key]);
    }

    // CX_KILLS=200 is the whole test; a few kills show the same faults.
    [Fact]
    public void Killed_at_random_moments_and_restarted_it_tells_what_a_run_without_kill_tells()
    {
        var kills = Environment.GetEnvironmentVariable("CX_KILLS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 6;
        using var folder = new TempFolder();
        var file = folder.Write("events.jsonl", EventStream.Of(seed: 2, events: 6_000, secondsBetween: 40).Text);
        var whole = Upserted(Tool.Run(["watch", file, .. Options]).Ok().Out);
        var random = new Random(20_260_302);
        // A pipe holds some 200 results: a tool that has written more waits, and is killed in the middle of its work.
        var most = whole.Results.Count;
        for (var done = 0; done < kills;)
        {
            var state = Path.Combine(folder.Path, FormattableString.Invariant($"state-{done}"));
            string[] command = ["watch", file, .. Options, "--state", state, "--checkpoint", FormattableString.Invariant($"{random.Next(20, 400)}")];
            var output = string.Empty;
            for (var together = random.Next(1, 4); together > 0 && done < kills; together--, done++) output += Tool.KilledAfter(random.Next(0, most), command);
            output += Tool.Run(command).Ok().Out;
            var pieced = Upserted(output);
            Assert.Equal(whole.Run, pieced.Run);
            Assert.Equal(whole.Results.Order(StringComparer.Ordinal), pieced.Results.Order(StringComparer.Ordinal));
        }
    }

    // What a receiver has who keeps one result of each window, key and revision. A line that the kill has cut is none.
    private static (List<string> Results, string Run) Upserted(string output)
    {
        Dictionary<string, string> results = new(StringComparer.Ordinal);
        var run = string.Empty;
        foreach (var line in output.Split('\n'))
        {
            if (!line.EndsWith('}')) continue;
            JsonElement result;
            try
            {
                result = JsonDocument.Parse(line).RootElement;
            }
            catch (JsonException)
            {
                continue;
            }

            if (result.TryGetProperty("run", out _)) run = line;
            else results[$"{result.GetProperty("window").GetRawText()} {result.GetProperty("key").GetRawText()} {result.GetProperty("revision").GetRawText()}"] = line;
        }

        return ([.. results.Values], run);
    }
}
