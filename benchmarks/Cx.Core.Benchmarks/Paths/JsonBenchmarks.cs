using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Benchmarks.Peers;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>JSON through a source-generated context, beside plain numbers and plain classes that write the same bytes and check nothing. Time is per rating, per counts and per score.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class JsonBenchmarks
{
    public const int Ratings = 1_000;

    private Rating<Nps>[] _ratings = [];
    private int?[] _numbers = [];
    private RatingCounts<Nps> _counts;
    private PlainCounts _plainCounts = null!;
    private NetPromoterScore _score = null!;
    private PlainScore _plainScore = null!;
    private byte[] _ratingsJson = [];
    private byte[] _countsJson = [];
    private byte[] _scoreJson = [];

    [GlobalSetup]
    public void Setup()
    {
        // Only numbers and null: a plain number has no word for "skipped".
        _numbers = Answers.Numbers(Ratings);
        _ratings = Array.ConvertAll(_numbers, Rating<Nps>.FromNullable);
        _counts.AddRange(Answers.Nps(Ratings));
        _score = NetPromoterScore.From(_counts)!;
        _ratingsJson = WriteRatings();
        _countsJson = WriteCounts();
        _scoreJson = WriteScore();
        _plainCounts = ReadPlain(_countsJson, Json.Default.PlainCounts);
        _plainScore = ReadPlain(_scoreJson, Json.Default.PlainScore);
        Same.Bytes("Ratings", WriteNumbers(), _ratingsJson);
        Same.Bytes("Counts", WritePlainCounts(), _countsJson);
        Same.Bytes("Score", WritePlainScore(), _scoreJson);
        if (!ReadRatings().AsSpan().SequenceEqual(_ratings) || ReadCounts() != _counts || ReadScore() != _score)
            throw new InvalidOperationException("What was read back differs from what was written.");
    }

    [BenchmarkCategory("write ratings"), Benchmark(Baseline = true, OperationsPerInvoke = Ratings)]
    public byte[] WriteNumbers() => JsonSerializer.SerializeToUtf8Bytes(_numbers, Json.Default.Numbers);

    [BenchmarkCategory("write ratings"), Benchmark(OperationsPerInvoke = Ratings)]
    public byte[] WriteRatings() => JsonSerializer.SerializeToUtf8Bytes(_ratings, Json.Default.Ratings);

    [BenchmarkCategory("read ratings"), Benchmark(Baseline = true, OperationsPerInvoke = Ratings)]
    public int?[] ReadNumbers() => JsonSerializer.Deserialize(_ratingsJson, Json.Default.Numbers)!;

    [BenchmarkCategory("read ratings"), Benchmark(OperationsPerInvoke = Ratings)]
    public Rating<Nps>[] ReadRatings() => JsonSerializer.Deserialize(_ratingsJson, Json.Default.Ratings)!;

    [BenchmarkCategory("write counts"), Benchmark(Baseline = true)]
    public byte[] WritePlainCounts() => JsonSerializer.SerializeToUtf8Bytes(_plainCounts, Json.Default.PlainCounts);

    [BenchmarkCategory("write counts"), Benchmark]
    public byte[] WriteCounts() => JsonSerializer.SerializeToUtf8Bytes(_counts, Json.Default.Counts);

    [BenchmarkCategory("read counts"), Benchmark(Baseline = true)]
    public object ReadPlainCounts() => ReadPlain(_countsJson, Json.Default.PlainCounts);

    [BenchmarkCategory("read counts"), Benchmark]
    public RatingCounts<Nps> ReadCounts() => JsonSerializer.Deserialize(_countsJson, Json.Default.Counts);

    [BenchmarkCategory("write score"), Benchmark(Baseline = true)]
    public byte[] WritePlainScore() => JsonSerializer.SerializeToUtf8Bytes(_plainScore, Json.Default.PlainScore);

    [BenchmarkCategory("write score"), Benchmark]
    public byte[] WriteScore() => JsonSerializer.SerializeToUtf8Bytes(_score, Json.Default.NetPromoterScore);

    [BenchmarkCategory("read score"), Benchmark(Baseline = true)]
    public object ReadPlainScore() => ReadPlain(_scoreJson, Json.Default.PlainScore);

    [BenchmarkCategory("read score"), Benchmark]
    public NetPromoterScore ReadScore() => JsonSerializer.Deserialize(_scoreJson, Json.Default.NetPromoterScore)!;

    private static T ReadPlain<T>(byte[] json, JsonTypeInfo<T> type) => JsonSerializer.Deserialize(json, type)!;
}
