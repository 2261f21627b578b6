using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Streaming;

namespace Cx.Core.Tests.Streaming;

public class SeriesRankingTests
{
    private readonly SeriesSchema _schema = SeriesSchema.Of(("touchpoint", 8));
    private readonly RatingStore<Nps> _store;

    public SeriesRankingTests()
    {
        _store = new RatingStore<Nps>(_schema, 100, OverflowPolicy.Fold);
        Fill("good", promoters: 90, detractors: 10);
        Fill("middling", promoters: 50, detractors: 50);
        Fill("twin", promoters: 50, detractors: 50);
        Fill("bad", promoters: 10, detractors: 90);
        Fill("few", promoters: 2, detractors: 0);
        _store.Add(_schema.Key("silent"), Rating<Nps>.Skipped);
    }

    [Fact]
    public void The_highest_scores_come_first_with_their_intervals()
    {
        var ranking = _store.ToTable().Top(3, counts => NetPromoterScore.From(counts), minN: 10);

        Assert.Equal(["good", "middling", "twin"], ranking.Series.Select(line => line.Series.Members[0]));
        Assert.Equal([1, 2, 2], ranking.Series.Select(line => line.Rank));
        // (90 − 10) / 100 and (50 − 50) / 100, in points.
        Assert.Equal([80.0, 0.0, 0.0], ranking.Series.Select(line => line.Score.Points));
        Assert.All(ranking.Series, line => Assert.Equal(line.Score.Interval(), line.Interval));
        Assert.Equal((4, 1, 1), (ranking.Ranked, ranking.WithoutScore, ranking.BelowMinimum));
        Assert.False(ranking.IsFolded);
        Assert.StartsWith("1 (1…1) good: NPS +80.0", ranking.Series[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_score_is_ranked_with_its_own_interval()
    {
        var effort = _store.ToTable().Top(1, counts => EffortScore.From(RatingCounts.Of(Enumerable.Range(0, (int)Math.Min(40, counts.Offered)).Select(i => Rating<Ces7>.From(1 + (i % 7))))), minN: 10).Series[0];
        Assert.Equal(effort.Score.Interval(), effort.Interval);
        Assert.NotNull(effort.Interval);

        ThreeItemCounts items = default;
        for (var i = 0; i < 50; i++) items.Add(new ThreeItemAnswers(Rating<Csat10>.From(8 + (i % 2)), Rating<Csat10>.From(8), Rating<Csat10>.From(9)));
        var index = _store.ToTable().Top(1, _ => ThreeItemSatisfactionIndex.From(items)).Series[0];
        Assert.Equal(index.Score.Interval(), index.Interval);
        Assert.NotNull(index.Interval);
        Assert.Null(_store.ToTable().Top(1, _ => new Own()).Series[0].Interval);
    }

    [Fact]
    public void The_lowest_scores_come_first_from_the_bottom()
    {
        var ranking = _store.ToTable().Bottom(2, counts => NetPromoterScore.From(counts), minN: 10, Confidence.P90);

        Assert.Equal(["bad", "middling"], ranking.Series.Select(line => line.Series.Members[0]));
        Assert.Equal([1, 2], ranking.Series.Select(line => line.Rank));
        Assert.Equal(ranking.Series[0].Score.Interval(Confidence.P90), ranking.Series[0].Interval);
    }

    [Fact]
    public void A_rank_says_what_the_intervals_leave_open()
    {
        var ranking = _store.ToTable().Top(10, counts => NetPromoterScore.From(counts), minN: 10);

        // The two in the middle cannot be told apart; the others do not overlap with anybody.
        Assert.Equal([(1, 1), (2, 3), (2, 3), (4, 4)], ranking.Series.Select(line => (line.FirstPossibleRank, line.LastPossibleRank)));
    }

    [Fact]
    public void Every_kind_of_score_ranks_with_its_own_interval()
    {
        var table = _store.ToTable();

        AssertIntervals(table.Top(9, counts => BoxScore.From(counts)), score => score.Interval());
        AssertIntervals(table.Top(9, counts => NetBoxScore.From(counts)), score => score.Interval());
        AssertIntervals(table.Top(9, counts => MeanScore.From(counts)), score => score.Interval());
        AssertIntervals(table.Top(9, counts => PompScore.From(counts)), score => score.Interval());
    }

    [Fact]
    public void A_ranking_that_makes_no_sense_is_refused()
    {
        var table = _store.ToTable();

        Assert.Throws<ArgumentOutOfRangeException>(() => table.Top(0, counts => NetPromoterScore.From(counts)));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Bottom(1, counts => NetPromoterScore.From(counts), minN: -1));
        Assert.Throws<ArgumentNullException>(() => table.Top<NetPromoterScore>(1, null!));
    }

    private static void AssertIntervals<TScore>(SeriesRanking<RatingCounts<Nps>, TScore> ranking, Func<TScore, Interval?> interval)
        where TScore : class, IScore
    {
        Assert.Equal(5, ranking.Ranked);
        Assert.All(ranking.Series, line => Assert.Equal(interval(line.Score), line.Interval));
        Assert.Equal(ranking.Series.Select(line => line.Score.Value).OrderDescending(), ranking.Series.Select(line => line.Score.Value));
    }

    private sealed class Own : IScore
    {
        public string Name => "own";

        public string Method => "own";

        public ScaleDefinition Scale => Nps.Definition;

        public Sample Sample => new(1, 0, 0, 0, 0);

        public long N => 1;

        public Weighting? Weighting => null;

        public double Value => 1;

        public double? StandardError => null;
    }

    private void Fill(string touchpoint, int promoters, int detractors)
    {
        var handle = _store.Resolve(_schema.Key(touchpoint));
        for (var i = 0; i < promoters; i++) _store.Add(handle, Rating<Nps>.From(10));
        for (var i = 0; i < detractors; i++) _store.Add(handle, Rating<Nps>.From(0));
    }
}
