using System.CommandLine;
using Cx.Cli.Input;
using Cx.Cli.Output;
using Cx.Cli.Scorecard;
using Cx.Core.Improvement;

namespace Cx.Cli.Commands;

/// <summary><c>cx scorecard</c>: every journey, component and figure on one sheet, with targets and owners.</summary>
internal static class ScorecardCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV or JSON Lines file, or - for standard input" };
        var measures = new Option<string[]>("--measure") { Required = true, HelpName = "METRIC:COL[:SCALE]", Description = "A figure: nps, csat, ces or mean of a column on a scale; repeat it for more", AllowMultipleArgumentsPerToken = false };
        var journey = new Option<string?>("--journey") { HelpName = "COL", Description = "The column that names the journey of a row" };
        var component = new Option<string?>("--component") { HelpName = "COL", Description = "The column that names the component or touchpoint of a row" };
        var targets = new Option<string[]>("--target") { HelpName = "COL>=NUMBER", Description = "What a figure should be, at least or at most; repeat it for more", AllowMultipleArgumentsPerToken = false };
        var owners = new Option<string[]>("--owner") { HelpName = "COMPONENT=NAME", Description = "Who answers for a component; repeat it for more", AllowMultipleArgumentsPerToken = false };
        var taxonomy = new Option<string?>("--taxonomy") { HelpName = "six-components|five-elements|ITEM,ITEM", Description = "The list that the components are held against: what is not measured is shown" };
        var where = new Option<string[]>("--where") { HelpName = "COL=VALUE", Description = "Only rows whose cell is exactly VALUE; repeat it to ask for more", AllowMultipleArgumentsPerToken = false };
        var minimum = new Option<string?>("--min-n") { HelpName = "N", Description = "Hide what has fewer answers than N, and what would give it away; without it nothing is hidden" };
        var confidence = new Option<string>("--confidence") { HelpName = "LEVEL", Description = "The confidence of the intervals", DefaultValueFactory = _ => "0.95" };
        var strict = new Option<bool>("--strict") { Description = "Stop with exit code 2 at the first invalid cell" };
        var encoding = new Option<string?>("--encoding") { HelpName = "NAME", Description = "The encoding of the input; without it UTF-8, or UTF-16 with a byte order mark" };
        var format = new Option<string>("--format") { HelpName = "table|json|csv|markdown", Description = "How to print the result", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv", "markdown");

        var command = new Command("scorecard", "Every journey, component and figure on one sheet, with intervals, targets and owners") { file };
        foreach (var option in (Option[])[measures, journey, component, targets, owners, taxonomy, where, minimum, confidence, strict, encoding, format]) command.Add(option);
        command.SetAction(line =>
        {
            var level = DataOptions.ReadConfidence(line.GetRequiredValue(confidence));
            var figures = line.GetRequiredValue(measures).Select(text => Measure.Parse(text, level)).ToList();
            var twice = figures.GroupBy(figure => figure.Column, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any());
            if (twice is not null) throw CxException.Usage($"--measure has the column '{twice.Key}' twice.");
            var request = new ScorecardRequest
            {
                Measures = figures,
                Journey = line.GetValue(journey),
                Component = line.GetValue(component),
                Targets = ReadTargets(line.GetValue(targets) ?? [], figures),
                Owners = ReadOwners(line.GetValue(owners) ?? []),
                Taxonomy = ReadTaxonomy(line.GetValue(taxonomy)),
                Confidence = level,
                MinimumN = DataOptions.ReadMinimum(line.GetValue(minimum)),
                Where = [.. (line.GetValue(where) ?? []).Select(DataOptions.ReadCondition)],
                Strict = line.GetValue(strict),
            };
            if (request.Component is null && (request.Owners.Count > 0 || request.Taxonomy is not null)) throw CxException.Usage("--owner and --taxonomy are about components: say --component with the column that names them.");
            if (request.Journey is not null && string.Equals(request.Journey, request.Component, StringComparison.Ordinal)) throw CxException.Usage($"--journey and --component are both '{request.Journey}'.");
            using var rows = RowFile.Open(line.GetRequiredValue(file), line.GetValue(encoding));
            Print(ProgressBar.Run(rows, (progress, error) => ScorecardScan.Run(rows, request, progress, error)), line.GetRequiredValue(format));
            return Exit.Ok;
        });
        return command;
    }

    private static Dictionary<string, Target> ReadTargets(string[] texts, IReadOnlyList<Measure> measures)
    {
        var targets = new Dictionary<string, Target>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var (column, target) = TargetText.Parse(text, measures);
            if (!targets.TryAdd(column, target)) throw CxException.Usage($"--target names the column '{column}' twice.");
        }

        return targets;
    }

    private static Dictionary<string, string> ReadOwners(string[] texts)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || string.IsNullOrWhiteSpace(text[(equals + 1)..])) throw CxException.Usage($"--owner {text} names nobody. Write COMPONENT=NAME, such as --owner phone=support.");
            if (!owners.TryAdd(text[..equals], text[(equals + 1)..])) throw CxException.Usage($"--owner names the component '{text[..equals]}' twice.");
        }

        return owners;
    }

    private static ExperienceTaxonomy? ReadTaxonomy(string? text)
    {
        if (text is null) return null;
        if (text is "six-components") return ExperienceTaxonomy.SixComponents;
        if (text is "five-elements") return ExperienceTaxonomy.FiveElements;
        try
        {
            return ExperienceTaxonomy.Of("the list", text.Split(',', StringSplitOptions.TrimEntries));
        }
        catch (ArgumentException e)
        {
            throw CxException.Usage($"--taxonomy {text} is no list: name each item once, with commas between, or say six-components or five-elements.", e);
        }
    }

    private static void Print(ScorecardReport report, string format)
    {
        switch (format)
        {
            case "json":
                using (var output = Console.OpenStandardOutput()) ScorecardJson.Write(output, report);
                break;
            case "csv":
                ScorecardCsv.Write(Console.Out, report);
                break;
            case "markdown":
                ScorecardMarkdown.Write(Console.Out, report);
                break;
            default:
                ScorecardTable.Write(report);
                break;
        }
    }
}
