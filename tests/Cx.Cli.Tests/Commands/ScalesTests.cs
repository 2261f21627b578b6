namespace Cx.Cli.Tests.Commands;

public class ScalesTests
{
    [Fact]
    public void All_built_in_scales_are_listed()
    {
        var list = Tool.Run("scales").Ok().Out;

        foreach (var id in (string[])["nps", "csat3", "csat5", "csat7", "csat10", "thumbs", "stars5", "slider100", "ces5", "ces7", "neteasy7", "seq7", "valence5", "likert5", "likert7"])
            Assert.Contains($"| {id} ", list, StringComparison.Ordinal);
    }

    [Fact]
    public void One_scale_is_shown_with_its_good_end_boxes_and_labels()
    {
        var shown = Tool.Run("scales", "show", "ces5").Ok().Out;

        Assert.Matches(@"good end +low", shown);
        Assert.Matches(@"favourable +1\.\.2", shown);
        Assert.Matches(@"unfavourable +4\.\.5", shown);
        Assert.Contains("highly negative", Tool.Run("scales", "show", "valence5").Ok().Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_is_a_scale_too() => Assert.Matches(@"good end +low", Tool.Run("scales", "show", "1..6:low").Ok().Out);
}
