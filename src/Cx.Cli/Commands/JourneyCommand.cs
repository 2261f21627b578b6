using System.CommandLine;
using Cx.Cli.Journeys;
using Cx.Cli.Output;
using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Retention;

namespace Cx.Cli.Commands;

/// <summary><c>cx journey</c>: what customers really did, from a file of events.</summary>
internal static class JourneyCommand
{
    private static readonly Dictionary<string, FunnelOrder> Orders = new(StringComparer.Ordinal)
    {
        ["ordered"] = FunnelOrder.Ordered,
        ["strict"] = FunnelOrder.Strict,
        ["contiguous"] = FunnelOrder.Contiguous,
        ["any"] = FunnelOrder.AnyOrder,
    };

    private static readonly Dictionary<string, FunnelAnchor> Anchors = new(StringComparer.Ordinal) { ["sliding"] = FunnelAnchor.Sliding, ["first"] = FunnelAnchor.FirstEntry };

    private static readonly Dictionary<string, RetentionMode> Modes = new(StringComparer.Ordinal)
    {
        ["on"] = RetentionMode.On,
        ["on-or-after"] = RetentionMode.OnOrAfter,
        ["on-or-before"] = RetentionMode.OnOrBefore,
        ["streak"] = RetentionMode.Streak,
    };

    public static Command Create() => new("journey", "What customers really did, from a file of events: transitions, variants, funnels, stuck points, friction, retention, differences")
    {
        Graph(), Variants(), Funnel(), Conform(), Stuck(), Friction(), Retention(), Diff(), Map(), Validate(),
    };

    private static Command Graph()
    {
        var options = new JourneyOptions("table", "json", "csv", "mermaid");
        var maxGap = new Option<string?>("--max-gap") { HelpName = "DURATION", Description = "Two events further apart are no pair, such as 30d" };
        var once = new Option<bool>("--once-per-case") { Description = "Count a transition once for each case" };
        var command = new Command("graph", "Which activity follows which, how often and after how long") { maxGap, once };
        options.AddTo(command);
        command.SetAction(line =>
        {
            var spec = new TransitionGraphSpec { MaxGap = line.GetValue(maxGap) is { } gap ? JourneyOptions.ReadDuration("--max-gap", gap) : null, OncePerJourney = line.GetValue(once) };
            var log = options.Read(line).Log();
            var graph = log.Read(spec, options.AsOf(line, log));
            options.Print(line, json => JourneyJson.Graph(json, graph), () => JourneySheets.Graph(graph), () => Mermaid.Flowchart(graph));
            return Exit.Ok;
        });
        return command;
    }

    private static Command Variants()
    {
        var options = new JourneyOptions("table", "json", "csv", "mermaid");
        var top = new Option<int>("--top") { HelpName = "N", Description = "Show the N most frequent ones", DefaultValueFactory = _ => 10 };
        var minN = new Option<int>("--min-n") { HelpName = "N", Description = "Hide what fewer than N cases did", DefaultValueFactory = _ => 1 };
        var depth = new Option<int?>("--max-depth") { HelpName = "N", Description = "Tell ways apart by their first N activities only" };
        var command = new Command("variants", "Which ways cases took, and how many took each") { top, minN, depth };
        options.AddTo(command);
        command.SetAction(line =>
        {
            if (line.GetValue(top) < 0) throw CxException.Usage("--top is a number of variants, 0 or more.");
            if (line.GetValue(depth) < 1) throw CxException.Usage("--max-depth is a number of activities, 1 or more.");
            if (line.GetValue(minN) < 1) throw CxException.Usage("--min-n is a number of cases, 1 or more.");
            var log = options.Read(line).Log();
            var table = log.Read(new VariantSpec { MinimumN = line.GetValue(minN), MaxNodes = int.MaxValue, MaxDepth = line.GetValue(depth) }, options.AsOf(line, log));
            options.Print(line, json => JourneyJson.Variants(json, table, line.GetValue(top)), () => JourneySheets.Variants(table, line.GetValue(top)), () => JourneyDiagrams.Variants(table, line.GetValue(top)));
            return Exit.Ok;
        });
        return command;
    }

    private static Command Funnel()
    {
        var options = new JourneyOptions("table", "json", "csv");
        var steps = new Option<string>("--steps") { Required = true, HelpName = "A,B,…", Description = "The steps in their order; A|B for a step that either activity fills" };
        var window = new Option<string>("--window") { Required = true, HelpName = "DURATION|unlimited", Description = "The longest time from the first step to the last, such as 7d" };
        var mode = new Option<string>("--mode") { HelpName = "ordered|strict|contiguous|any", Description = "What may lie between: anything, only repeats, nothing; or steps in any order", DefaultValueFactory = _ => "ordered" };
        var anchor = new Option<string>("--anchor") { HelpName = "sliding|first", Description = "Which first step may begin: any, or only the first of a case", DefaultValueFactory = _ => "sliding" };
        mode.AcceptOnlyFromAmong([.. Orders.Keys]);
        anchor.AcceptOnlyFromAmong([.. Anchors.Keys]);
        var command = new Command("funnel", "How many cases get how far, who still may, and the share that converts") { steps, window, mode, anchor };
        options.AddTo(command);
        command.SetAction(line =>
        {
            var spec = FunnelOf(line.GetRequiredValue(steps), line.GetRequiredValue(window), Orders[line.GetRequiredValue(mode)], Anchors[line.GetRequiredValue(anchor)]);
            var log = options.Read(line).Log();
            var funnel = log.Read(spec, options.AsOf(line, log));
            options.Print(line, json => JourneyJson.Funnel(json, funnel), () => JourneySheets.Funnel(funnel));
            return Exit.Ok;
        });
        return command;
    }

    private static Command Stuck()
    {
        var options = new JourneyOptions("table", "json", "csv");
        var (success, failure) = EndOptions();
        var threshold = new Option<double>("--threshold") { HelpName = "SHARE", Description = "The share of those who move on that stays longer than one who is not stuck", DefaultValueFactory = _ => 0.1 };
        var minExits = new Option<int>("--min-exits") { HelpName = "N", Description = "The fewest exits that make a verdict", DefaultValueFactory = _ => 20 };
        var command = new Command("stuck", "Where cases stand longer than nearly all of those that moved on") { success, failure, threshold, minExits };
        options.AddTo(command);
        command.SetAction(line =>
        {
            if (line.GetValue(threshold) is not (> 0 and < 1)) throw CxException.Usage("--threshold is a share above 0 and below 1, such as 0.1.");
            if (line.GetValue(minExits) < 1) throw CxException.Usage("--min-exits is a number of exits, 1 or more.");
            var log = options.Read(line).Log(Ends(line.GetValue(success), line.GetValue(failure)));
            var stuck = log.Read(new StuckPointSpec { Threshold = line.GetValue(threshold), MinExits = line.GetValue(minExits) }, options.AsOf(line, log));
            options.Print(line, json => JourneyJson.Stuck(json, stuck), () => JourneySheets.Stuck(stuck));
            return Exit.Ok;
        });
        return command;
    }

    private static Command Friction()
    {
        var options = new JourneyOptions("table", "json", "csv");
        var (success, failure) = EndOptions();
        var abandon = new Option<string?>("--abandon-after") { HelpName = "DURATION", Description = "A case without an end is abandoned after so long a silence; without it there is no drop-off" };
        var contact = new Option<string?>("--contact") { HelpName = "A,B", Description = "The activities that are a contact with support" };
        var repeatable = new Option<string?>("--repeatable") { HelpName = "A,B", Description = "The activities that may be repeated without that being rework" };
        var file = new Option<string?>("--blueprint") { HelpName = "FILE", Description = "A blueprint, as JSON: its ends, support stages, repeatable touchpoints and longest waits, where they are not said" };
        var command = new Command("friction", "Where it is hard going: who gives up, repeats, asks for help, changes the channel") { success, failure, abandon, contact, repeatable, file };
        options.AddTo(command);
        command.SetAction(line =>
        {
            var blueprint = line.GetValue(file) is { } path ? BlueprintFile.Load(path) : null;
            var spec = blueprint is null ? new FrictionSpec() : FrictionSpec.Of(blueprint);
            if (line.GetValue(contact) is { } contacts) spec = spec with { Contacts = [.. JourneyOptions.ReadNames("--contact", contacts).Select(name => new TouchpointId(name))] };
            if (line.GetValue(repeatable) is { } names) spec = spec with { Repeatable = [.. JourneyOptions.ReadNames("--repeatable", names).Select(name => new TouchpointId(name))] };
            var log = options.Read(line).Log(
                Ends(line.GetValue(success), line.GetValue(failure)) ?? (blueprint is null ? null : BlueprintFile.EndsOf(blueprint)), line.GetValue(abandon) is { } after ? JourneyOptions.ReadDuration("--abandon-after", after) : null);
            var friction = log.Read(spec, options.AsOf(line, log));
            options.Print(line, json => JourneyJson.Friction(json, friction), () => JourneySheets.Friction(friction));
            return Exit.Ok;
        });
        return command;
    }

    private static Command Retention()
    {
        var options = new JourneyOptions("table", "json", "csv");
        var birth = new Option<string>("--birth") { Required = true, HelpName = "A,B", Description = "The activities by which a customer is won; the first one counts" };
        var back = new Option<string?>("--return") { HelpName = "A,B", Description = "The activities that are a return; without it any activity" };
        var period = new Option<string>("--period") { HelpName = "day|week|month|DURATION", Description = "How ages are counted: calendar periods, or equal stretches such as 30d", DefaultValueFactory = _ => "month" };
        var cohort = new Option<string>("--cohort") { HelpName = "day|week|month", Description = "The calendar periods that make the cohorts", DefaultValueFactory = _ => "month" };
        var mode = new Option<string>("--mode") { HelpName = "on|on-or-after|on-or-before|streak", Description = "When a customer counts as retained", DefaultValueFactory = _ => "on" };
        var recurring = new Option<bool>("--recurring") { Description = "Win a customer anew in every cohort period with such an activity, not only with the first ever" };
        cohort.AcceptOnlyFromAmong("day", "week", "month");
        mode.AcceptOnlyFromAmong([.. Modes.Keys]);
        var command = new Command("retention", "How many customers of each calendar period come back at each age") { birth, back, period, cohort, mode, recurring };
        options.AddTo(command);
        command.SetAction(line =>
        {
            var zone = options.Zone(line) ?? TimeZoneInfo.Utc;
            var length = line.GetRequiredValue(period);
            var spec = RetentionSpec.Of(
                JourneyOptions.ReadNames("--birth", line.GetRequiredValue(birth)), JourneyOptions.ReadNames("--return", line.GetValue(back)), Calendar(line.GetRequiredValue(cohort), zone),
                length is "day" or "week" or "month" ? RetentionPeriod.Calendar(Calendar(length, zone)) : RetentionPeriod.Rolling(JourneyOptions.ReadDuration("--period", length))) with
            { Mode = Modes[line.GetRequiredValue(mode)], IsRecurring = line.GetValue(recurring) };
            var log = options.Read(line).Log();
            var triangle = log.Read(spec, options.AsOf(line, log));
            options.Print(line, json => JourneyJson.Retention(json, triangle), () => JourneySheets.Retention(triangle));
            return Exit.Ok;
        });
        return command;
    }

    private static Command Diff()
    {
        var options = new JourneyOptions("table", "json", "csv", "mermaid");
        var by = new Option<string>("--by") { Required = true, HelpName = "COL", Description = "The column that divides the cases, such as a segment" };
        var values = new Option<string>("--between") { Required = true, HelpName = "A,B", Description = "The two values of that column to compare" };
        var steps = new Option<string?>("--steps") { HelpName = "A,B,…", Description = "Compare this funnel instead of the transitions; needs --window" };
        var window = new Option<string?>("--window") { HelpName = "DURATION|unlimited", Description = "The longest time from the first step to the last" };
        var command = new Command("diff", "How two groups of cases differ, with corrected p-values") { by, values, steps, window };
        options.AddTo(command);
        command.SetAction(line =>
        {
            var sides = line.GetRequiredValue(values).Split(',', StringSplitOptions.TrimEntries);
            if (sides is not [var first, var second] || string.Equals(first, second, StringComparison.Ordinal)) throw CxException.Usage("--between names two values, such as --between smb,enterprise.");
            if (line.GetValue(steps) is not null && options.IsMermaid(line)) throw CxException.Usage("A difference of funnels has no diagram. Leave out --steps for one of the transitions, or use --format table|json|csv.");
            var rows = options.Read(line, line.GetRequiredValue(by));
            var (one, other) = (rows.LogOf(first), rows.LogOf(second));
            foreach (var (log, side) in (ReadOnlySpan<(JourneyLog, string)>)[(one, first), (other, second)])
            {
                if (log.Count == 0) throw CxException.BadData($"No row has {Text.Quoted(side)} in {line.GetRequiredValue(by)}.");
            }

            var whole = options.AsOf(line, one.LastAt > other.LastAt ? one : other);
            JourneyDiff diff;
            Func<string>? mermaid = null;
            if (line.GetValue(steps) is { } names)
            {
                var spec = FunnelOf(names, line.GetValue(window) ?? throw CxException.Usage("--steps needs --window: the longest time from the first step to the last, or unlimited."), FunnelOrder.Ordered, FunnelAnchor.Sliding);
                diff = JourneyDiff.Between(one.Read(spec, whole), other.Read(spec, whole));
            }
            else
            {
                var (graph, otherGraph) = (one.Read(new TransitionGraphSpec(), whole), other.Read(new TransitionGraphSpec(), whole));
                diff = JourneyDiff.Between(graph, otherGraph);
                mermaid = () => Mermaid.Flowchart(graph, otherGraph);
            }

            options.Print(line, json => JourneyJson.Diff(json, diff), () => JourneySheets.Diff(diff, first, second), mermaid);
            return Exit.Ok;
        });
        return command;
    }

    private static Command Conform()
    {
        var options = new JourneyOptions("table", "json", "csv", "mermaid");
        var file = new Option<string>("--blueprint") { Required = true, HelpName = "FILE", Description = "The blueprint, as JSON" };
        var command = new Command("conform", "How far cases are from a blueprint, and which deviations they have") { file };
        options.AddTo(command);
        command.SetAction(line =>
        {
            var blueprint = BlueprintFile.Load(line.GetRequiredValue(file));
            var log = options.Read(line).Log(BlueprintFile.EndsOf(blueprint));
            var asOf = options.AsOf(line, log);
            var (result, deviations) = (log.Read(ConformanceSpec.Of(blueprint), asOf), blueprint.CountDeviations(log.Journeys(asOf)));
            options.Print(line, json => JourneyJson.Conform(json, result, deviations), () => JourneySheets.Conform(result, deviations), () => Mermaid.Flowchart(blueprint.Blueprint, deviations));
            return Exit.Ok;
        });
        return command;
    }

    private static Command Map()
    {
        var file = new Argument<string>("BLUEPRINT") { Description = "A blueprint, as JSON" };
        var kind = new Option<string>("--kind") { HelpName = "journey|flowchart|state", Description = "Which diagram to draw", DefaultValueFactory = _ => "journey" };
        kind.AcceptOnlyFromAmong("journey", "flowchart", "state");
        var format = new Option<string>("--format") { HelpName = "mermaid", Description = "How to print the result: a map is a diagram", DefaultValueFactory = _ => "mermaid" };
        format.AcceptOnlyFromAmong("mermaid");
        var command = new Command("map", "A blueprint as a Mermaid diagram") { file, kind, format };
        command.SetAction(line =>
        {
            var blueprint = BlueprintFile.Load(line.GetRequiredValue(file)).Blueprint;
            Console.Out.Write(line.GetRequiredValue(kind) switch
            {
                "flowchart" => Mermaid.Flowchart(blueprint),
                "state" => Mermaid.StateDiagram(blueprint),
                _ => Mermaid.Journey(blueprint),
            });
            return Exit.Ok;
        });
        return command;
    }

    private static Command Validate()
    {
        var file = new Argument<string>("BLUEPRINT") { Description = "A blueprint, as JSON" };
        var previous = new Option<string?>("--previous") { HelpName = "FILE", Description = "The version before: breaking changes need a higher major version" };
        var format = new Option<string>("--format") { HelpName = "table|json|mermaid", Description = "How to print the result; mermaid draws the states of a blueprint without errors", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "mermaid");
        var command = new Command("validate", "What is wrong with a blueprint: all of it at once; exit code 2 when there is an error") { file, previous, format };
        command.SetAction(line =>
        {
            var result = BlueprintFile.Read(line.GetRequiredValue(file), line.GetValue(previous) is { } before ? BlueprintFile.Load(before).Blueprint : null);
            if (line.GetRequiredValue(format) is "mermaid")
            {
                Console.Out.Write(Mermaid.StateDiagram(BlueprintFile.WithoutErrors(line.GetRequiredValue(file), result)));
                return Exit.Ok;
            }

            if (line.GetRequiredValue(format) is "json") JourneyJson.Write(json => JourneyJson.Validate(json, result));
            else JourneySheets.Validate(result).Write("table");
            return result.IsValid ? Exit.Ok : Exit.Data;
        });
        return command;
    }

    private static (Option<string?> Success, Option<string?> Failure) EndOptions() => (
        new Option<string?>("--success") { HelpName = "A,B", Description = "The activities that end a case well" },
        new Option<string?>("--failure") { HelpName = "A,B", Description = "The activities that end a case badly" });

    private static JourneyEnds? Ends(string? success, string? failure)
    {
        if (success is null && failure is null) return null;
        try
        {
            return JourneyEnds.Of(JourneyOptions.ReadNames("--success", success), JourneyOptions.ReadNames("--failure", failure));
        }
        catch (ArgumentException e)
        {
            throw CxException.Usage($"--success and --failure name one activity: it ends a case either well or badly.", e);
        }
    }

    private static FunnelSpec FunnelOf(string steps, string window, FunnelOrder order, FunnelAnchor anchor)
    {
        try
        {
            List<FunnelStep> all = [.. JourneyOptions.ReadNames("--steps", steps).Select(step => FunnelStep.Of(step.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))];
            var spec = string.Equals(window, "unlimited", StringComparison.Ordinal) ? FunnelSpec.Unlimited(all) : FunnelSpec.Of(JourneyOptions.ReadDuration("--window", window), all);
            return spec with { Order = order, Anchor = anchor };
        }
        catch (ArgumentException e)
        {
            throw CxException.Usage($"--steps {steps}: {e.Message}", e);
        }
    }

    private static CalendarPeriod Calendar(string unit, TimeZoneInfo zone) => unit switch
    {
        "day" => CalendarPeriod.Days(zone),
        "week" => CalendarPeriod.Weeks(zone),
        _ => CalendarPeriod.Months(zone),
    };
}
