using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Journeys.Model;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Journeys;

public sealed class MermaidTests
{
    // Each of them breaks a diagram, or loses itself in it, when it is written as it is.
    private static readonly string[] Hostile =
    [
        "end", "a;b", "a#b", "a:b", "#59;", "Title of the show", "Section 2", "journey", "JOURNEY home", "accTitle", "accDescr {", "%% comment", "50 % off", "%", "a,b",
        "😀 smile", "שלום עולם", "مرحبا", "\"quoted\"", "<b>bold</b>", "{x}", "[*]", "[[x]]", "direction LR", "go in direction TB now", "Direction rl", "subgraph", "state", "note right of t1",
        "click t0", "style t0", "o---o", "a-->b", "`markdown`", "**b**", "e\u0301", " blank at both ends ", "tab\there", "1. one", "- item", "classDef x", "é", "a\\nb", "%%{init: {}}%%", "as x", "fork", "<<choice>>",
    ];

    [Fact]
    public void A_journey_has_sections_tasks_scores_and_actors()
        => Assert.Equal(
            """
            journey
                title Software#58; the #34;whole#34; way#44; é
                section Start
                    %% ad, without answers
                section onboarding
                    setup: 2.0: phone, web
                    %% check, without answers
                    First value#33;: 5.0: web
                section custom
                    %% left, without answers

            """.ReplaceLineEndings("\n"),
            Mermaid.Journey(Blueprints.Full()));

    [Fact]
    public void Observed_emotions_take_the_place_of_expected_ones_and_personas_that_of_channels()
    {
        var text = Mermaid.Journey(Blueprints.Full(), new Dictionary<TouchpointId, Emotion> { [new("setup")] = Emotion.From(0.26) }, MermaidActors.Personas);
        Assert.Contains("setup: 3.5: Ann, bob\n", text, StringComparison.Ordinal);
        Assert.Contains("%% First value#33;, without answers\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_read_back_is_what_was_written()
    {
        var read = MermaidJourney.Parse(Mermaid.Journey(Map(Hostile), actors: MermaidActors.Personas));
        Assert.Equal(Hostile.Select(name => name.Replace('\n', ' ')), read.Tasks.Select(task => task.Name));
        Assert.Equal(read.Sections, read.Tasks.Select(task => task.Section));
        Assert.All(read.Tasks, task => Assert.Equal((0.25, 2), (task.Emotion!.Value.Value, task.Actors.Count)));
        Assert.Equal("a:b;c#d", read.Title);
    }

    [Theory]
    [InlineData("")]
    [InlineData("flowchart LR")]
    [InlineData("journey\n no score")]
    public void What_is_no_journey_is_refused_with_its_line(string text)
        => Assert.Contains("Line ", Assert.Throws<FormatException>(() => MermaidJourney.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_score_that_is_none_is_no_emotion()
        => Assert.Equal([null, null, Emotion.From(-1)], MermaidJourney.Parse("journey\n a: 11\n b: x: me\n accTitle: t\n c: 1").Tasks.Select(task => task.Emotion));

    [Fact]
    public void Names_in_a_sankey_diagram_are_told_by_the_legend()
    {
        var sankey = Mermaid.Sankey([new(Way("é", "b\"", "a"), 3), new(Way("è", "b#", "a"), 2), new(Way("é", "b\"", "c", "d"), 1), new(Way("lone"), 7)], maxSteps: 3);
        Assert.Equal("sankey-beta\n\n\"1 e\",\"2 b_\",2\n\"1 e (2)\",\"2 b_ (2)\",4\n\"2 b_ (2)\",\"3 a\",3\n\"2 b_ (2)\",\"3 c\",1\n\"2 b_\",\"3 a\",2\n", sankey.Text);
        Assert.Equal(["è", "é", "b#", "b\"", "a", "c"], sankey.Legend.OrderBy(node => node.Key, StringComparer.Ordinal).Select(node => node.Value.Text));
    }

    [MermaidFact]
    public void The_real_mermaid_keeps_every_hostile_name()
    {
        var (map, ways) = (Map(Hostile), Hostile.Select(name => KeyValuePair.Create(Way(name.Replace("\t", " ", StringComparison.Ordinal), "end", name.Replace("\t", " ", StringComparison.Ordinal)), 1L)));
        var sankey = Mermaid.Sankey(ways);
        Assert.Equal(sankey.Text, sankey.ToString());
        using var answers = Ask(Mermaid.Journey(map, actors: MermaidActors.Personas), Mermaid.Flowchart(map), Mermaid.StateDiagram(map), sankey.Text);
        var (journey, flowchart, states, flows) = (answers.RootElement[0], answers.RootElement[1], answers.RootElement[2], answers.RootElement[3]);

        Assert.All(answers.RootElement.EnumerateArray(), answer => Assert.False(answer.TryGetProperty("error", out var error), error.ToString()));
        Assert.Equal("a:b;c#d", journey.GetProperty("title").GetString());
        Assert.Equal(Hostile, journey.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("name").GetString()));
        Assert.Equal(Hostile, journey.GetProperty("sections").EnumerateArray().Select(name => name.GetString()));
        Assert.All(journey.GetProperty("tasks").EnumerateArray(), task => Assert.Equal(3.5, task.GetProperty("score").GetDouble()));
        Assert.Equal(Hostile, journey.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("people")[0].GetString()));
        Assert.Equal(["start", .. Hostile], flowchart.GetProperty("nodes").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(Hostile.Order(StringComparer.Ordinal), flowchart.GetProperty("groups").EnumerateArray().Select(name => name.GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(Hostile.Length, flowchart.GetProperty("edges").GetArrayLength());
        Assert.Equal(Hostile, states.GetProperty("nodes").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(Hostile.Length + 1, states.GetProperty("edges").GetArrayLength());
        Assert.Equal(sankey.Legend.Keys.Order(StringComparer.Ordinal), flows.GetProperty("nodes").EnumerateArray().Select(name => name.GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_graph_shows_counts_and_shares()
        => Assert.Equal(
            "flowchart LR\n    t0[\"a\"]\n    t1[\"b#58;\"]\n    t2[\"end\"]\n    t0 -->|\"3 (75 #37;)\"| t1\n    t0 -->|\"1 (25 #37;)\"| t2\n    t1 -->|\"1 (100 #37;)\"| t1\n",
            Mermaid.Flowchart([(new("a"), new("end"), 1), (new("a"), new("b:"), 3), (new("b:"), new("b:"), 1)]));

    [Fact]
    public void A_state_diagram_has_every_transition_and_the_ways_in_and_out()
        => Assert.Equal(
            """
            stateDiagram-v2
                state "ad" as t0
                state "setup" as t1
                state "check" as t2
                state "First value#33;" as t3
                state "left" as t4
                [*] --> t0
                [*] --> t1
                t0 --> t1
                t2 --> t3
                t3 --> t1
                t1 --> t2
                t1 --> t3
                t1 --> t4
                t1 --> t1
                t3 --> [*]
                t4 --> [*]

            """.ReplaceLineEndings("\n"),
            Mermaid.StateDiagram(Blueprints.Full()));

    [Fact]
    public void An_observed_graph_shows_how_often_each_event_was_and_an_event_that_stands_alone()
    {
        var graph = Small.Log((0, "a"), (1, "b;"), (2, "a"), (3, "b;"), (4, "a"), (5, "direction LR")).Read(new TransitionGraphSpec(), Small.At(6));
        Assert.Equal(
            "flowchart LR\n    t0[\"a (3)\"]\n    t1[\"b#59; (2)\"]\n    t2[\"#100;irection LR (1)\"]\n    t0 -->|\"2 (67 #37;)\"| t1\n    t1 -->|\"2 (100 #37;)\"| t0\n    t0 -->|\"1 (33 #37;)\"| t2\n",
            Mermaid.Flowchart(graph));
        Assert.Equal("flowchart LR\n    t0[\"a (1)\"]\n", Mermaid.Flowchart(Small.Log((0, "a")).Read(new TransitionGraphSpec(), Small.At(6))));
    }

    [Fact]
    public void Deviations_stand_at_their_touchpoints_and_events_that_are_unknown_apart()
    {
        var compiled = Blueprints.Gold().Compile();
        var journeys = Small.Log((0, "referral"), (1, "signup"), (2, "signup"), (3, "what: is#this"), (4, "first_value"), (5, "setup")).Journeys(Small.At(6));
        var text = Mermaid.Flowchart(compiled.Blueprint, compiled.CountDeviations(journeys));

        Assert.Contains("[\"signup (1 repeated)\"]\n", text, StringComparison.Ordinal);
        Assert.Contains("[\"first_value (1 unexpected)\"]\n", text, StringComparison.Ordinal);
        Assert.Contains("    u0{{\"what#58; is#35;this (1 unexpected)\"}}\n", text, StringComparison.Ordinal);
        Assert.Equal(Mermaid.Flowchart(compiled.Blueprint), Mermaid.Flowchart(compiled.Blueprint, []));
    }

    [Fact]
    public void Every_kind_of_deviation_has_its_name()
    {
        var map = Blueprints.Gold();
        var kinds = Enum.GetValues<DeviationKind>().Select(kind => new DeviationCount(kind, new("signup"), 2, 2));
        var text = Mermaid.Flowchart(map, [.. kinds]);

        Assert.All((string[])["2 missing", "2 unexpected", "2 out of order", "2 repeated", "2 late", "2 by a wrong channel"], said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_graphs_show_both_shares_and_what_only_one_has_is_dotted()
    {
        var (first, second) = (Small.Log((0, "a"), (1, "b"), (2, "a"), (3, "a")).Read(new TransitionGraphSpec(), Small.At(9)), Small.Log((0, "a"), (1, "b")).Read(new TransitionGraphSpec(), Small.At(9)));
        Assert.Equal(
            "flowchart LR\n    t0[\"a\"]\n    t1[\"b\"]\n    t0 -.->|\"50 #37; / 0 #37;\"| t0\n    t0 -->|\"50 #37; / 100 #37;\"| t1\n    t1 -.->|\"100 #37; / 0 #37;\"| t0\n",
            Mermaid.Flowchart(first, second));
    }

    [MermaidFact]
    public void The_real_mermaid_reads_every_preset_and_every_sample()
    {
        JourneyBlueprint[] samples = [Blueprints.Full(), Blueprints.Gold(), .. StagePreset.All.Select(preset => preset.Starter("p", "1.0.0").BuildOrThrow())];
        using var graph = Ask(Mermaid.Flowchart(Hostile.Select(name => (new TouchpointId(name.Replace("\t", " ", StringComparison.Ordinal)), new TouchpointId("end"), 2L))));
        Assert.Equal(Hostile.Length, graph.RootElement[0].GetProperty("nodes").GetArrayLength());
        Assert.Equal("2 (100 %)", graph.RootElement[0].GetProperty("labels")[0].GetString());
        using var answers = Ask([.. samples.SelectMany(sample => new[] { Mermaid.Journey(sample), Mermaid.Flowchart(sample), Mermaid.StateDiagram(sample) })]);
        Assert.All(answers.RootElement.EnumerateArray(), answer => Assert.False(answer.TryGetProperty("error", out var error), error.ToString()));
        var log = JourneyLog.Of(Hostile.SelectMany((name, i) => Small.Interactions([(0, name.Replace("\t", " ", StringComparison.Ordinal)), (1, "end"), (2, "signup")], $"c{i}")), JourneyPartition.OnePerCustomer);
        var (all, compiled) = (log.Read(new TransitionGraphSpec(), Small.At(3)), Blueprints.Gold().Compile());
        using var seen = Ask(Mermaid.Flowchart(all, all), Mermaid.Flowchart(compiled.Blueprint, compiled.CountDeviations(log.Journeys(Small.At(3)))));
        Assert.All(seen.RootElement.EnumerateArray(), answer => Assert.False(answer.TryGetProperty("error", out var error), error.ToString()));
        Assert.Equal(Hostile.Length + 1, seen.RootElement[0].GetProperty("nodes").GetArrayLength());
        Assert.Contains(seen.RootElement[1].GetProperty("nodes").EnumerateArray(), node => node.GetString()!.StartsWith("a;b (1 unexpected)", StringComparison.Ordinal));
        Assert.Equal(["Software: the \"whole\" way, é"], [answers.RootElement[0].GetProperty("title").GetString()!]);
    }

    // One stage, one touchpoint and one persona for each name, in a row; expected emotion 0.25, which is a score of 3.5.
    private static JourneyBlueprint Map(string[] names)
    {
        var builder = JourneyBlueprint.Define("hostile", "1.0.0").Name("a:b;c#d");
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            var at = i;
            builder.Persona($"a{i}", name).Persona($"b{i}", name + "!")
                .Stage($"s{i}", stage => stage.Name(name).Component(ExperienceComponent.Product).Owner("me")
                    .Touchpoint($"t{at:00}", touchpoint => touchpoint.Name(name).Personas($"a{at}", $"b{at}").Action().ExpectedEmotion(0.25)));
            if (i > 0) builder.Next($"t{i - 1:00}", $"t{i:00}");
        }

        return builder.Entry("t00").Success($"t{names.Length - 1:00}").BuildOrThrow();
    }

    private static IReadOnlyList<TouchpointId> Way(params string[] names) => [.. names.Select(name => new TouchpointId(name))];

    private static JsonDocument Ask(params string[] diagrams)
    {
        using var node = Process.Start(new ProcessStartInfo("node", "read.mjs")
        {
            WorkingDirectory = MermaidFactAttribute.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        node.StandardInput.Write(JsonSerializer.Serialize(diagrams));
        node.StandardInput.Close();
        var answer = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, errors.Result);
        return JsonDocument.Parse(answer);
    }
}
