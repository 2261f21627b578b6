using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Cx.Cli.Input;
using Cx.Cli.Output;
using Cx.Cli.Scoring;
using Cx.Cli.Themes;
using Cx.Core.Feedback;
using Cx.Core.Statistics;

namespace Cx.Cli.Commands;

/// <summary><c>cx themes</c>: what people talk about, and what each theme adds to a score or takes from it.</summary>
internal static class ThemesCommand
{
    private const long LongestTaxonomy = 1 << 24;

    private static readonly Dictionary<string, ThemeBase> Bases = new(StringComparer.Ordinal) { ["words"] = ThemeBase.AnswersWithWords, ["all"] = ThemeBase.AllAnswers };
    private static readonly Dictionary<string, Correction> Corrections = new(StringComparer.Ordinal) { ["benjamini-hochberg"] = Correction.BenjaminiHochberg, ["holm"] = Correction.Holm, ["bonferroni"] = Correction.Bonferroni };

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV or JSON Lines file, or - for standard input" };
        var metric = new Option<string>("--metric") { Required = true, HelpName = "nps|csat|ces|mean", Description = "The score that themes add to or take from" };
        var column = new Option<string>("--column") { Required = true, HelpName = "NAME", Description = "The column that holds the ratings" };
        var text = new Option<string>("--text") { Required = true, HelpName = "NAME", Description = "The column that holds the words" };
        var taxonomy = new Option<string>("--taxonomy") { Required = true, HelpName = "FILE", Description = "A JSON file of themes: {\"themes\":[{\"id\":\"delivery\",\"patterns\":[\"late\",\"deliver*\"],\"languages\":{\"de\":[\"liefer*\"]}}]}" };
        var scale = new Option<string?>("--scale") { HelpName = "ID|MIN..MAX[:low]", Description = "The scale of the ratings, such as csat5, 1..7 or 1..7:low (low is good); only nps goes without" };
        var method = new Option<string?>("--method") { HelpName = "NAME", Description = "top-box:K, net-box:K, mean or pomp; K is a number of levels at the good end" };
        var language = new Option<string?>("--language") { HelpName = "COL", Description = "The column of the language of the words, such as de; without it the patterns of all languages are looked for" };
        var weighed = new Option<string>("--base") { HelpName = "words|all", Description = "Weigh a theme against the answers with words, or against all answers", DefaultValueFactory = _ => "words" };
        var support = new Option<string>("--min-support") { HelpName = "N", Description = "The fewest answers with and without a theme for its difference to be tested", DefaultValueFactory = _ => "10" };
        var correction = new Option<string>("--correction") { HelpName = "NAME", Description = "How p-values are corrected for the number of themes: benjamini-hochberg, holm or bonferroni", DefaultValueFactory = _ => "benjamini-hochberg" };
        var where = new Option<string[]>("--where") { HelpName = "COL=VALUE", Description = "Only rows whose cell is exactly VALUE; repeat it to ask for more", AllowMultipleArgumentsPerToken = false };
        var confidence = new Option<string>("--confidence") { HelpName = "LEVEL", Description = "The confidence of the intervals", DefaultValueFactory = _ => "0.95" };
        var strict = new Option<bool>("--strict") { Description = "Stop with exit code 2 at the first invalid row" };
        var encoding = new Option<string?>("--encoding") { HelpName = "NAME", Description = "The encoding of the input; without it UTF-8, or UTF-16 with a byte order mark" };
        var format = new Option<string>("--format") { HelpName = "table|json|csv|markdown", Description = "How to print the result", DefaultValueFactory = _ => "table" };
        metric.AcceptOnlyFromAmong("nps", "csat", "ces", "mean");
        weighed.AcceptOnlyFromAmong([.. Bases.Keys]);
        correction.AcceptOnlyFromAmong([.. Corrections.Keys]);
        format.AcceptOnlyFromAmong("table", "json", "csv", "markdown");

        var command = new Command("themes", "What people say in words, and what each theme adds to a score or takes from it") { file };
        foreach (var option in (Option[])[metric, column, text, taxonomy, scale, method, language, weighed, support, correction, where, confidence, strict, encoding, format]) command.Add(option);
        command.SetAction(line =>
        {
            var frame = Frame(Enum.Parse<Metric>(line.GetRequiredValue(metric), ignoreCase: true), line.GetValue(scale), line.GetValue(method), line.GetRequiredValue(confidence));
            var request = new ThemesRequest
            {
                Text = line.GetRequiredValue(text),
                Column = line.GetRequiredValue(column),
                Language = line.GetValue(language),
                Taxonomy = ReadTaxonomy(line.GetRequiredValue(taxonomy)),
                Base = Bases[line.GetRequiredValue(weighed)],
                MinimumSupport = ReadSupport(line.GetRequiredValue(support)),
                Correction = Corrections[line.GetRequiredValue(correction)],
                Where = [.. (line.GetValue(where) ?? []).Select(DataOptions.ReadCondition)],
                Strict = line.GetValue(strict),
            };
            using var rows = RowFile.Open(line.GetRequiredValue(file), line.GetValue(encoding));
            Print(ProgressBar.Run(rows, (progress, error) => ThemesScan.Run(rows, frame, request, progress, error)), line.GetRequiredValue(format));
            return Exit.Ok;
        });
        return command;
    }

    private static Frame Frame(Metric metric, string? scaleText, string? methodText, string confidence)
    {
        var scale = ScaleChoice.Of(metric, scaleText)
            ?? throw CxException.Usage($"--metric {metric.ToString().ToLowerInvariant()} needs --scale: the same numbers mean other things on other scales. Say for example --scale csat5; cx scales lists them.");
        var method = Method.Of(metric, scale, methodText);
        return new Frame { Metric = metric, Scale = scale, Method = method, Confidence = DataOptions.ReadConfidence(confidence), Interval = IntervalChoice.Of(method.Kind, null) };
    }

    private static int ReadSupport(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var support) && support >= 2
        ? support
        : throw CxException.Usage($"--min-support {text} is no number of answers. Say a whole number of 2 or more, such as 10.");

    private static ThemeTaxonomy ReadTaxonomy(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LongestTaxonomy }) throw CxException.BadData($"The taxonomy '{path}' is longer than 16 MB. Is it the right file?");
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), TaxonomyJsonContext.Default.ThemeTaxonomy) ?? throw CxException.BadData($"The taxonomy '{path}' is null.");
        }
        catch (JsonException e)
        {
            throw CxException.BadData($"The taxonomy '{path}' cannot be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CxException.BadData($"The taxonomy '{path}' cannot be opened: {e.Message}", e);
        }
    }

    private static void Print(ThemesReport report, string format)
    {
        switch (format)
        {
            case "json":
                using (var output = Console.OpenStandardOutput()) ThemesJson.Write(output, report);
                break;
            case "csv":
                ThemesCsv.Write(Console.Out, report);
                break;
            case "markdown":
                MarkdownTable.Write(Console.Out, ThemesRows.Headings(report), 1, ThemesRows.Rows(report), ThemesRows.Notes(report));
                break;
            default:
                TotalledTable.Write(ThemesRows.Headings(report), 1, ThemesRows.Rows(report), ThemesRows.Notes(report));
                break;
        }
    }
}
