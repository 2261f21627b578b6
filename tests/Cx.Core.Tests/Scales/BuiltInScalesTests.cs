using Cx.Core.Scales;

namespace Cx.Core.Tests.Scales;

/// <summary>Every built-in scale against the published table of scales: range, polarity, neutral point, boxes.</summary>
public class BuiltInScalesTests
{
    /// <summary>The table: id, min, max, whether low is good, neutral point, favourable numbers, unfavourable numbers.</summary>
    public static TheoryData<string, int, int, bool, int?, string, string> Table => new()
    {
        { "nps", 0, 10, false, null, "9 10", "0 1 2 3 4 5 6" },
        { "csat3", 1, 3, false, 2, "3", "1" },
        { "csat5", 1, 5, false, 3, "4 5", "1 2" },
        { "csat7", 1, 7, false, 4, "6 7", "1 2" },
        { "csat10", 1, 10, false, null, "8 9 10", "1 2 3" },
        { "thumbs", 0, 1, false, null, "1", "0" },
        { "stars5", 1, 5, false, 3, "4 5", "1 2" },
        { "slider100", 0, 100, false, 50, "", "" },
        { "ces5", 1, 5, true, 3, "1 2", "4 5" },
        { "ces7", 1, 7, false, 4, "5 6 7", "1 2 3" },
        { "neteasy7", 1, 7, true, 4, "1 2", "5 6 7" },
        { "seq7", 1, 7, false, 4, "6 7", "1 2" },
        { "valence5", 1, 5, false, 3, "4 5", "1 2" },
        { "likert5", 1, 5, false, 3, "4 5", "1 2" },
        { "likert7", 1, 7, false, 4, "6 7", "1 2" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_built_in_scale_is_as_the_table_says(string id, int min, int max, bool lowIsGood, int? neutral, string favourable, string unfavourable)
    {
        var scale = ScaleRegistry.BuiltIn.Find(id);

        Assert.Equal(min, scale.Min);
        Assert.Equal(max, scale.Max);
        Assert.Equal(max - min + 1, scale.Levels);
        Assert.Equal(lowIsGood ? Polarity.LowerIsBetter : Polarity.HigherIsBetter, scale.Polarity);
        Assert.Equal(neutral, scale.Neutral);
        Assert.Equal(favourable, Where(scale, scale.IsFavourable));
        Assert.Equal(unfavourable, Where(scale, scale.IsUnfavourable));
        Assert.Equal(favourable.Length == 0, scale.FavourableBox is null);
        Assert.Equal(unfavourable.Length == 0, scale.UnfavourableBox is null);
    }

    [Fact]
    public void The_table_knows_every_built_in_scale() =>
        Assert.Equal(Table.Select(row => (string)row[0]).Order(StringComparer.Ordinal), ScaleRegistry.BuiltIn.All.Select(scale => scale.Id));

    [Fact]
    public void The_id_of_a_built_in_scale_is_the_name_of_its_type_in_lower_case()
    {
        var types = typeof(Nps).Assembly.GetExportedTypes()
            .Where(type => type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IScale<>)))
            .ToList();

        Assert.Equal(ScaleRegistry.BuiltIn.All.Count(), types.Count);
        Assert.All(types, type =>
        {
            var id = ((ScaleDefinition)type.GetProperty("Definition")!.GetValue(null)!).Id;
            Assert.Equal(type.Name, id, ignoreCase: true);
            Assert.True(ScaleRegistry.BuiltIn.TryFind(id, out _), id);
        });
    }

    [Fact]
    public void The_verbal_scales_read_and_write_their_words()
    {
        Assert.Equal("highly negative|negative|neutral|positive|highly positive", string.Join('|', Valence5.Definition.Labels));
        Assert.Equal("highly positive", Rating<Valence5>.From(5).Label);
        Assert.Equal(Rating<Valence5>.From(1), Rating<Valence5>.FromLabel(" Highly Negative "));
        Assert.Equal(Rating<Likert5>.From(4), Rating<Likert5>.FromLabel("agree"));
        Assert.Equal(Rating<Likert7>.From(5), Rating<Likert7>.FromLabel("somewhat agree"));
        Assert.Equal(Rating<Thumbs>.From(1), Rating<Thumbs>.FromLabel("UP"));
    }

    private static string Where(ScaleDefinition scale, Func<int, bool?> isIn) =>
        string.Join(' ', Enumerable.Range(scale.Min, scale.Levels).Where(value => isIn(value) == true));
}
