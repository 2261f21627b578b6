using System.Threading.Channels;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using Result = Cx.Core.Streaming.WindowResult<Cx.Core.Scores.RatingCounts<Cx.Core.Scales.Csat5>>;

namespace Cx.Core.Tests.Streaming;

public class LatestPerWindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly SeriesSchema _schema = SeriesSchema.Of(("touchpoint", 12));

    [Fact]
    public async Task A_slow_reader_gets_the_newest_revision_and_is_told_how_many_he_missed()
    {
        var results = Results(EmitContent.Accumulating);
        var source = Channel.CreateUnbounded<Result>();
        foreach (var result in results) source.Writer.TryWrite(result);
        source.Writer.Complete();
        List<LatestResult<RatingCounts<Csat5>>> read = [];
        await foreach (var latest in source.Reader.ReadAllAsync().LatestPerWindow()) read.Add(latest);

        // All results were there before the reader asked, so one per window and series is left.
        Assert.True(results.Count > read.Count);
        Assert.Equal(results.Count, read.Count + read.Sum(latest => latest.Skipped));
        var newest = results.GroupBy(result => (result.Start, result.Series)).Select(group => group.Last()).ToList();
        Assert.Equal(newest.Select(result => (result.Start, result.Series, result.Revision, result.State)), read.Select(latest => (latest.Result.Start, latest.Result.Series, latest.Result.Revision, latest.Result.State)));
        Assert.Equal("revision 2, 2 skipped", read[0].ToString());
    }

    [Fact]
    public async Task A_reader_who_keeps_up_gets_every_result()
    {
        var source = Channel.CreateUnbounded<Result>();
        await using var reader = source.Reader.ReadAllAsync().LatestPerWindow().GetAsyncEnumerator();
        foreach (var result in Results(EmitContent.Accumulating))
        {
            source.Writer.TryWrite(result);
            Assert.True(await reader.MoveNextAsync());
            Assert.Equal((result.Start, result.Series, result.Revision, 0L), (reader.Current.Result.Start, reader.Current.Result.Series, reader.Current.Result.Revision, reader.Current.Skipped));
        }

        source.Writer.Complete();
        Assert.False(await reader.MoveNextAsync());
    }

    [Fact]
    public async Task Changes_are_refused_because_none_may_be_left_out()
    {
        var source = Channel.CreateUnbounded<Result>();
        foreach (var result in Results(EmitContent.Discarding)) source.Writer.TryWrite(result);
        await using var reader = source.Reader.ReadAllAsync().LatestPerWindow().GetAsyncEnumerator();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.MoveNextAsync());
        Assert.Throws<ArgumentNullException>(() => WindowResultExtensions.LatestPerWindow<RatingCounts<Csat5>>(null!));
    }

    [Fact]
    public async Task What_the_source_throws_comes_to_the_reader_and_leaving_early_lets_the_source_go()
    {
        var broken = Channel.CreateUnbounded<Result>();
        broken.Writer.Complete(new InvalidDataException("broken"));
        await using (var reader = broken.Reader.ReadAllAsync().LatestPerWindow().GetAsyncEnumerator())
            await Assert.ThrowsAsync<InvalidDataException>(async () => await reader.MoveNextAsync());

        var endless = Channel.CreateUnbounded<Result>();
        foreach (var result in Results(EmitContent.Accumulating)) endless.Writer.TryWrite(result);
        await foreach (var latest in endless.Reader.ReadAllAsync().LatestPerWindow())
        {
            Assert.NotNull(latest);
            break;
        }
    }

    private List<Result> Results(EmitContent content)
    {
        var windows = new RatingWindows<Csat5>(_schema, new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], allowedLateness: TimeSpan.FromHours(3), maxSeries: 10)
        {
            Emit = EmitMode.Revisions,
            Content = content,
        });
        foreach (var minute in (int[])[0, 61, 1, 125, 2, 190])
            windows.Add(new WindowEvent<Rating<Csat5>>(_schema.Key("a"), Rating<Csat5>.From(5), Noon.AddMinutes(minute)));
        windows.Flush();
        List<Result> results = [];
        while (windows.TryRead(out var result)) results.Add(result);
        return results;
    }
}
