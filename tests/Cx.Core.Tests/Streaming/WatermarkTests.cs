using Cx.Core.Streaming;

namespace Cx.Core.Tests.Streaming;

public class WatermarkTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly StillClock _clock = new(Noon);

    [Fact]
    public void It_is_the_slowest_source_less_its_delay_and_never_goes_back()
    {
        var watermark = Of();
        watermark.Observe(0, Noon.AddMinutes(30));
        Assert.Null(watermark.Current);
        watermark.Observe(1, Noon.AddMinutes(10));
        Assert.Equal(Noon.AddMinutes(10), watermark.Current);
        watermark.Observe(1, Noon.AddMinutes(40));
        Assert.Equal(Noon.AddMinutes(25), watermark.Current);
        watermark.Observe(0, Noon.AddMinutes(1));
        watermark.AdvanceTo(Noon);
        Assert.Equal(Noon.AddMinutes(25), watermark.Current);
    }

    [Fact]
    public void A_silent_source_is_not_waited_for_and_comes_back_with_its_next_event()
    {
        var watermark = Of();
        watermark.Observe(0, Noon.AddMinutes(30));
        _clock.Pass(TimeSpan.FromSeconds(59));
        Assert.False(watermark.Poll());
        Assert.False(watermark.IsIdle(1));

        // The first source was heard of before the first look, which counts from there.
        _clock.Pass(TimeSpan.FromSeconds(1));
        Assert.True(watermark.Poll());
        Assert.Equal((false, true), (watermark.IsIdle(0), watermark.IsIdle(1)));
        Assert.Equal(Noon.AddMinutes(25), watermark.Current);

        watermark.Observe(1, Noon.AddMinutes(3));
        Assert.False(watermark.IsIdle(1));
        watermark.Observe(0, Noon.AddMinutes(50));
        Assert.Equal(Noon.AddMinutes(25), watermark.Current);
    }

    [Fact]
    public void When_all_sources_are_silent_it_stands_until_it_is_moved()
    {
        var watermark = Of();
        watermark.Observe(0, Noon);
        watermark.Observe(1, Noon);
        watermark.Poll();
        _clock.Pass(TimeSpan.FromHours(1));
        Assert.False(watermark.Poll());
        Assert.Equal((true, true), (watermark.IsIdle(0), watermark.IsIdle(1)));
        Assert.Equal(Noon.AddMinutes(-5), watermark.Current);
        watermark.AdvanceTo(Noon.AddHours(2));
        Assert.Equal(Noon.AddHours(2), watermark.Current);
    }

    [Fact]
    public void A_source_far_ahead_should_wait()
    {
        var watermark = new Watermark([EventSource.Of("a", TimeSpan.Zero), EventSource.Of("b", TimeSpan.Zero)], maxAhead: TimeSpan.FromHours(1));
        watermark.Observe(0, Noon.AddHours(2));
        Assert.False(watermark.MustWait(0));
        watermark.Observe(1, Noon);
        Assert.Equal((true, false), (watermark.MustWait(0), watermark.MustWait(1)));
        watermark.Observe(1, Noon.AddHours(1));
        Assert.False(watermark.MustWait(0));
    }

    [Fact]
    public void The_source_that_the_others_wait_for_never_waits_itself()
    {
        // Its delay alone is longer than it may be ahead: it would wait for itself for ever.
        var watermark = new Watermark([EventSource.Of("a", TimeSpan.FromHours(3)), EventSource.Of("b", TimeSpan.Zero)], maxAhead: TimeSpan.FromHours(1));
        watermark.Observe(0, Noon);
        watermark.Observe(1, Noon);
        Assert.Equal(Noon.AddHours(-3), watermark.Current);
        Assert.Equal((false, true), (watermark.MustWait(0), watermark.MustWait(1)));
    }

    [Fact]
    public void A_source_that_is_made_to_wait_is_not_silent()
    {
        var watermark = new Watermark([EventSource.Of("fast", TimeSpan.Zero), EventSource.Of("slow", TimeSpan.Zero)], TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), _clock);
        watermark.Observe(0, Noon.AddHours(5));
        watermark.Observe(1, Noon);
        watermark.Poll();
        _clock.Pass(TimeSpan.FromMinutes(1));
        watermark.Observe(1, Noon.AddMinutes(1));
        watermark.Poll();
        Assert.Equal((false, false), (watermark.IsIdle(0), watermark.IsIdle(1)));

        // When the slow one falls silent, nobody is left to wait for.
        _clock.Pass(TimeSpan.FromMinutes(1));
        watermark.Poll();
        Assert.Equal((false, true), (watermark.IsIdle(0), watermark.IsIdle(1)));
        Assert.Equal(Noon.AddHours(5), watermark.Current);
        Assert.False(watermark.MustWait(0));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var source = EventSource.Of("a", TimeSpan.Zero);
        Assert.Throws<ArgumentException>(() => new Watermark([]));
        Assert.Throws<ArgumentException>(() => new Watermark([source, EventSource.Of("a", TimeSpan.FromHours(1))]));
        Assert.Throws<ArgumentException>(() => new Watermark([source], idleTimeout: TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Watermark([source], idleTimeout: TimeSpan.Zero, clock: _clock));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Watermark([source], maxAhead: TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Watermark([source]).Observe(1, Noon));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventSource.Of("a", TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentException>(() => EventSource.Of(" ", TimeSpan.Zero));
        Assert.Contains("declared are first, second", Assert.Throws<ArgumentException>(() => Of().IndexOf("third")).Message, StringComparison.Ordinal);
        Assert.Equal(1, Of().IndexOf("second"));
        Assert.Equal("no watermark of first, second", Of().ToString());
    }

    private Watermark Of() => new(
        [EventSource.Of("first", TimeSpan.FromMinutes(5)), EventSource.Of("second", TimeSpan.Zero)],
        idleTimeout: TimeSpan.FromMinutes(1),
        clock: _clock);
}
