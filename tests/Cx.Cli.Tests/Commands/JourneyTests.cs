using Cx.Cli.Tests.Real;

namespace Cx.Cli.Tests.Commands;

public class JourneyTests
{
    private const string Log =
        "who,what,when,how,plan\n"
        + "anna,signup,2026-03-01T10:00:00Z,web,pro\n"
        + "anna,setup,2026-03-01T12:00:00Z,web,pro\n"
        + "anna,value,2026-03-03T12:00:00Z,phone,pro\n"
        + "ben,signup,2026-03-02T10:00:00Z,web,free\n"
        + "ben,signup,2026-03-02T11:00:00Z,,free\n"
        + "carl,signup,2026-03-10T10:00:00Z,web,free\n"
        + "carl,setup,2026-03-10T10:00:00Z,phone,free\n";

    private static readonly string[] Columns = ["-", "--case", "who", "--activity", "what", "--time", "when"];

    [Fact]
    public void A_graph_counts_pairs_in_the_order_of_time_and_then_of_the_file()
    {
        var graph = Tool.RunOn(Log, ["journey", "graph", .. Columns, "--format", "json"]).Json();

        Assert.Equal((3, 7), (graph.At("cases").GetInt32(), graph.At("events").GetInt32()));
        Assert.Equal(
            [("signup", "setup", 2, 3600, 3600), ("setup", "value", 1, 172_800, 172_800), ("signup", "signup", 1, 3600, 3600)],
            graph.At("edges").EnumerateArray().Select(edge => (edge.At("from").GetString(), edge.At("to").GetString(), edge.At("count").GetInt32(), (int)edge.At("meanSeconds").GetDouble(), (int)edge.At("medianSeconds").GetDouble())));
        Assert.Equal(3, graph.At("starts", "signup").GetInt32());
    }

    // As of 10 March, 10 h: anna converted; ben's later sign-up is 7 days and 23 hours old; carl has just begun.
    [Fact]
    public void A_funnel_has_exactly_the_documented_members_and_says_who_may_still_convert()
    {
        var funnel = Tool.RunOn(Log, ["journey", "funnel", .. Columns, "--steps", "signup,setup,value", "--window", "7d", "--format", "json"]).Json();

        Assert.Equal(["entrants", "steps", "conversion"], Members(funnel));
        Assert.Equal(["step", "reached", "converted", "inProgress", "dropped", "excluded"], Members(funnel.At("steps")[0]));
        Assert.Equal(["naive", "matured", "kaplanMeier"], Members(funnel.At("conversion")));
        Assert.Equal(3, funnel.At("entrants").GetInt32());
        Assert.Equal(
            [("signup", 3, 2, 0, 1), ("setup", 2, 1, 1, 0), ("value", 1, 1, 0, 0)],
            funnel.At("steps").EnumerateArray().Select(step => (step.At("step").GetString(), step.At("reached").GetInt32(), step.At("converted").GetInt32(), step.At("inProgress").GetInt32(), step.At("dropped").GetInt32())));
        Assert.Equal(0.5, funnel.At("conversion", "matured").GetDouble());
    }

    [Theory]
    [InlineData("strict", 1)]
    [InlineData("any", 2)]
    public void Modes_and_steps_of_several_activities_are_understood(string mode, int reached)
    {
        const string Rows = "who,what,when\na,signup,2026-03-01T10:00:00Z\na,other,2026-03-01T11:00:00Z\na,import,2026-03-01T12:00:00Z\n";
        var funnel = Tool.RunOn(Rows, ["journey", "funnel", .. Columns, "--steps", "signup,setup|import", "--window", "unlimited", "--mode", mode, "--format", "json"]).Json();

        Assert.Equal(reached, funnel.At("steps").EnumerateArray().Count(step => step.At("reached").GetInt32() > 0));
    }

    [Fact]
    public void Retention_follows_the_calendar_of_the_zone()
    {
        const string Rows = "who,what,when\na,signup,2026-01-31T23:30:00Z\na,use,2026-02-15T12:00:00Z\na,end,2026-04-15T12:00:00Z\n";
        var utc = Tool.RunOn(Rows, ["journey", "retention", .. Columns, "--birth", "signup", "--return", "use", "--format", "json"]).Json();
        var berlin = Tool.RunOn(Rows, ["journey", "retention", .. Columns, "--birth", "signup", "--return", "use", "--zone", "Europe/Berlin", "--format", "json"]).Json();

        Assert.Equal([0, 1], utc.At("cohorts")[0].At("cells").EnumerateArray().Take(2).Select(cell => cell.At("retained").GetInt32()));
        Assert.Equal([1, 0], berlin.At("cohorts")[0].At("cells").EnumerateArray().Take(2).Select(cell => cell.At("retained").GetInt32()));
    }

    [Fact]
    public void Friction_and_stuck_points_tell_what_they_are_made_of()
    {
        var friction = Tool.RunOn(Log, ["journey", "friction", .. Columns, "--channel", "how", "--success", "value", "--abandon-after", "5d", "--contact", "value", "--format", "json"]).Json();
        var signup = friction.At("events").EnumerateArray().Single(one => one.At("event").GetString() == "signup");
        // Ben gave up at one of three journeys; one of four sign-ups is a repeat; no contact within 48 hours of a sign-up (anna's is 50 hours later); of two known changes of the channel one.
        Assert.Equal((1, 3), Part("dropOff"));
        Assert.Equal((1, 4), Part("rework"));
        Assert.Equal((0, 4), Part("contact"));
        Assert.Equal((1, 2), Part("handOff"));

        var stuck = Tool.RunOn(Log, ["journey", "stuck", .. Columns, "--success", "value", "--min-exits", "1", "--format", "json"]).Json();
        Assert.Equal(["event", "stays", "exits", "present", "neverLeave", "stuck", "share", "interval"], Members(stuck.At("points")[0]));

        (int, int) Part(string name) => (signup.At("components", name, "numerator").GetInt32(), signup.At("components", name, "denominator").GetInt32());
    }

    [Fact]
    public void Two_groups_are_compared_and_the_same_group_is_no_comparison()
    {
        var diff = Tool.RunOn(Log, ["journey", "diff", .. Columns, "--by", "plan", "--between", "pro,free", "--format", "json"]).Json();
        Assert.Contains(diff.At("differences").EnumerateArray(), one => one.At("kind").GetString() == "event" && one.At("name").GetString() == "signup");
        Tool.RunOn(Log, ["journey", "diff", .. Columns, "--by", "plan", "--between", "pro,pro"]).Failed(1, "--between");
        Tool.RunOn(Log, ["journey", "diff", .. Columns, "--by", "plan", "--between", "pro,gold"]).Failed(2, "gold");
    }

    [Fact]
    public void Rows_that_are_no_events_are_counted_and_shown()
    {
        var run = Tool.RunOn(Log + "dora,signup,soon,web,free\n,signup,2026-03-10T10:00:00Z,web,free\n", ["journey", "graph", .. Columns, "--format", "json"]);
        Assert.Equal(7, run.Json().At("events").GetInt32());
        Assert.Contains("2 invalid rows", run.Error, StringComparison.Ordinal);
        Tool.RunOn(Log + "dora,signup,soon,web,free\n", ["journey", "graph", .. Columns, "--strict"]).Failed(2, "when");
        Tool.RunOn("who,what,when\na,b,2026-03-01 10:00\n", ["journey", "graph", .. Columns]).Failed(1, "--zone");
    }

    [Theory]
    [InlineData("--window", "7x")]
    [InlineData("--window", "0d")]
    public void What_cannot_be_is_said(string option, string value) => Tool.RunOn(Log, ["journey", "funnel", .. Columns, "--steps", "signup", option, value]).Failed(1, value);

    [Fact]
    public void Csv_is_unrounded_and_a_table_has_its_notes()
    {
        var csv = Tool.RunOn(Log, ["journey", "graph", .. Columns, "--format", "csv"]).Ok().Out.Split('\n');
        Assert.Equal("from,to,count,meanSeconds,medianSeconds,longestSeconds", csv[0]);
        Assert.Equal("signup,setup,2,3600,3600,7200", csv[1]);
        Assert.Contains("3 cases, 7 events", Tool.RunOn(Log, ["journey", "graph", .. Columns]).Ok().Out, StringComparison.Ordinal);
        Assert.Contains("3 variants of 3 cases", Tool.RunOn(Log, ["journey", "variants", .. Columns]).Ok().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blueprint_is_map_validator_and_yardstick()
    {
        using var folder = new TempFolder();
        var file = folder.Write("blueprint.json", """
            {"id":"trial","version":"1.0.0","channels":[{"id":"web","medium":"web"}],"stages":[{"id":"start","component":"onboarding","owner":"cs"}],
             "touchpoints":[{"id":"signup","stage":"start","channels":["web"]},{"id":"setup","stage":"start","channels":["web"]},{"id":"value","stage":"start","channels":["web"]}],
             "transitions":[{"from":"signup","to":"setup"},{"from":"setup","to":"value"}],"entries":["signup"],"success":["value"]}
            """);
        var valid = Tool.Run("journey", "validate", file, "--format", "json");
        Assert.True(valid.ExitCode == 0, valid.Out + valid.Error);
        Assert.StartsWith("journey", Tool.Run("journey", "map", file).Ok().Out, StringComparison.Ordinal);
        Assert.StartsWith("flowchart", Tool.Run("journey", "map", file, "--kind", "flowchart").Ok().Out, StringComparison.Ordinal);
        Assert.StartsWith("flowchart LR", Tool.RunOn(Log, ["journey", "graph", .. Columns, "--format", "mermaid"]).Ok().Out, StringComparison.Ordinal);

        // anna fits. ben signed up twice and set nothing up: one too many, two missing. carl lacks value.
        var conform = Tool.RunOn(Log, ["journey", "conform", .. Columns, "--blueprint", file, "--format", "json"]).Json();
        Assert.Equal(["cases", "fitting", "totalCost", "averageFitness", "deviations"], Members(conform));
        Assert.Equal((3, 1, 4), (conform.At("cases").GetInt32(), conform.At("fitting").GetInt32(), conform.At("totalCost").GetInt32()));
        Assert.Equal((1 + (1 - (3 / 5.0)) + (1 - (1 / 5.0))) / 3, conform.At("averageFitness").GetDouble(), 1e-12);

        var broken = folder.Write("broken.json", File.ReadAllText(file).Replace("\"success\":[\"value\"]", "\"success\":[\"nowhere\"]", StringComparison.Ordinal));
        var wrong = Tool.Run("journey", "validate", broken, "--format", "json");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("CXJ", wrong.Out, StringComparison.Ordinal);
        Tool.RunOn(Log, ["journey", "conform", .. Columns, "--blueprint", broken]).Failed(2, "validate");
        Tool.RunOn(Log, ["journey", "conform", .. Columns, "--blueprint", folder.Write("x.txt", "") + ".none"]).Failed(2, "no file");
    }

    [Fact]
    public void What_has_a_diagram_is_drawn_and_what_has_none_says_so()
    {
        using var folder = new TempFolder();
        var file = folder.Write("blueprint.json", """
            {"id":"trial","version":"1.0.0","channels":[{"id":"web","medium":"web"}],"stages":[{"id":"start","component":"onboarding","owner":"cs"}],
             "touchpoints":[{"id":"signup","stage":"start","channels":["web"]},{"id":"setup","stage":"start","channels":["web"]},{"id":"value","stage":"start","channels":["web"]}],
             "transitions":[{"from":"signup","to":"setup"},{"from":"setup","to":"value"}],"entries":["signup"],"success":["value"]}
            """);
        // anna: signup, setup, value; ben: signup twice; carl: signup, setup.
        Assert.Equal(
            "sankey-beta\n\n\"1 signup\",\"2 setup\",2\n\"1 signup\",\"2 signup\",1\n\"2 setup\",\"3 value\",1\n", Drawn("variants"));
        Assert.EndsWith("%% 1 cr_me: cr\u00e6me\n", Tool.RunOn("who,what,when\na,cr\u00e6me,2026-03-01T10:00:00Z\na,b,2026-03-01T11:00:00Z\n", ["journey", "variants", .. Columns, "--format", "mermaid"]).Ok().Out, StringComparison.Ordinal);
        Assert.Equal(
            "flowchart LR\n    t0[\"setup\"]\n    t1[\"signup\"]\n    t2[\"value\"]\n    t0 -.->|\"100 #37; / 0 #37;\"| t2\n    t1 -->|\"100 #37; / 50 #37;\"| t0\n    t1 -.->|\"0 #37; / 50 #37;\"| t1\n",
            Drawn("diff", "--by", "plan", "--between", "pro,free"));
        var conform = Drawn("conform", "--blueprint", file);
        Assert.StartsWith("flowchart LR\n", conform, StringComparison.Ordinal);
        Assert.Contains("\"signup (1 repeated)\"", conform, StringComparison.Ordinal);
        Assert.StartsWith("stateDiagram-v2\n", Tool.Run("journey", "validate", file, "--format", "mermaid").Ok().Out, StringComparison.Ordinal);
        Assert.StartsWith("journey\n", Tool.Run("journey", "map", file, "--format", "mermaid").Ok().Out, StringComparison.Ordinal);

        foreach (var (command, more) in ((string, string[])[])[("funnel", ["--steps", "signup,setup", "--window", "7d"]), ("stuck", []), ("friction", []), ("retention", ["--birth", "signup"])])
            Tool.RunOn(Log, ["journey", command, .. Columns, .. more, "--format", "mermaid"]).Failed(1, $"cx journey {command} has no diagram");
        Tool.RunOn(Log, ["journey", "diff", .. Columns, "--by", "plan", "--between", "pro,free", "--steps", "signup,setup", "--window", "7d", "--format", "mermaid"]).Failed(1, "no diagram");
        var broken = folder.Write("broken.json", File.ReadAllText(file).Replace("\"success\":[\"value\"]", "\"success\":[\"nowhere\"]", StringComparison.Ordinal));
        Tool.Run("journey", "validate", broken, "--format", "mermaid").Failed(2, "CXJ");

        string Drawn(string command, params string[] more) => Tool.RunOn(Log, ["journey", command, .. Columns, .. more, "--format", "mermaid"]).Ok().Out;
    }

    [Fact]
    public void A_blueprint_says_what_friction_is_and_a_customer_may_be_won_again()
    {
        using var folder = new TempFolder();
        var file = folder.Write("blueprint.json", """
            {"id":"trial","version":"1.0.0","channels":[{"id":"web","medium":"web"}],"stages":[{"id":"start","component":"support","owner":"cs"}],
             "touchpoints":[{"id":"signup","stage":"start","channels":["web"],"repeatable":true,"maxWait":"00:30:00"},{"id":"setup","stage":"start","channels":["web"]},{"id":"value","stage":"start","channels":["web"]}],
             "transitions":[{"from":"signup","to":"setup"},{"from":"setup","to":"value"}],"entries":["signup"],"success":["value"]}
            """);
        var signup = Tool.RunOn(Log, ["journey", "friction", .. Columns, "--blueprint", file, "--format", "json"]).Json().At("events").EnumerateArray().Single(one => one.At("event").GetString() == "signup");
        // Of three sign-ups with a next event, anna's and ben's waited more than half an hour; every event is one of the support stage.
        Assert.Equal((2, 3), (signup.At("components", "wait", "numerator").GetInt32(), signup.At("components", "wait", "denominator").GetInt32()));
        Assert.Equal(3, signup.At("components", "contact", "numerator").GetInt32());
        Assert.False(signup.At("components").TryGetProperty("rework", out _));

        const string Rows = "who,what,when\na,signup,2026-01-03T12:00:00Z\na,signup,2026-02-03T12:00:00Z\na,use,2026-02-04T12:00:00Z\n";
        string[] asked = ["journey", "retention", .. Columns, "--birth", "signup", "--return", "use", "--format", "json"];
        Assert.Equal([1], Sizes(asked));
        Assert.Equal([1, 1], Sizes([.. asked, "--recurring"]));

        IEnumerable<int> Sizes(string[] arguments) => Tool.RunOn(Rows, arguments).Json().At("cohorts").EnumerateArray().Select(cohort => cohort.At("size").GetInt32());
    }

    [Fact]
    public void Ways_may_be_told_apart_by_their_first_activities()
    {
        var table = Tool.RunOn(Log, ["journey", "variants", .. Columns, "--max-depth", "1", "--format", "json"]).Json();
        Assert.Equal((1, 3), (table.At("variants").GetInt32(), table.At("top")[0].At("count").GetInt32()));
        Tool.RunOn(Log, ["journey", "variants", .. Columns, "--max-depth", "0"]).Failed(1, "--max-depth");
    }

    private static IEnumerable<string> Members(System.Text.Json.JsonElement value) => value.EnumerateObject().Select(member => member.Name);
}
