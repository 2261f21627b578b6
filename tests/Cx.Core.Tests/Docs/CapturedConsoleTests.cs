namespace Cx.Core.Tests.Docs;

public class CapturedConsoleTests
{
    [Fact]
    public async Task Two_runs_side_by_side_see_only_their_own_lines()
    {
        using var both = new Barrier(2);

        var texts = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Factory.StartNew(
            () => CapturedConsole.During(() =>
            {
                Console.Write(i);
                Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(60)));
                Console.Write(i);
            }),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(["00", "11"], texts);
    }

    [Fact]
    public async Task What_a_run_awaits_still_writes_to_it()
    {
        var text = await Task.Run(() => CapturedConsole.During(() => Task.Run(() => Console.Write("later")).Wait()));

        Assert.Equal("later", text);
    }
}
