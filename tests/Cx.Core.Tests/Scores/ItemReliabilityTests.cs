using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Scores;

public class ItemReliabilityTests
{
    private static readonly ScaleDefinition High = Slider100.Definition;
    private static readonly ScaleDefinition Low = ScaleDefinition.Create("dislike", 0, 100, Polarity.LowerIsBetter).WithoutBoxes();

    // 30 people, 7 questions in percent: the data set "attitude" of the conformance vectors, with results of R's psych 2.2.9.
    private static readonly int[][] Attitude = ReadAttitude();

    [Fact]
    public void Ratings_have_the_reliability_of_their_numbers()
    {
        var reliability = ItemReliability.From(Columns(_ => High));

        Assert.Equal((7, 30, 0), (reliability.Items, reliability.Complete, reliability.Incomplete));
        Assert.Equal(.8431428, reliability.CronbachAlpha!.Value, 1e-7);
        Assert.Equal(.8390838, reliability.StandardisedAlpha!.Value, 1e-7);
        Assert.Equal(.4269066, reliability.AverageInterItemCorrelation!.Value, 1e-7);
        Assert.Equal(.8405444, reliability.Omega!.Value, 1e-6);
        Assert.Equal(.8509925, reliability.OmegaObserved!.Value, 1e-6);
        double[] dropped = [.8097602, .7969175, .8278478, .8030310, .7953866, .8638723, .8404649];
        Assert.All(reliability.AlphaIfDropped, (alpha, i) => Assert.Equal(dropped[i], alpha!.Value, 1e-7));
        Assert.Equal("alpha 0.843, omega 0.841, 7 items, 30 complete, 0 incomplete", reliability.ToString());
    }

    [Fact]
    public void A_question_asked_the_other_way_round_is_reversed_by_its_scale()
    {
        // The third and the sixth question answered upside down, on a scale that says so.
        var turned = ItemReliability.From(Columns(item => item is 2 or 5 ? Low : High));
        var straight = ItemReliability.From(Columns(_ => High));

        Assert.Equal(straight.CronbachAlpha!.Value, turned.CronbachAlpha!.Value, 1e-12);
        Assert.Equal(straight.Omega!.Value, turned.Omega!.Value, 1e-6);

        // Without the polarity the same answers give another alpha.
        var ignored = ItemReliability.From([.. Columns(item => item is 2 or 5 ? Low : High).Select((column, item) => item is 2 or 5 ? (IReadOnlyList<Rating>)[.. column.Select(rating => Rating.From(High, rating.Value!.Value))] : column)]);
        Assert.True(ignored.CronbachAlpha < 0.6);
    }

    [Fact]
    public void Who_left_out_a_question_is_counted_and_not_used()
    {
        var columns = Columns(_ => High).Select(column => column.ToArray()).ToArray();
        columns[2][4] = Rating.Skipped(High);
        columns[6][9] = default;
        columns[0][4] = Rating.NotApplicable(High);
        var reliability = ItemReliability.From(columns);
        int[] left = [.. Enumerable.Range(0, 30).Except([4, 9])];

        Assert.Equal((28, 2), (reliability.Complete, reliability.Incomplete));
        double[] rows = [.. left.SelectMany(person => Attitude[person].Select(answer => (double)answer))];
        Assert.Equal(Reliability.CronbachAlpha(rows, 7), reliability.CronbachAlpha);
    }

    [Fact]
    public void Too_little_data_gives_no_figure()
    {
        foreach (var reliability in new[]
        {
            ItemReliability.From([Column(1, 2, 3)]),
            ItemReliability.From([Column(1, 2), Column(2, 1)]),
            ItemReliability.From([Column(3, 3, 3), Column(3, 3, 3)]),
            ItemReliability.From([Column(), Column()]),
            ItemReliability.From([[default, default, default], [default, default, default]]),
        })
        {
            Assert.Null(reliability.CronbachAlpha);
            Assert.Null(reliability.Omega);
            Assert.All(reliability.AlphaIfDropped, alpha => Assert.Null(alpha));
            Assert.Equal(reliability.Items, reliability.AlphaIfDropped.Count);
            Assert.StartsWith("alpha none", reliability.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Questions_that_work_against_each_other_have_a_negative_alpha() =>
        // Variances 2.5 and 1.7, of the total 0.2: 2(1 - 4.2/0.2).
        Assert.Equal(-40, ItemReliability.From([Column(1, 2, 3, 4, 5), Column(5, 4, 3, 2, 2)]).CronbachAlpha!.Value, 1e-9);

    [Fact]
    public void Lists_that_do_not_go_together_are_refused()
    {
        Assert.Contains("at least one item", Assert.Throws<ArgumentException>(() => ItemReliability.From([])).Message, StringComparison.Ordinal);
        Assert.Contains("Item 1 has 2 ratings and item 0 has 3", Assert.Throws<ArgumentException>(() => ItemReliability.From([Column(1, 2, 3), Column(1, 2)])).Message, StringComparison.Ordinal);
        Assert.Contains("one scale", Assert.Throws<ScaleMismatchException>(() => ItemReliability.From([[Rating.From(High, 3), Rating.From(Csat5.Definition, 3)]])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => ItemReliability.From(null!));
    }

    private static Rating[] Column(params int[] answers) => [.. answers.Select(answer => Rating.From(Csat5.Definition, answer))];

    private static List<IReadOnlyList<Rating>> Columns(Func<int, ScaleDefinition> scaleOf) =>
        [.. Enumerable.Range(0, 7).Select(item => (IReadOnlyList<Rating>)[.. Attitude.Select(person => Rating.From(scaleOf(item), scaleOf(item).Polarity == Polarity.LowerIsBetter ? 100 - person[item] : person[item]))])];

    private static int[][] ReadAttitude()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "conformance", "reliability.json")));
        return [.. Find(document.RootElement)!.Value.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray())];
    }

    // The one member called "rows", wherever the form of the vectors puts it.
    private static JsonElement? Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.TryGetProperty("rows", out var rows) ? rows : element.EnumerateObject().Select(member => Find(member.Value)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null),
        _ => null,
    };
}

public class ItemReliabilityEquality : EqualityContract<ItemReliability>
{
    protected override IReadOnlyList<Func<ItemReliability>> Makers =>
    [
        () => new(2, 3, 0, 0.5, 0.5, 0.5, 0.5, 0.5, [null, null]),
        () => new(2, 4, 0, 0.5, 0.5, 0.5, 0.5, 0.5, [null, null]),
        () => new(2, 3, 1, 0.5, 0.5, 0.5, 0.5, 0.5, [null, null]),
        () => new(2, 3, 0, null, 0.5, 0.5, 0.5, 0.5, [null, null]),
        () => new(2, 3, 0, 0.5, 0.6, 0.5, 0.5, 0.5, [null, null]),
        () => new(2, 3, 0, 0.5, 0.5, 0.6, 0.5, 0.5, [null, null]),
        () => new(2, 3, 0, 0.5, 0.5, 0.5, 0.6, 0.5, [null, null]),
        () => new(2, 3, 0, 0.5, 0.5, 0.5, 0.5, 0.6, [null, null]),
        () => new(2, 3, 0, 0.5, 0.5, 0.5, 0.5, 0.5, [0.1, null]),
    ];
}
