using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Cx.Core.Benchmarks.Peers;

/// <summary>What a service has already: a counter with tags, added up by the OpenTelemetry SDK, which nobody reads while it is measured.</summary>
internal sealed class TelemetryCounter : IDisposable
{
    private const string Name = "cx.benchmark";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _counter;
    private readonly MeterProvider _provider;
    private readonly Sums _sums = new();
    private readonly BaseExportingMetricReader _reader;

    public TelemetryCounter()
    {
        _counter = _meter.CreateCounter<long>("answers");
        _reader = new BaseExportingMetricReader(_sums);
        _provider = OpenTelemetry.Sdk.CreateMeterProviderBuilder()
            .AddMeter(Name)
            .AddReader(_reader)
            .AddView("answers", new MetricStreamConfiguration { CardinalityLimit = 4_096 })
            .Build();
    }

    public void Add(string touchpoint, string channel, string segment) =>
        _counter.Add(1, new("touchpoint", touchpoint), new("channel", channel), new("segment", segment));

    /// <summary>Everything counted so far, over all series.</summary>
    public long Total()
    {
        _provider.ForceFlush();
        return _sums.Total;
    }

    public void Dispose()
    {
        _provider.Dispose();
        _reader.Dispose();
        _sums.Dispose();
        _meter.Dispose();
    }

    private sealed class Sums : BaseExporter<Metric>
    {
        public long Total { get; private set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            Total = 0;
            foreach (var metric in batch)
            {
                foreach (ref readonly var point in metric.GetMetricPoints()) Total += point.GetSumLong();
            }

            return ExportResult.Success;
        }
    }
}
