#!/usr/bin/env dotnet
#:project ../../src/Cx.Core/Cx.Core.csproj
#:property CxProjectKind=Benchmark
#:property PublishAot=false
#:property JsonSerializerIsReflectionEnabledByDefault=true

// The five questions of journeys.mjs, asked of the library in one pass over the log that the script wrote.
//
//   dotnet run -c Release benchmarks/peers/JourneyQuestions.cs -- LOG RUNS
//
// Prints JSON: the answers, and for a cold run and RUNS warm ones the nanoseconds to load and sort the file and to answer all five.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cx.Core.Journeys;
using Cx.Core.Retention;

var week = TimeSpan.FromDays(7);
var graph = new TransitionGraphSpec();
var ways = new VariantSpec { MaxDepth = 4 };
var funnel = FunnelSpec.Of(week, "e0", "e3", "e5") with { Anchor = FunnelAnchor.FirstEntry };
var retention = RetentionSpec.Of(["e0"], ["e3"], CalendarPeriod.Months(TimeZoneInfo.Utc), RetentionPeriod.Rolling(week));
var handoffs = HandoffSpec.Of();
var options = new LogReadOptions { KeepAttributes = false, Columns = CsvColumns.Default.With("customer", "event", "ts") };

var runs = int.Parse(args[1], CultureInfo.InvariantCulture);
var (load, five) = (new double[runs + 1], new double[runs + 1]);
JourneyReading? answers = null;
for (var i = 0; i <= runs; i++)
{
    var clock = Stopwatch.GetTimestamp();
    using var file = File.OpenRead(args[0]);
    var log = JourneyLog.Of(CsvEventLog.Read(file, options).Interactions(found => throw new InvalidDataException(found.ToString())), JourneyPartition.OnePerCustomer);
    load[i] = Stopwatch.GetElapsedTime(clock).TotalNanoseconds;
    clock = Stopwatch.GetTimestamp();
    answers = log.ReadAll(log.LastAt!.Value, graph, ways, funnel, retention, handoffs);
    five[i] = Stopwatch.GetElapsedTime(clock).TotalNanoseconds;
}

var triangle = answers!.Get(retention)!;
Console.WriteLine(JsonSerializer.Serialize(new
{
    load,
    five,
    edges = answers.Get(graph).Edges.Select(edge => new object[] { edge.From.Text, edge.To.Text, edge.Count, edge.Times.MeanSeconds }),
    handoffs = answers.Get(handoffs).All.Sum(one => one.Count),
    ways = answers.Get(ways).All.Select(way => new object[] { string.Join('>', way.Steps.Select(step => step.Text)), way.Count }),
    reached = answers.Get(funnel).Steps.Select(step => step.Reached),
    cells = triangle.Cohorts.SelectMany(cohort => cohort.Cells.Where(cell => cell.Retained > 0).Select(cell => new object[] { string.Create(CultureInfo.InvariantCulture, $"{cohort.Start:yyyy-MM} {cell.Age}"), cell.Retained })),
}));
