using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Cx.Core.Benchmarks;

/// <summary>Measures each class briefly, prints one table of ratios, and with <c>--gate</c> holds them against gates.json.</summary>
internal static class QuickRun
{
    private const string Usage = "dotnet run -c Release --project benchmarks/Cx.Core.Benchmarks -- --quick|--gate [--filter TEXT]";

    public static int Run(string[] args)
    {
        var filter = string.Empty;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--quick" or "--gate") continue;
            if (args[i] != "--filter" || i + 1 == args.Length)
            {
                Console.Error.WriteLine($"'{args[i]}' does not go with --quick or --gate. Usage: {Usage}");
                return 1;
            }

            filter = args[++i];
        }

        var all = typeof(QuickRun).Assembly.GetExportedTypes()
            .Where(type => type.GetMethods().Any(method => method.GetCustomAttribute<BenchmarkAttribute>() is not null))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToList();
        var classes = all.FindAll(type => filter.Split(',').Any(text => ("." + type.Name).Contains(text, StringComparison.OrdinalIgnoreCase)));
        if (classes.Count == 0)
        {
            Console.Error.WriteLine($"No class of benchmarks has '{filter}' in its name.");
            return 1;
        }

        List<Gate>? gates = null;
        if (args.Contains("--gate", StringComparer.Ordinal) && (gates = Gate.Read(all)) is null) return 1;
        var clock = Stopwatch.StartNew();
        var measured = Measure(classes);
        if (measured is null) return 1;
        Measurement.Print(measured, Console.Out);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{measured.Count} benchmarks in {clock.Elapsed.TotalSeconds:F0} s"));
        return gates is null ? 0 : Gate.Check(gates, measured, classes, Measure);
    }

    /// <summary>Null if a benchmark failed; what failed stands on the error stream.</summary>
    private static List<Measurement>? Measure(IReadOnlyList<Type> classes)
    {
        List<Measurement> measured = [];
        foreach (var type in classes)
        {
            Console.Error.WriteLine($"measuring {type.Name}");
            var summary = BenchmarkRunner.Run(type, type.IsDefined(typeof(OnTheWallAttribute), inherit: false) ? Jobs.QuickOnTheWall
                : type.IsDefined(typeof(LongRunAttribute), inherit: false) ? Jobs.QuickLong
                : Jobs.Quick);
            if (!IsComplete(summary, type)) return null;
            measured.AddRange(Measurement.Of(summary));
        }

        return measured;
    }

    private static bool IsComplete(Summary summary, Type type)
    {
        foreach (var error in summary.ValidationErrors.Where(error => error.IsCritical)) Console.Error.WriteLine($"{type.Name}: {error.Message}");
        var complete = summary.Reports.Length > 0 && summary.Reports.All(report => report.Success && report.ResultStatistics is not null);
        if (!complete) Console.Error.WriteLine($"{type.Name} did not finish. Run it alone to see why: -- --filter '*{type.Name}*'");
        return complete;
    }
}
