namespace Cx.Cli.Tests.Commands;

public class UsageTests
{
    private const string Csv = "quarter,rating\nq1,4\nq2,5\n";

    [Theory]
    [InlineData("--metric", "score", "-", "--column", "rating")]
    [InlineData("--column", "score", "-", "--metric", "nps")]
    [InlineData("FILE", "score", "--metric", "nps", "--column", "rating")]
    [InlineData("nonsense", "score", "-", "--metric", "nps", "--column", "rating", "--nonsense")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("xml", "score", "-", "--metric", "nps", "--column", "rating", "--format", "xml")]
    [InlineData("sus", "score", "-", "--metric", "sus", "--column", "rating")]
    [InlineData("95", "score", "-", "--metric", "nps", "--column", "rating", "--confidence", "95")]
    [InlineData("0,95", "score", "-", "--metric", "nps", "--column", "rating", "--confidence", "0,95")]
    [InlineData("COL=VALUE", "score", "-", "--metric", "nps", "--column", "rating", "--where", "quarter")]
    [InlineData("--min-n 0", "score", "-", "--metric", "nps", "--column", "rating", "--min-n", "0")]
    [InlineData("twice", "score", "-", "--metric", "nps", "--column", "rating", "--by", "quarter,quarter")]
    [InlineData("best-box", "score", "-", "--metric", "csat", "--scale", "csat5", "--column", "rating", "--method", "best-box:2")]
    [InlineData("from 1 to 5", "score", "-", "--metric", "csat", "--scale", "csat5", "--column", "rating", "--method", "top-box:6")]
    [InlineData("from 1 to 2", "score", "-", "--metric", "csat", "--scale", "csat5", "--column", "rating", "--method", "net-box:3")]
    [InlineData("--metric csat --scale nps --method mean", "score", "-", "--metric", "nps", "--column", "rating", "--method", "mean")]
    [InlineData("wilson", "score", "-", "--metric", "csat", "--scale", "csat5", "--column", "rating", "--interval", "adjusted-wald")]
    [InlineData("adjusted-wald", "score", "-", "--metric", "nps", "--column", "rating", "--interval", "wilson")]
    [InlineData("Did you mean 'csat5'?", "score", "-", "--metric", "csat", "--scale", "cast5", "--column", "rating")]
    [InlineData("2 to 253", "score", "-", "--metric", "csat", "--scale", "5..1", "--column", "rating")]
    [InlineData("no favourable box", "score", "-", "--metric", "csat", "--scale", "slider100", "--column", "rating")]
    [InlineData("no scale 'csat6'", "scales", "show", "csat6")]
    public void A_wrong_command_line_is_exit_code_1_and_says_what_is_wrong(string said, params string[] arguments) =>
        Tool.RunOn(Csv, arguments).Failed(1, said);

    [Theory]
    [InlineData("1..10")]
    [InlineData("csat10")]
    [InlineData("0..10:low")]
    [InlineData("1..5")]
    public void The_net_promoter_score_is_refused_on_another_scale_with_the_way_out(string scale) =>
        Tool.RunOn(Csv, "score", "-", "--metric", "nps", "--scale", scale, "--column", "rating")
            .Failed(1, "0–10 recommend question alone", $"--metric csat --scale {scale} --method net-box:K");

    [Theory]
    [InlineData("nps")]
    [InlineData("0..10")]
    [InlineData("NPS")]
    public void The_net_promoter_score_may_name_its_own_scale(string scale) =>
        Assert.Equal("nps", Tool.RunOn(Csv, "score", "-", "--metric", "nps", "--scale", scale, "--column", "rating", "--format", "json").Json().GetProperty("scale").GetProperty("id").GetString());

    [Theory]
    [InlineData("csat")]
    [InlineData("ces")]
    [InlineData("mean")]
    public void Without_a_scale_those_that_fit_the_values_seen_are_listed(string metric)
    {
        var run = Tool.RunOn("rating\n2\n7\nx\n\n", "score", "-", "--metric", metric, "--column", "rating").Failed(1, "--scale", "from 2 to 7", "csat7 (1..7, high is good)", "neteasy7 (1..7, low is good)", "2..7");

        Assert.DoesNotContain("csat5", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_and_version_are_no_errors()
    {
        Assert.Contains("score", Tool.Run("--help").Ok().Out, StringComparison.Ordinal);
        Assert.Contains("--weight", Tool.Run("score", "--help").Ok().Out, StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+\.\d+", Tool.Run("--version").Ok().Out);
    }
}
