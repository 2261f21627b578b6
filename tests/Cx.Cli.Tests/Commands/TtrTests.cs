using System.Globalization;
using System.Text;
using System.Text.Json;
using Cx.Cli.Tests.Real;

namespace Cx.Cli.Tests.Commands;

public class TtrTests
{
    private const string Header = "opened,resolved,team\n";
    private static readonly string[] Ttr = ["ttr", "-", "--opened", "opened", "--resolved", "resolved", "--format", "json"];

    // duration.censored.1 of the conformance vectors: 1…5 h resolved, 6…11 h open.
    private static string FiveResolvedSixOpen
    {
        get
        {
            var text = new StringBuilder(Header);
            for (var hours = 1; hours <= 5; hours++) text.Append(CultureInfo.InvariantCulture, $"2026-03-02T{12 - hours:D2}:00:00Z,2026-03-02T12:00:00Z,a\n");
            for (var hours = 6; hours <= 11; hours++) text.Append(CultureInfo.InvariantCulture, $"2026-03-02T{12 - hours:D2}:00:00Z,,b\n");
            return text.ToString();
        }
    }

    [Fact]
    public void The_JSON_has_exactly_the_documented_members_in_their_order()
    {
        var report = Tool.RunOn(FiveResolvedSixOpen, [.. Ttr, "--by", "team", "--sla", "8h"]).Json();
        string[] outcome = ["n", "resolved", "open", "invalid", "median", "p90", "p95", "restrictedMean", "sla", "resolvedOnly"];

        Assert.Equal(["clock", "calendar", "zone", "asOf", "rows", "total", "groups"], Members(report));
        Assert.Equal(outcome, Members(report.At("total")));
        Assert.Equal(["key", .. outcome], Members(report.At("groups")[0]));
        Assert.Equal(["horizon", "value"], Members(report.At("total", "restrictedMean")));
        Assert.Equal(["target", "met", "missed", "undecided", "share", "interval"], Members(report.At("total", "sla")[0]));
        Assert.Equal(["mean", "median", "p90", "p95", "leftOut"], Members(report.At("total", "resolvedOnly")));
        Assert.Equal(JsonValueKind.Null, report.Group("team", "b").At("resolvedOnly").ValueKind);
    }

    [Fact]
    public void Open_cases_are_part_of_every_figure_but_those_that_say_otherwise()
    {
        var total = Tool.RunOn(FiveResolvedSixOpen, [.. Ttr, "--sla", "3h", "--sla", "8h", "--sla", "90m", "--sla", "1d"]).Json().At("total");

        Assert.Equal((11, 5, 6, 0), (Long(total, "n"), Long(total, "resolved"), Long(total, "open"), Long(total, "invalid")));
        Assert.Equal(JsonValueKind.Null, total.At("median").ValueKind);
        Assert.Equal(11, total.At("restrictedMean", "horizon").GetDouble());
        // The area to 10 is 75/11, and 6/11 more to 11.
        Assert.Equal(81.0 / 11, total.At("restrictedMean", "value").GetDouble(), 1e-9);
        Assert.Equal((3.0, 3.0, 5.0), (total.At("resolvedOnly", "mean").GetDouble(), total.At("resolvedOnly", "median").GetDouble(), total.At("resolvedOnly", "p90").GetDouble()));
        Assert.Equal(6.0 / 11, total.At("resolvedOnly", "leftOut").GetDouble(), 1e-12);
        Assert.Equal([(3, 3, 8, 0), (8, 5, 3, 3), (1.5, 1, 10, 0), (24, 5, 0, 6)], total.At("sla").EnumerateArray().Select(sla => (sla.At("target").GetDouble(), Long(sla, "met"), Long(sla, "missed"), Long(sla, "undecided"))));
        Assert.Equal(5.0 / 8, total.At("sla")[1].At("share").GetDouble());
        Assert.Equal("Wilson", total.At("sla")[1].At("interval", "method").GetString());
    }

    [Fact]
    public void The_look_is_the_latest_instant_of_the_file_unless_one_is_said()
    {
        Assert.Equal("2026-03-02T12:00:00+00:00", Tool.RunOn(FiveResolvedSixOpen, Ttr).Json().At("asOf").GetString());
        // An hour before noon the case of one hour had just begun, and the others of that day were open.
        var earlier = Tool.RunOn(FiveResolvedSixOpen, [.. Ttr, "--as-of", "2026-03-02T11:00:00Z"]).Json().At("total");
        Assert.Equal((0, 11), (Long(earlier, "resolved"), Long(earlier, "open")));
        Assert.Equal(10, earlier.At("restrictedMean", "horizon").GetDouble());
    }

    [Fact]
    public void What_makes_no_case_is_counted_and_shown_and_not_used()
    {
        const string rows = Header
            + "2026-03-02T12:00:00Z,2026-03-02T11:00:00Z,a\n"
            + "soon,,a\n"
            + ",2026-03-02T11:00:00Z,a\n"
            + "2026-03-02T12:00:00Z,later,a\n"
            + "2026-02-30T12:00:00Z,,a\n"
            + "2026-03-09T12:00:00Z,,a\n"
            + "2026-03-02T12:00:00Z\n"
            + "2026-03-02T12:00:00Z,2026-03-02T13:00:00Z,a\n";
        string[] question = [.. Ttr, "--as-of", "2026-03-05T00:00:00Z"];
        var run = Tool.RunOn(rows, question);
        var report = run.Json();

        Assert.Equal((8, 1, 7), (Long(report, "rows"), Long(report.At("total"), "n"), Long(report.At("total"), "invalid")));
        Assert.StartsWith("cx: 7 invalid rows, counted as invalid and not used:", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 1: resolved is '2026-03-02T11:00:00Z', before opened, '2026-03-02T12:00:00Z'", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 2: opened is 'soon', expected a time such as", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 6: opened is '2026-03-09T12:00:00Z', after --as-of", run.Error, StringComparison.Ordinal);
        Tool.RunOn(rows, [.. question, "--strict"]).Failed(2, "Row 1", "--strict");
    }

    [Fact]
    public void Local_times_need_a_zone_and_daylight_saving_is_right()
    {
        // duration.dst.1 and duration.dst.2.
        const string rows = Header + "2026-03-28T20:00,2026-03-29 08:00,spring\n2026-10-24T20:00:00,2026-10-25T08:00:00.0,autumn\n";
        var report = Tool.RunOn(rows, [.. Ttr, "--zone", "Europe/Berlin", "--by", "team"]).Json();

        Assert.Equal(11, report.Group("team", "spring").At("median").GetDouble());
        Assert.Equal(13, report.Group("team", "autumn").At("median").GetDouble());
        Tool.RunOn(rows, Ttr).Failed(1, "Row 1", "'2026-03-28T20:00'", "--zone");
    }

    [Fact]
    public void A_local_time_that_the_clock_skipped_is_invalid_and_one_that_it_showed_twice_is_the_first()
    {
        var run = Tool.RunOn(Header + "2026-03-29T02:30:00,,a\n2026-10-25T02:30:00,2026-10-25T01:30:00Z,b\n", [.. Ttr, "--zone", "Europe/Berlin"]);

        Assert.Contains("a time that the clock of Europe/Berlin skipped", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, Long(run.Json().At("total"), "invalid"));
        // 02:30 summer time is 00:30Z.
        Assert.Equal(1, run.Json().At("total", "median").GetDouble());
    }

    [Theory]
    [InlineData("2026-03-02T12:00:00+01:00", 1)]
    [InlineData("2026-03-02T12:00:00-0130", -1.5)]
    [InlineData("2026-03-02T12:00:00+01", 1)]
    [InlineData("2026-03-02 12:00Z", 0)]
    [InlineData("2026-03-02T12:00:00.000z", 0)]
    public void Instants_are_read_with_their_offset(string opened, double offset) =>
        Assert.Equal(3 + offset, Tool.RunOn(Header + opened + ",2026-03-02T15:00:00Z,a\n", Ttr).Json().At("total", "median").GetDouble());

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData("02.03.2026 12:00")]
    [InlineData("2026-03-02T24:00:00Z")]
    [InlineData("2026-03-02T12:60:00Z")]
    [InlineData("2026-03-02T12:00:60Z")]
    [InlineData("2026-03-02T12:00:00.Z")]
    [InlineData("2026-13-02T12:00:00Z")]
    [InlineData("0000-01-02T12:00:00Z")]
    [InlineData("2023-02-29T12:00:00Z")]
    [InlineData("1900-02-29T12:00:00Z")]
    [InlineData("2026-03-02T12:00:00+15:00")]
    [InlineData("2026-03-02T12:00:00+1:00")]
    [InlineData("2026-03-02T12:00:00+01x00")]
    [InlineData("2026-03-02T12:00:00 UTC")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("2026-03-02T1x:00:00Z")]
    public void What_is_no_time_is_invalid(string opened) =>
        Assert.Equal(1, Long(Tool.RunOn(Header + opened + ",,a\n", Ttr).Json().At("total"), "invalid"));

    [Fact]
    public void A_leap_day_is_a_day() =>
        Assert.Equal(24, Tool.RunOn(Header + "2000-02-29T12:00:00Z,2000-03-01T12:00:00Z,a\n", Ttr).Json().At("total", "median").GetDouble());

    [Fact]
    public void Business_time_is_that_of_the_calendar()
    {
        // duration.business.1, and the same open until Monday 10:15.
        const string rows = Header + "2026-09-18T16:30:00,2026-09-21T10:15:00,a\n2026-09-18T16:30:00,,b\n";
        var report = Tool.RunOn(rows, [.. Ttr, "--zone", "UTC", "--calendar", "Mon-Fri 09:00-17:00", "--sla", "1.5h", "--sla", "2h", "--by", "team"]).Json();

        Assert.Equal(("business", "Mon-Fri 09:00-17:00", "UTC"), (report.At("clock").GetString(), report.At("calendar").GetString(), report.At("zone").GetString()));
        Assert.Equal(1.75, report.Group("team", "a").At("median").GetDouble());
        Assert.Equal([(0, 2, 0), (1, 0, 1)], report.At("total", "sla").EnumerateArray().Select(sla => (Long(sla, "met"), Long(sla, "missed"), Long(sla, "undecided"))));
        Assert.Equal(0.5, report.At("total", "resolvedOnly", "leftOut").GetDouble());
    }

    [Fact]
    public void Rows_that_do_not_meet_the_conditions_are_no_rows() =>
        Assert.Equal((5, 0), (Long(Tool.RunOn(FiveResolvedSixOpen, [.. Ttr, "--where", "team=a"]).Json(), "rows"), Long(Tool.RunOn(FiveResolvedSixOpen, [.. Ttr, "--where", "team=x"]).Json(), "rows")));

    [Fact]
    public void Of_no_cases_there_are_no_figures()
    {
        var report = Tool.RunOn(Header + "soon,,a\n", [.. Ttr, "--sla", "1h"]).Json();
        Assert.Equal(JsonValueKind.Null, report.At("asOf").ValueKind);
        Assert.Equal(JsonValueKind.Null, report.At("total", "median").ValueKind);
        Assert.Equal(JsonValueKind.Null, report.At("total", "restrictedMean", "value").ValueKind);
        Assert.Empty(report.At("total", "sla").EnumerateArray());
        Assert.Contains("no data", Tool.RunOn(Header + "soon,,a\n", "ttr", "-", "--opened", "opened", "--resolved", "resolved", "--sla", "1h").Ok().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sla 8", "30m, 8h or 2d")]
    [InlineData("--sla h", "30m, 8h or 2d")]
    [InlineData("--sla 1e9h", "30m, 8h or 2d")]
    [InlineData("--sla 9999999h", "30m, 8h or 2d")]
    [InlineData("--sla 2d --calendar closed --zone UTC", "a business day has as many hours")]
    [InlineData("--calendar closed", "--calendar needs --zone")]
    [InlineData("--calendar never --zone UTC", "Mon-Fri 09:00-12:00")]
    [InlineData("--zone Mars/Olympus", "no time zone")]
    [InlineData("--as-of soon", "--as-of soon is no time")]
    [InlineData("--as-of 2026-03-02T12:00:00", "no offset from UTC")]
    [InlineData("--confidence 95", "0.95")]
    [InlineData("--by team,team", "twice")]
    public void What_cannot_be_asked_is_refused_with_what_to_say(string options, string said) =>
        Tool.RunOn(FiveResolvedSixOpen, [.. Ttr, .. options.Split(' ')]).Failed(1, said);

    [Fact]
    public void A_column_that_is_not_there_is_named() =>
        Tool.RunOn(FiveResolvedSixOpen, "ttr", "-", "--opened", "open", "--resolved", "resolved").Failed(2, "'open'", "Did you mean 'opened'?");

    [Fact]
    public void The_CSV_has_a_line_for_each_group_and_the_total_in_hours()
    {
        var lines = Tool.RunOn(FiveResolvedSixOpen, "ttr", "-", "--opened", "opened", "--resolved", "resolved", "--format", "csv", "--by", "team", "--sla", "8h").Ok().Out.TrimEnd('\n').Split('\n');

        Assert.Equal("row,team,n,resolved,open,invalid,median,p90,p95,horizon,restrictedMean,metWithin8h,missedWithin8h,undecidedWithin8h,shareWithin8h,lowWithin8h,highWithin8h,resolvedOnlyMean,resolvedOnlyMedian,resolvedOnlyP90,resolvedOnlyP95,leftOut", lines[0]);
        Assert.StartsWith("group,a,5,5,0,0,3,5,5,5,3,5,0,0,1,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",3,3,5,5,0", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("group,b,6,0,6,0,,,,11,11,0,3,3,0,0,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("total,,11,5,6,0,,,,11,", lines[3], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public void The_table_draws_the_curve_and_says_what_resolved_only_leaves_out()
    {
        var table = Tool.RunOn(FiveResolvedSixOpen, "ttr", "-", "--opened", "opened", "--resolved", "resolved", "--sla", "8h").Ok().Out;

        Assert.Contains("not reached", table, StringComparison.Ordinal);
        // S(4) = 7/11 of 40 signs are 25.
        Assert.Contains($"      4 h   63.6 %  {new string('#', 25)}\n", table, StringComparison.Ordinal);
        Assert.Contains("Resolved only leaves out 6 open cases, 54.5 % of all: too short.", table, StringComparison.Ordinal);
        Assert.Contains("Within 8 h: 3 open and not past it", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_cases_give_what_few_batches_of_them_would()
    {
        var text = new StringBuilder(Header);
        for (var i = 0; i < 70_000; i++) text.Append(CultureInfo.InvariantCulture, $"2026-03-02T{i % 24:D2}:{i / 24 % 60:D2}:00Z,2026-03-03T{i / 7 % 24:D2}:{i % 60:D2}:00Z,a\n");
        var report = Tool.RunOn(text.ToString(), [.. Ttr, "--by", "team"]).Json();

        Assert.Equal(70_000, Long(report.At("total"), "n"));
        // Without open cases the two kinds of figures are one.
        Assert.Equal(report.At("total", "resolvedOnly", "median").GetDouble(), report.At("total", "median").GetDouble());
        Assert.Equal(report.At("total", "resolvedOnly", "mean").GetDouble(), report.At("total", "restrictedMean", "value").GetDouble(), 1e-9);
    }

    private static string[] Members(JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];

    private static long Long(JsonElement json, string member) => json.At(member).GetInt64();
}
