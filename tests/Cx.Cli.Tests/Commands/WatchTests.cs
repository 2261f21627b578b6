using System.Text.Json;

namespace Cx.Cli.Tests.Commands;

public class WatchTests
{
    private const string Header = "at,channel,score,id\n";
    private static readonly string[] Nps = ["--metric", "nps", "--column", "score", "--time", "at"];

    [Fact]
    public void Each_hour_of_each_group_is_a_line_with_its_score()
    {
        var results = Results(Header + "2026-03-02T09:10:00Z,web,10,\n2026-03-02T09:50:00Z,web,6,\n2026-03-02T09:59:59Z,app,9,\n2026-03-02T10:00:00Z,web,8,\n", "--window", "1h", "--lateness", "0s", "--by", "channel");

        Assert.Equal(["app 09:00-10:00 n 1 value 100", "web 09:00-10:00 n 2 value 0", "web 10:00-11:00 n 1 value 0"], results.Select(Short));
        Assert.All(results, result => Assert.True(result.GetProperty("final").GetBoolean()));
        Assert.Equal(1, results[1].GetProperty("counts").GetProperty("10").GetInt32());
        Assert.Equal(1, results[1].GetProperty("promoters").GetInt32());
    }

    [Fact]
    public void Json_lines_say_the_same_as_csv()
    {
        const string csv = Header + "2026-03-02T09:10:00Z,web,10,\n2026-03-02T09:50:00+02:00,\"a \"\"b\"\", c\",,\n2026-03-02T10:00:00Z,web,skipped,\n";
        const string json = "{\"at\":\"2026-03-02T09:10:00Z\",\"channel\":\"web\",\"score\":10}\n{\"score\":null,\"at\":\"2026-03-02T09:50:00+02:00\",\"channel\":\"a \\\"b\\\", c\",\"more\":[1,{}]}\n\n{\"at\":\"2026-03-02T10:00:00Z\",\"channel\":\"web\",\"score\":\"skipped\"}\n";
        string[] options = [.. Nps, "--window", "1h", "--lateness", "1d", "--by", "channel", "--format", "jsonl"];

        Assert.Equal(Tool.RunOn(csv, ["watch", "-", .. options]).Ok().Out, Tool.RunOn(json, ["watch", "-", "--input", "jsonl", .. options]).Ok().Out);
    }

    [Fact]
    public void Every_line_ends_in_one_count_and_malformed_ones_are_shown()
    {
        var run = Tool.RunOn(Header + "2026-03-02T09:10:00Z,web,10,a\n2026-03-02T09:10:00Z,web,10,a\nnonsense\n2026-03-02T09:20:00Z,\"web,9,b\n,web,9,c\n2026-03-02T09:30:00Z,web,11,d\n\n2026-03-02T11:00:00Z,web,3,e\n2026-03-02T09:40:00Z,web,5,f\n2026-03-02T10:50:00Z,web,4,g\n",
            ["watch", "-", .. Nps, "--window", "1h", "--lateness", "1h", "--id", "id", "--format", "jsonl"]).Ok();

        var count = JsonDocument.Parse(run.Out.TrimEnd('\n').Split('\n')[^1]).RootElement.GetProperty("run");
        Assert.Equal("""{"lines":9,"malformed":2,"offered":7,"onTime":2,"revises":1,"tooLate":1,"duplicate":1,"refused":0,"invalid":2}""", count.GetRawText());
        Assert.Contains("cx: 4 invalid rows", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 3: it has 1 fields, expected 4", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 4: a quote is misplaced or not closed", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 5: at is '', expected a time", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 6: score is '11'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hop_makes_overlapping_windows_and_a_day_follows_the_clock_of_its_zone()
    {
        var hops = Results(Header + "2026-03-02T09:10:00Z,web,10,\n", "--window", "1h", "--hop", "30m", "--lateness", "0s");
        Assert.Equal(["08:30-09:30", "09:00-10:00"], hops.Select(hop => Short(hop).Split(' ')[0]));

        // Summer time begins in Berlin on 29 March 2026: that day has 23 hours.
        var days = Results(Header + "2026-03-28 23:30,web,10,\n2026-03-29 12:00,web,0,\n2026-03-29 23:30,web,0,\n", "--window", "day", "--zone", "Europe/Berlin", "--lateness", "0s");
        Assert.Equal(["2026-03-27T23:00:00+00:00 2026-03-28T23:00:00+00:00 1", "2026-03-28T23:00:00+00:00 2026-03-29T22:00:00+00:00 2"], days.Select(day =>
            $"{day.GetProperty("window").GetProperty("start").GetString()} {day.GetProperty("window").GetProperty("end").GetString()} {day.GetProperty("n").GetInt32()}"));
    }

    [Fact]
    public void The_trend_compares_with_the_window_before()
    {
        var lines = Header;
        for (var i = 0; i < 40; i++) lines += FormattableString.Invariant($"2026-03-02T{(i < 20 ? 9 : 10):D2}:{i % 20:D2}:00Z,web,{(i < 20 ? 9 : 2)},\n");

        var results = Results(lines, "--window", "1h", "--lateness", "0s");

        Assert.Equal(JsonValueKind.Null, results[0].GetProperty("trend").ValueKind);
        var trend = results[1].GetProperty("trend");
        Assert.Equal(-200, trend.GetProperty("difference").GetDouble());
        Assert.True(trend.GetProperty("interval").GetProperty("high").GetDouble() < 0);
    }

    [Fact]
    public void An_alarm_is_raised_where_the_answers_speak_against_the_target_and_stays()
    {
        var lines = Header;
        for (var hour = 0; hour < 12; hour++)
        {
            for (var i = 0; i < 20; i++) lines += FormattableString.Invariant($"2026-03-02T{hour:D2}:{i:D2}:00Z,web,{(i % 2 == 0 ? 9 : 3)},\n2026-03-02T{hour:D2}:{i:D2}:00Z,app,{(i % 2 == 0 ? 10 : 8)},\n");
        }

        using var folder = new TempFolder();
        string[] options = [.. Nps, "--by", "channel", "--window", "1h", "--lateness", "0s", "--target", "30", "--format", "jsonl"];
        var whole = Tool.RunOn(lines, ["watch", "-", .. options]).Ok().Out;
        var results = whole.TrimEnd('\n').Split('\n')[..^1].Select(line => JsonDocument.Parse(line).RootElement).ToList();

        // Net scores of 0 and 50 against 30.
        Assert.All(results.Where(result => Short(result).StartsWith("app", StringComparison.Ordinal)), result => Assert.False(result.GetProperty("alarm").GetBoolean()));
        var web = results.Where(result => Short(result).StartsWith("web", StringComparison.Ordinal)).Select(result => result.GetProperty("alarm").GetBoolean()).ToList();
        Assert.Equal((false, true), (web[0], web[^1]));
        Assert.Equal(web.Order(), web);

        // What the alarm knows is part of the state.
        var state = Path.Combine(folder.Path, "state");
        var half = lines[..(lines.IndexOf("T06:00", StringComparison.Ordinal) - 10)];
        Tool.RunOn(half, ["watch", "-", .. options, "--state", state]).Ok();
        var rest = Tool.RunOn(lines, ["watch", "-", .. options, "--state", state]).Ok().Out;
        Assert.EndsWith(rest, whole, StringComparison.Ordinal);
        Tool.RunOn(Header, ["watch", "-", .. Nps, "--window", "1h", "--lateness", "0s", "--target", "100"]).Failed(1, "--target");
    }

    [Fact]
    public void Revisions_and_early_results_have_numbers()
    {
        const string lines = Header + "2026-03-02T09:10:00Z,web,10,\n2026-03-02T10:10:00Z,web,6,\n2026-03-02T09:50:00Z,web,9,\n2026-03-02T12:00:00Z,web,8,\n";
        var results = Results(lines, "--window", "1h", "--lateness", "30m", "--emit", "revisions").Where(result => Short(result).StartsWith("09:00", StringComparison.Ordinal)).ToList();

        // The border at which the late answer would be told is also the one at which the window becomes final.
        Assert.Equal([(0, false, 1), (1, true, 2)], results.Select(result => (result.GetProperty("revision").GetInt32(), result.GetProperty("final").GetBoolean(), result.GetProperty("n").GetInt32())));
        Assert.Equal("0 1 2", string.Join(' ', Results(Header + "2026-03-02T09:10:00Z,web,10,\n2026-03-02T09:31:00Z,web,6,\n", "--window", "1h", "--lateness", "0s", "--emit", "30m").Select(result => result.GetProperty("revision").GetInt32()).Distinct().Order()));
    }

    [Fact]
    public void Groups_beyond_the_limit_are_shown_together_and_said_so()
    {
        var results = Results(Header + "2026-03-02T09:10:00Z,web,10,\n2026-03-02T09:10:00Z,app,6,\n2026-03-02T09:10:00Z,shop,9,\n", "--window", "1h", "--lateness", "0s", "--by", "channel", "--max-groups", "1");

        Assert.Equal(["(other) True 2", "web False 1"], results.Select(result => $"{result.GetProperty("key").GetProperty("channel").GetString()} {result.GetProperty("folded").GetBoolean()} {result.GetProperty("n").GetInt32()}"));
    }

    [Fact]
    public void The_table_shows_the_newest_window_and_what_became_of_all_lines()
    {
        var table = Tool.RunOn(Header + "2026-03-02T09:10:00Z,web,10,\n2026-03-02T10:50:00Z,web,6,\nx\n", ["watch", "-", .. Nps, "--window", "1h", "--lateness", "0s", "--by", "channel"]).Ok().Out;

        Assert.Contains("2026-03-02 10:00 to 11:00", table, StringComparison.Ordinal);
        Assert.DoesNotContain("09:00", table, StringComparison.Ordinal);
        Assert.Contains("3 lines = 2 on time + 0 late, counted + 0 too late + 0 duplicate + 0 refused + 0 invalid + 1 malformed", table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_goes_on_from_its_state_whether_the_input_begins_at_its_start_or_where_it_stopped()
    {
        using var folder = new TempFolder();
        const string first = Header + "2026-03-02T09:10:00Z,web,10,a\n2026-03-02T09:40:00Z,web,6,b\n";
        const string second = "2026-03-02T09:40:00Z,web,6,b\n2026-03-02T10:30:00Z,web,2,c\nbroken\n";
        string[] options = [.. Nps, "--window", "1h", "--lateness", "1h", "--id", "id", "--format", "jsonl"];
        var whole = Tool.RunOn(first + second, ["watch", "-", .. options]).Ok().Out;
        foreach (var replay in (string[])["start", "offset"])
        {
            var state = Path.Combine(folder.Path, replay);
            Tool.RunOn(first, ["watch", "-", .. options, "--state", state]).Ok();
            var rest = Tool.RunOn(replay is "start" ? first + second : second, ["watch", "-", .. options, "--state", state, "--replay", replay]).Ok();
            Assert.Contains("goes on from", rest.Error, StringComparison.Ordinal);
            Assert.Equal(whole, rest.Out);
        }

        // The file ends in the middle of a line, which is written on later.
        var file = Path.Combine(folder.Path, "events.csv");
        File.WriteAllText(file, first + second[..30]);
        Tool.Run(["watch", file, .. options, "--state", file + ".state"]).Ok();
        File.AppendAllText(file, second[30..]);
        Assert.Equal(whole, Tool.Run(["watch", file, .. options, "--state", file + ".state"]).Ok().Out);
    }

    [Fact]
    public void A_state_of_other_settings_and_a_shorter_input_are_refused()
    {
        using var folder = new TempFolder();
        var state = Path.Combine(folder.Path, "state");
        const string lines = Header + "2026-03-02T09:10:00Z,web,10,a\n";
        string[] options = [.. Nps, "--window", "1h", "--format", "jsonl", "--state", state];
        Tool.RunOn(lines, ["watch", "-", .. options, "--lateness", "1h"]).Ok();

        Tool.RunOn(lines, ["watch", "-", .. options, "--lateness", "2h"]).Failed(1, "another configuration", "lateness=01:00:00");
        Tool.RunOn(Header, ["watch", "-", .. options, "--lateness", "1h"]).Failed(2, "Give the same input again");
        File.WriteAllText(state, "damaged");
        File.Delete(state + ".previous");
        Tool.RunOn(lines, ["watch", "-", .. options, "--lateness", "1h"]).Failed(2, "--state");
    }

    [Fact]
    public void What_cannot_be_is_said()
    {
        string[] good = [.. Nps, "--window", "1h", "--lateness", "0s"];
        Tool.RunOn(Header, ["watch", "-", .. Nps, "--window", "1h"]).Failed(1, "--lateness");
        Tool.RunOn(Header, ["watch", "-", .. Nps, "--window", "1x", "--lateness", "0s"]).Failed(1, "--window 1x is no length of time");
        Tool.RunOn(Header, ["watch", "-", .. Nps, "--window", "1h", "--lateness", "0s", "--hop", "2h"]).Failed(1, "--hop 2h is longer");
        Tool.RunOn(Header, ["watch", "-", .. Nps, "--window", "day", "--lateness", "0s"]).Failed(1, "--zone");
        Tool.RunOn(Header, ["watch", "-", .. good, "--follow"]).Failed(1, "--follow");
        Tool.RunOn(Header, ["watch", "-", .. good, "--by", "chanel"]).Failed(2, "There is no column 'chanel'. Did you mean 'channel'?");
        Tool.RunOn(string.Empty, ["watch", "-", .. good]).Failed(2, "The input is empty");
        Tool.RunOn(Header, ["watch", "-", "--metric", "csat", "--column", "score", "--time", "at", "--window", "1h", "--lateness", "0s"]).Failed(1, "--scale");
        Tool.Run(["watch", "there-is-none.csv", .. good]).Failed(2, "There is no file");
    }

    private static List<JsonElement> Results(string input, params string[] options)
    {
        var lines = Tool.RunOn(input, ["watch", "-", .. Nps, "--format", "jsonl", .. options]).Ok().Out.TrimEnd('\n').Split('\n');
        return [.. lines[..^1].Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string Short(JsonElement result)
    {
        var window = result.GetProperty("window");
        var key = result.GetProperty("key").TryGetProperty("channel", out var channel) ? channel.GetString() + " " : string.Empty;
        return FormattableString.Invariant($"{key}{window.GetProperty("start").GetDateTimeOffset():HH:mm}-{window.GetProperty("end").GetDateTimeOffset():HH:mm} n {result.GetProperty("n").GetInt32()} value {result.GetProperty("value").GetDouble()}");
    }
}
