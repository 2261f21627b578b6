using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Scales;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>Text to rating and back, beside the int that would stand there instead. Time is per rating.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class TextBenchmarks
{
    public const int Ratings = 1_024;

    private readonly char[] _chars = new char[16];
    private Rating<Nps>[] _ratings = [];
    private int[] _numbers = [];
    private string[] _texts = [];
    private byte[][] _utf8 = [];

    [GlobalSetup]
    public void Setup()
    {
        // Answers only: an int has no text for the others.
        _ratings = [.. Answers.Nps(Ratings * 2).Where(rating => rating.IsAnswered).Take(Ratings)];
        _numbers = Array.ConvertAll(_ratings, rating => rating.Value!.Value);
        _texts = Array.ConvertAll(_ratings, rating => rating.ToString());
        _utf8 = Array.ConvertAll(_texts, Encoding.UTF8.GetBytes);
        Same.Number(nameof(ParseRating), ParseInt(), ParseRating());
        Same.Number(nameof(ParseRatingUtf8), ParseIntUtf8(), ParseRatingUtf8());
        Same.Number(nameof(FormatRating), FormatInt(), FormatRating());
        Same.Number(nameof(RatingToString), IntToString(), RatingToString());
    }

    [BenchmarkCategory("parse"), Benchmark(Baseline = true, OperationsPerInvoke = Ratings)]
    public int ParseInt()
    {
        var sum = 0;
        foreach (var text in _texts)
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) sum += value;
        return sum;
    }

    [BenchmarkCategory("parse"), Benchmark(OperationsPerInvoke = Ratings)]
    public int ParseRating()
    {
        var sum = 0;
        foreach (var text in _texts)
            if (Rating<Nps>.TryParse(text, out var rating)) sum += rating.Value ?? 0;
        return sum;
    }

    [BenchmarkCategory("parse utf8"), Benchmark(Baseline = true, OperationsPerInvoke = Ratings)]
    public int ParseIntUtf8()
    {
        var sum = 0;
        foreach (var text in _utf8)
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) sum += value;
        return sum;
    }

    [BenchmarkCategory("parse utf8"), Benchmark(OperationsPerInvoke = Ratings)]
    public int ParseRatingUtf8()
    {
        var sum = 0;
        foreach (var text in _utf8)
            if (Rating<Nps>.TryParse(text, null, out var rating)) sum += rating.Value ?? 0;
        return sum;
    }

    [BenchmarkCategory("format"), Benchmark(Baseline = true, OperationsPerInvoke = Ratings)]
    public int FormatInt()
    {
        var length = 0;
        foreach (var number in _numbers)
            if (number.TryFormat(_chars, out var written, default, CultureInfo.InvariantCulture)) length += written;
        return length;
    }

    [BenchmarkCategory("format"), Benchmark(OperationsPerInvoke = Ratings)]
    public int FormatRating()
    {
        var length = 0;
        foreach (var rating in _ratings)
            if (rating.TryFormat(_chars, out var written, default, null)) length += written;
        return length;
    }

    [BenchmarkCategory("to string"), Benchmark(Baseline = true, OperationsPerInvoke = Ratings)]
    public int IntToString()
    {
        var length = 0;
        foreach (var number in _numbers) length += number.ToString(CultureInfo.InvariantCulture).Length;
        return length;
    }

    [BenchmarkCategory("to string"), Benchmark(OperationsPerInvoke = Ratings)]
    public int RatingToString()
    {
        var length = 0;
        foreach (var rating in _ratings) length += rating.ToString().Length;
        return length;
    }
}
