using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Feedback;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>Which of 40 themes a text speaks of, beside one compiled expression per theme. Time is per character of text: it must not grow with the text.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class ThemesBenchmarks
{
    public const int Thousand = 1 << 10;
    public const int Million = 1 << 20;

    private const int Themes = 40;

    private static readonly string[] Syllables = ["de", "li", "ver", "pri", "ce", "staff", "app", "late", "sup", "port", "ma", "no", "ta", "ri", "lo", "ne"];

    private ThemeTagger _tagger = ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("none"), "none")));
    private Regex[] _expressions = [];
    private string _short = "";
    private string _long = "";
    private string _hostile = "";

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(40);
        string Word() => string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Syllables[random.Next(Syllables.Length)]));
        // Rarer than the words of the text, so that most of it must be read to the end.
        string[][] patterns = [.. Enumerable.Range(0, Themes).Select(i => (string[])[$"{Word()}{Word()}", $"{Word()}x*", $"{Word()} {Word()} {Word()}"])];
        _tagger = ThemeTagger.Of(ThemeTaxonomy.Of(patterns.Select((some, i) => Theme.Of(new ThemeId($"t{i}"), some))));
        _expressions = Array.ConvertAll(patterns, some => new Regex(
            string.Join('|', some.Select(pattern => $"\\b{Regex.Escape(pattern.TrimEnd('*')).Replace("\\ ", "\\W+", StringComparison.Ordinal)}{(pattern.EndsWith('*') ? "" : "\\b")}")),
            RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
        _short = Text(Thousand, Word);
        _long = Text(Million, Word);
        _hostile = new string('a', Million);
        Same.Number(nameof(TagShort), ExpressionsShort(), TagShort());
        Same.Number(nameof(TagLong), ExpressionsLong(), TagLong());
    }

    [BenchmarkCategory("1 thousand characters"), Benchmark(Baseline = true, OperationsPerInvoke = Thousand)]
    public int ExpressionsShort() => _expressions.Count(expression => expression.IsMatch(_short));

    [BenchmarkCategory("1 thousand characters"), Benchmark(OperationsPerInvoke = Thousand)]
    public int TagShort() => _tagger.Tag(_short).Count;

    [BenchmarkCategory("1 million characters"), Benchmark(Baseline = true, OperationsPerInvoke = Million)]
    public int ExpressionsLong() => _expressions.Count(expression => expression.IsMatch(_long));

    [BenchmarkCategory("1 million characters"), Benchmark(OperationsPerInvoke = Million)]
    public int TagLong() => _tagger.Tag(_long).Count;

    [BenchmarkCategory("1 million characters"), Benchmark(OperationsPerInvoke = Million)]
    public int TagHostile() => _tagger.Tag(_hostile).Count;

    private static string Text(int length, Func<string> word)
    {
        var text = new StringBuilder(length + 16);
        while (text.Length < length) text.Append(word()).Append(' ');
        return text.ToString(0, length);
    }
}
