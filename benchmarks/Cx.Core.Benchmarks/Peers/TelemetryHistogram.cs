using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Cx.Core.Benchmarks.Peers;

/// <summary>A histogram of a service: exponential buckets of the OpenTelemetry SDK, which nobody reads while it is measured.</summary>
internal sealed class TelemetryHistogram : IDisposable
{
    private const string Name = "cx.benchmark.durations";

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _histogram;
    private readonly MeterProvider _provider;
    private readonly Counts _counts = new();
    private readonly BaseExportingMetricReader _reader;

    public TelemetryHistogram()
    {
        _histogram = _meter.CreateHistogram<double>("durations");
        _reader = new BaseExportingMetricReader(_counts);
        // As many buckets as the SDK grants by default; ours has more than five thousand.
        _provider = OpenTelemetry.Sdk.CreateMeterProviderBuilder()
            .AddMeter(Name)
            .AddReader(_reader)
            .AddView("durations", new Base2ExponentialBucketHistogramConfiguration())
            .Build();
    }

    public void Add(TimeSpan duration) => _histogram.Record(duration.TotalMilliseconds);

    /// <summary>Everything counted so far.</summary>
    public long Total()
    {
        _provider.ForceFlush();
        return _counts.Total;
    }

    public void Dispose()
    {
        _provider.Dispose();
        _reader.Dispose();
        _counts.Dispose();
        _meter.Dispose();
    }

    private sealed class Counts : BaseExporter<Metric>
    {
        public long Total { get; private set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            Total = 0;
            foreach (var metric in batch)
            {
                foreach (ref readonly var point in metric.GetMetricPoints()) Total += point.GetHistogramCount();
            }

            return ExportResult.Success;
        }
    }
}
