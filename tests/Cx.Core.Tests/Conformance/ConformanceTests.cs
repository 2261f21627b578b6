using System.Text.Json;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Conformance;

/// <summary>The library against every vector of docs/conformance.</summary>
public class ConformanceTests
{
    private static readonly Dictionary<string, Func<Vector, Answers?>> Readers = new(StringComparer.Ordinal)
    {
        ["box"] = BoxAnswers.Of,
        ["churn"] = ChurnAnswers.Of,
        ["drivers"] = DriverAnswers.Of,
        ["control-chart"] = ChartAnswers.Of,
        ["duration"] = DurationAnswers.Of,
        ["effort"] = EffortAnswers.Of,
        ["improvement"] = ImprovementAnswers.Of,
        ["kano"] = KanoAnswers.Of,
        ["multiple-comparisons"] = MultipleComparisonsAnswers.Of,
        ["nps"] = NetPromoterAnswers.Of,
        ["nps-difference"] = NetPromoterAnswers.Difference,
        ["nps-interval"] = NetPromoterAnswers.Interval,
        ["numerics"] = NumericsAnswers.Of,
        ["quantile"] = QuantileAnswers.Of,
        ["reliability"] = ReliabilityAnswers.Of,
        ["rescale"] = RescaleAnswers.Of,
        ["response-rate"] = ResponseRateAnswers.Of,
        ["retention"] = RetentionAnswers.Of,
        ["rounding"] = RoundingAnswers.Of,
        ["sample-size"] = SampleSizeAnswers.Of,
        ["share-difference"] = ShareAnswers.Difference,
        ["share-interval"] = ShareAnswers.Interval,
        ["survival"] = SurvivalAnswers.Of,
        ["three-item-index"] = ThreeItemAnswersOfVectors.Of,
        ["weights"] = WeightAnswers.Of,
    };

    public static TheoryData<string> Ids => [.. Vectors.All.Select(entry => entry.Vector.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_library_gives_what_the_vector_expects(string id)
    {
        var vector = Vectors.Find(id);
        Assert.True(Readers.TryGetValue(vector.Topic, out var read), $"Nobody reads the topic \"{vector.Topic}\".");

        var differences = Judgement.Differences(vector, read!(vector));

        Assert.True(differences.Count == 0, $"{id} ({vector.Mark}: {vector.Source}):\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void The_vectors_have_the_documented_form()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        Assert.All(Vectors.All, entry =>
        {
            var (file, vector) = entry;
            Assert.Equal(file, vector.Topic);
            Assert.True(ids.Add(vector.Id), $"The id {vector.Id} stands twice.");
            Assert.Contains(vector.Mark, (string[])["published", "reference", "derived", "recalled"]);
            Assert.False(string.IsNullOrWhiteSpace(vector.Source), $"{vector.Id} names no source.");
            Assert.True(vector.Tolerance >= 0, $"{vector.Id} has a negative tolerance.");
            Assert.Contains(vector.Expected.ValueKind, (JsonValueKind[])[JsonValueKind.Object, JsonValueKind.Null]);
        });
    }

    [Fact]
    public void Every_topic_is_listed_on_the_page()
    {
        var page = File.ReadAllText(Path.Combine(Vectors.Folder, "README.md"));

        Assert.All(Readers.Keys, topic => Assert.Contains($"]({topic}.json)", page, StringComparison.Ordinal));
    }

    [DataFact]
    public void The_shared_vectors_of_these_topics_are_all_here_and_the_same()
    {
        var path = Path.Combine(Repository.Shared, "vectors", "measurement.json");
        using var shared = JsonDocument.Parse(File.ReadAllText(path));
        var here = Directory.EnumerateFiles(Vectors.Folder, "*.json")
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray())
            .ToDictionary(vector => vector.GetProperty("id").GetString()!, StringComparer.Ordinal);
        var topics = here.Values.Select(vector => vector.GetProperty("topic").GetString()!).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            shared.RootElement.EnumerateArray().Where(vector => topics.Contains(vector.GetProperty("topic").GetString()!)),
            vector => Assert.True(
                here.TryGetValue(vector.GetProperty("id").GetString()!, out var copy) && JsonElement.DeepEquals(vector, copy),
                $"{vector.GetProperty("id")} is missing or differs."));
    }

    [Theory]
    [InlineData("""{"z": 1.7}""", 1e-6, "expected 1.7")]
    [InlineData("""{"z": 1.6448536}""", 0, "expected 1.6448536")]
    [InlineData("""{"q": 1}""", 1e-6, "nobody computes it")]
    [InlineData("""{"z": "1.64"}""", 1e-6, "expected 1.64")]
    [InlineData("""{"z": null}""", 1e-6, "z is 1.64")]
    [InlineData("null", 0, "no data")]
    public void A_wrong_expectation_is_seen(string expected, double tolerance, string message)
    {
        var vector = Made("""{"confidence": 0.9}""", expected, tolerance);

        Assert.Contains(Judgement.Differences(vector, NumericsAnswers.Of(vector)), difference => difference.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void An_input_that_nobody_uses_is_seen()
    {
        var vector = Made("""{"confidence": 0.9, "colour": "red"}""", """{"z": 1.6448536}""", 1e-6);

        Assert.Equal(["the input \"colour\" was not used"], Judgement.Differences(vector, NumericsAnswers.Of(vector)));
    }

    private static Vector Made(string inputs, string expected, double tolerance)
        => Assert.Single(Vectors.Parse(FormattableString.Invariant(
            $$"""[{"id": "made.up", "topic": "numerics", "inputs": {{inputs}}, "expected": {{expected}}, "tolerance": {{tolerance}}, "mark": "derived", "source": "this test"}]""")));
}
