using Cx.Cli.Input;
using Cx.Cli.Output;
using Cx.Cli.Scoring;
using Cx.Core.Scales;

namespace Cx.Cli;

/// <summary>Has the code of a scan compiled on another core while the command line is still being read.</summary>
/// <remarks>A file of half a gigabyte takes about as long to count as the runtime takes to compile what counts it; the two are better done side by side.
/// Nothing waits for this, and nothing depends on it.</remarks>
internal static class WarmUp
{
    public static void Start(string[] args)
    {
        if (args is ["score" or "compare", ..] && Environment.ProcessorCount > 1) new Thread(() => Run(isWeighted: args.Contains("--weight", StringComparer.Ordinal))) { IsBackground = true, Name = "cx warm-up" }.Start();
    }

    // Only what will be needed: whatever else is compiled takes the core from the threads that count.
    private static void Run(bool isWeighted)
    {
        var scale = ScaleDefinition.Of<Nps>();
        var frame = new Frame { Metric = Metric.Nps, Scale = scale, Method = Method.Of(Metric.Nps, scale, text: null), Confidence = default, Interval = default };
        Score(frame, new ScanRequest { Column = "rating", Scale = scale, By = ["key"], Weight = isWeighted ? "weight" : null });
    }

    private static void Score(Frame frame, ScanRequest request)
    {
        var scan = new Scan(request);
        using var rows = CsvParts.Sample("7,a,1.25\n10,b,0.5\n,a,1\n9,c,2\n"u8.ToArray());
        scan.Run(rows, progress: null);
        ScoreJson.Write(Stream.Null, Scorer.Score(frame, scan, request.By, minimumN: null));
    }
}
