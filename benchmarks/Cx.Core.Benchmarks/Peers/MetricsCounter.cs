using System.Diagnostics.Metrics;

namespace Cx.Core.Benchmarks.Peers;

/// <summary>A counter of System.Diagnostics.Metrics with the least possible listener: one sum, by interlocked addition.</summary>
internal sealed class MetricsCounter : IDisposable
{
    private readonly Meter _meter = new("cx.benchmark.bare");
    private readonly Counter<long> _counter;
    private readonly MeterListener _listener = new();
    private long _total;

    public MetricsCounter()
    {
        _counter = _meter.CreateCounter<long>("answers");
        _listener.EnableMeasurementEvents(_counter);
        _listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref _total, measurement));
        _listener.Start();
    }

    public long Total => Interlocked.Read(ref _total);

    public void Add(string level) => _counter.Add(1, new KeyValuePair<string, object?>("level", level));

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}
