using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>The sources of an application that measures customer experience: the same text for the same number of files, on every machine.</summary>
/// <remarks>Of ten files four do not use Cx.Core at all, as in an application that has other work to do. No rule has anything to report: an application is mostly right.</remarks>
internal static class Corpus
{
    private static readonly ImmutableArray<string> Templates =
    [
        // Rows as they come from a survey tool.
        """
        using Cx.Core.Scales;
        namespace Shop.Area#;
        public sealed record Row#(string Customer, string Channel, int? Recommend, int? Satisfied, int? Effort, DateTimeOffset AnsweredAt)
        {
            public Rating<Nps> Recommendation => Rating<Nps>.FromNullable(Recommend);
            public Rating<Csat5> Satisfaction => Rating<Csat5>.FromNullable(Satisfied);
            public Rating<Ces7> Ease => Effort is { } effort && Rating<Ces7>.TryFrom(effort, out var ease) ? ease : Rating<Ces7>.NotAnswered;
            public bool IsComplete => Recommendation.IsAnswered && Satisfaction.IsAnswered && Ease.IsAnswered;
            public string Describe() => $"{Customer} ({Channel}): {Recommendation} / {Satisfaction} / {Ease}";
        }
        """,
        // Counts by group, merged, scored.
        """
        using Cx.Core.Scales;
        using Cx.Core.Scores;
        namespace Shop.Area#;
        public sealed class Board#
        {
            private readonly Dictionary<string, RatingCounts<Nps>> _byChannel = new(StringComparer.Ordinal);
            private RatingCounts<Nps> _total;
            public void Take(string channel, int? answer)
            {
                var rating = Rating<Nps>.FromNullable(answer);
                _total.Add(rating);
                var counts = _byChannel.GetValueOrDefault(channel);
                counts.Add(rating);
                _byChannel[channel] = counts;
            }
            public NetPromoterScore? Total => NetPromoterScore.From(_total);
            public IEnumerable<(string Channel, NetPromoterScore? Score)> Channels()
            {
                foreach (var (channel, counts) in _byChannel.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    yield return (channel, NetPromoterScore.From(counts));
                }
            }
            public static RatingCounts<Nps> Together(IEnumerable<RatingCounts<Nps>> many)
            {
                RatingCounts<Nps> all = default;
                foreach (var one in many)
                {
                    all.Merge(one);
                }
                return all;
            }
        }
        """,
        // A report for people.
        """
        using System.Globalization;
        using System.Text;
        using Cx.Core.Scales;
        using Cx.Core.Scores;
        using Cx.Core.Statistics;
        namespace Shop.Area#;
        public static class Report#
        {
            public static string Write(RatingCounts<Csat5> counts, string title)
            {
                var text = new StringBuilder();
                text.AppendLine(title);
                if (BoxScore.From(counts) is not { } box)
                {
                    return text.AppendLine("no answers").ToString();
                }
                text.AppendLine(CultureInfo.InvariantCulture, $"{box} of {counts.Offered}");
                if (box.Interval(Confidence.P90) is { } interval)
                {
                    text.AppendLine(CultureInfo.InvariantCulture, $"between {interval.Low:0.000} and {interval.High:0.000}");
                }
                for (var level = 1; level <= 5; level++)
                {
                    text.Append(level).Append(' ').Append('*', (int)Math.Min(counts[level], 40)).AppendLine();
                }
                var width = #;
                return text.Length > width ? text.ToString() : text.ToString().PadRight(width);
            }
            public static string Line(MeanScore? mean) => mean is null ? "-" : mean.N > 30 ? mean.Mean.ToString("F2", CultureInfo.InvariantCulture) : $"({mean.N})";
        }
        """,
        // Two periods.
        """
        using Cx.Core.Scales;
        using Cx.Core.Scores;
        namespace Shop.Area#;
        public static class Periods#
        {
            public static string Verdict(RatingCounts<Nps> before, RatingCounts<Nps> after)
            {
                if (NetPromoterScore.From(before) is not { } was || NetPromoterScore.From(after) is not { } now)
                {
                    return "too early";
                }
                var difference = now.CompareWith(was);
                var interval = difference.Interval();
                return interval.Contains(0) ? "no change to be seen" : difference.Value > 0 ? "better" : "worse";
            }
            public static IEnumerable<string> All(IReadOnlyList<RatingCounts<Nps>> months)
            {
                for (var i = 1; i < months.Count; i++)
                {
                    yield return $"{i + #}: {Verdict(months[i - 1], months[i])}";
                }
            }
        }
        """,
        // Weights of a sample.
        """
        using Cx.Core.Scales;
        using Cx.Core.Scores;
        namespace Shop.Area#;
        public sealed class Panel#
        {
            public sealed record Answer(int? Value, double Weight, string Region);
            private readonly List<Answer> _answers = [];
            public void Add(Answer answer) => _answers.Add(answer);
            public NetPromoterScore? Score(string? region = null)
            {
                WeightedRatingCounts<Nps> counts = default;
                foreach (var answer in _answers.Where(answer => region is null || answer.Region == region))
                {
                    counts.Add(Rating<Nps>.FromNullable(answer.Value), answer.Weight);
                }
                return NetPromoterScore.From(counts);
            }
            public (double Low, double High)? Span() => Score()?.Interval() is { } interval ? (interval.Low, interval.High) : null;
        }
        """,
        // Rules of the business on ratings.
        """
        using Cx.Core.Scales;
        using Cx.Core.Scores;
        namespace Shop.Area#;
        public enum Urgency# { None, Soon, Now }
        public static class Triage#
        {
            public static Urgency# Of(Rating<Csat5> satisfaction, Rating<Nps> recommendation, int openTickets) => (satisfaction.IsUnfavourable, recommendation.IsUnfavourable) switch
            {
                (true, true) => Urgency#.Now,
                (true, _) or (_, true) when openTickets > # => Urgency#.Now,
                (true, _) or (_, true) => Urgency#.Soon,
                _ => Urgency#.None,
            };
            public static ILookup<Urgency#, string> Sorted(IEnumerable<(string Customer, Rating<Csat5> Csat, Rating<Nps> Nps, int Open)> rows)
                => rows.ToLookup(row => Of(row.Csat, row.Nps, row.Open), row => row.Customer);
            public static RatingCounts<Csat5> Count(IEnumerable<(string Customer, Rating<Csat5> Csat, Rating<Nps> Nps, int Open)> rows)
                => RatingCounts.Of(from row in rows where row.Open < 100 select row.Csat);
        }
        """,
        // Orders, without a word of experience.
        """
        namespace Shop.Area#;
        public sealed class Orders#
        {
            private readonly List<Line> _lines = [];
            public sealed record Line(string Article, int Quantity, decimal Price, decimal? Discount = null)
            {
                public decimal Total => Quantity * Price * (1 - (Discount ?? 0m));
            }
            public decimal Total => _lines.Sum(line => line.Total);
            public double AverageQuantity => _lines.Count == 0 ? 0 : _lines.Average(line => line.Quantity);
            public void Add(string article, int quantity, decimal price)
            {
                ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
                var index = _lines.FindIndex(line => line.Article == article && line.Price == price);
                if (index >= 0)
                {
                    _lines[index] = _lines[index] with { Quantity = _lines[index].Quantity + quantity };
                }
                else
                {
                    _lines.Add(new Line(article, quantity, price));
                }
            }
            public IEnumerable<string> Pages(int size)
            {
                var pages = (_lines.Count + size - 1) / size;
                for (var page = 0; page < pages; page++)
                {
                    yield return string.Join(", ", _lines.Skip(page * size).Take(size).Select(line => $"{line.Quantity} x {line.Article}"));
                }
            }
        }
        """,
        // Asynchronous work.
        """
        namespace Shop.Area#;
        public interface IStore# { Task<IReadOnlyList<string>> ReadAsync(int page, CancellationToken cancellation); }
        public sealed class Loader#(IStore# store)
        {
            public async Task<IReadOnlyDictionary<string, int>> LoadAsync(CancellationToken cancellation)
            {
                var found = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
                for (var page = 0; ; page++)
                {
                    var lines = await store.ReadAsync(page, cancellation).ConfigureAwait(false);
                    if (lines.Count == 0)
                    {
                        return found;
                    }
                    foreach (var line in lines)
                    {
                        var parts = line.Split(';', 2);
                        if (parts is [var key, var value] && int.TryParse(value, out var number))
                        {
                            found[key] = found.TryGetValue(key, out var old) ? Math.Max(old, number) : number;
                        }
                    }
                }
            }
        }
        """,
        // Parsing.
        """
        using System.Globalization;
        namespace Shop.Area#;
        public static class Reader#
        {
            public static bool TryRead(string text, out (int Id, double Amount, DateTimeOffset At) row)
            {
                row = default;
                var cells = text.Split(',');
                if (cells.Length != 3
                    || !int.TryParse(cells[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var id)
                    || !double.TryParse(cells[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
                    || !DateTimeOffset.TryParse(cells[2], CultureInfo.InvariantCulture, out var at))
                {
                    return false;
                }
                row = (id, amount * 1.0#, at);
                return true;
            }
            public static int Checksum(ReadOnlySpan<char> text)
            {
                var sum = #;
                foreach (var c in text)
                {
                    sum = (sum * 31) ^ c;
                }
                return sum & 0x7fffffff;
            }
        }
        """,
        // A small state machine.
        """
        namespace Shop.Area#;
        public sealed class Ticket#
        {
            public enum State { New, Open, Waiting, Closed }
            public State Current { get; private set; }
            public event EventHandler<State>? Changed;
            public bool Move(State next)
            {
                var allowed = (Current, next) switch
                {
                    (State.New, State.Open) => true,
                    (State.Open, State.Waiting or State.Closed) => true,
                    (State.Waiting, State.Open) => true,
                    _ => false,
                };
                if (allowed)
                {
                    Current = next;
                    Changed?.Invoke(this, next);
                }
                return allowed;
            }
            public override string ToString() => Current switch { State.New => "new", State.Closed => "closed", var other => $"{other} #" };
        }
        """,
    ];

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Names and texts of the files.</summary>
    public static IEnumerable<(string Name, string Text)> Files(int count)
        => Enumerable.Range(0, count)
            .Select(i => (Name: string.Create(CultureInfo.InvariantCulture, $"File{i}.cs"), Text: Templates[i % Templates.Length].Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            .Append(("Usings.cs", Usings));

    /// <summary>The files, compiled.</summary>
    /// <param name="count">How many.</param>
    /// <param name="references">The framework, and the library or another assembly with its types.</param>
    /// <exception cref="InvalidOperationException">They do not compile: the library has changed.</exception>
    public static CSharpCompilation Compile(int count, ImmutableArray<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            "Corpus",
            Files(count).Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text), CSharpParseOptions.Default, "/corpus/" + file.Name)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var errors = compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error).Take(3).ToList();
        return errors.Count == 0 ? compilation : throw new InvalidOperationException("The corpus does not compile:\n" + string.Join('\n', errors));
    }
}
