using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Cx.Core.Journeys;

namespace Cx.Core.Benchmarks.Paths;

/// <summary>Reading event logs, beside a walk over the same text that makes nothing of it. Time is per event.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class EventLogBenchmarks
{
    public const int Events = 5_000;

    private byte[] _xes = [];
    private byte[] _csv = [];
    private byte[] _json = [];

    [GlobalSetup]
    public void Setup()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var log = Enumerable.Range(0, Events).Select(i => new Interaction
        {
            EventId = new(i.ToString(CultureInfo.InvariantCulture)),
            Customer = new(string.Create(CultureInfo.InvariantCulture, $"customer {i / 25}")),
            Touchpoint = new(string.Create(CultureInfo.InvariantCulture, $"touchpoint {i * 7 % 12}")),
            Channel = new(i % 3 == 0 ? "web" : "phone"),
            OccurredAt = start.AddMinutes(i * 17),
            Sequence = i,
        }).ToList();
        var options = new LogWriteOptions { IncludeCustomerIds = true, Compress = true };
        _xes = Written(stream => XesEventLog.Write(stream, log, options));
        _csv = Written(stream => CsvEventLog.Write(stream, log, options));
        _json = Written(stream => JsonLinesEventLog.Write(stream, log, options));
        Same.Number("XES", XmlWalk(), ReadXesGz());
        Same.Number("CSV", SplitLines(), ReadCsv());
        Same.Number("JSON Lines", Events, ReadJsonLines());
    }

    [BenchmarkCategory("xes.gz"), Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public long XmlWalk()
    {
        using var unpacked = new GZipStream(new MemoryStream(_xes), CompressionMode.Decompress);
        using var xml = XmlReader.Create(unpacked, new XmlReaderSettings { IgnoreWhitespace = true });
        long events = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "event") events++;
            else if (xml.GetAttribute("value") is { Length: 0 }) events--;
        }

        return events;
    }

    [BenchmarkCategory("xes.gz"), Benchmark(OperationsPerInvoke = Events)]
    public long ReadXesGz() => Count(XesEventLog.Read(new MemoryStream(_xes)));

    [BenchmarkCategory("csv"), Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public long SplitLines()
    {
        using var reader = new StreamReader(new MemoryStream(_csv), Encoding.UTF8);
        reader.ReadLine();
        long events = 0;
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            if (DateTimeOffset.TryParse(cells[2], CultureInfo.InvariantCulture, out _)) events++;
        }

        return events;
    }

    [BenchmarkCategory("csv"), Benchmark(OperationsPerInvoke = Events)]
    public long ReadCsv() => Count(CsvEventLog.Read(new MemoryStream(_csv)));

    [BenchmarkCategory("csv"), Benchmark(OperationsPerInvoke = Events)]
    public long ReadJsonLines() => Count(JsonLinesEventLog.Read(new MemoryStream(_json)));

    private static long Count(IEnumerable<LogRecord> records) => records.LongCount(record => record.IsInteraction);

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
