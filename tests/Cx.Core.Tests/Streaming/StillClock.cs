namespace Cx.Core.Tests.Streaming;

/// <summary>A clock that moves when it is told to.</summary>
internal sealed class StillClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public void Pass(TimeSpan time) => _now += time;
}
