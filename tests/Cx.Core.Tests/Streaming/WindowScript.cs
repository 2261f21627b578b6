using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Streaming;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

/// <summary>What happens to windows, step by step, and how they were set up: random, printable and shrinkable.</summary>
internal sealed record WindowScript
{
    public static readonly DateTimeOffset Start = new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero);

    // The last one does not divide the others: slices of five minutes.
    private static readonly Window[] Kinds =
    [
        Window.Tumbling(TimeSpan.FromMinutes(10)),
        Window.Hopping(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10)),
        Window.Session(TimeSpan.FromMinutes(10), TimeSpan.FromHours(30)),
        Window.Sliding(TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(10)),
        Window.Hopping(TimeSpan.FromMinutes(25), TimeSpan.FromMinutes(15)),
    ];

    public required IReadOnlyList<Window> Windows { get; init; }

    public required int LatenessMinutes { get; init; }

    public required int RetainMinutes { get; init; }

    public required int DelayMinutes { get; init; }

    public required EmitMode Emit { get; init; }

    public required EmitContent Content { get; init; }

    public required bool Deduplicate { get; init; }

    public required IReadOnlyList<Act> Acts { get; init; }

    public WindowOptions Options => new(Windows, TimeSpan.FromMinutes(LatenessMinutes), maxSeries: 100)
    {
        Emit = Emit,
        Content = Content,
        Deduplicate = Deduplicate,
        Retain = TimeSpan.FromMinutes(RetainMinutes),
        Sources = [EventSource.Of("first", TimeSpan.FromMinutes(DelayMinutes)), EventSource.Of("second", TimeSpan.Zero)],
    };

    /// <summary>Random scripts; events come roughly in order, some of them much too late.</summary>
    public static Gen<WindowScript> Any(bool isReversible) =>
        from chosen in Gen.Choose(1, (1 << Kinds.Length) - 1)
        from lateness in Gen.Elements(0, 3, 10, 25)
        from retain in Gen.Elements(0, 0, 12, 40)
        from delay in Gen.Elements(0, 4)
        from emit in Gen.Elements(EmitMode.Final, EmitMode.Revisions, EmitMode.Revisions, EmitMode.Early(TimeSpan.FromMinutes(4)))
        from content in Gen.Elements(EmitContent.Accumulating, EmitContent.Discarding, EmitContent.Retracting)
        from deduplicate in Gen.Elements(false, true)
        from length in Gen.Choose(0, 40)
        from pace in Gen.Elements(20, 100, 400)
        from acts in OneAct(isReversible).ArrayOf(length)
        select new WindowScript
        {
            Windows = [.. Kinds.Where((_, i) => (chosen & (1 << i)) != 0)],
            LatenessMinutes = lateness,
            RetainMinutes = retain,
            DelayMinutes = delay,
            Emit = emit,
            Content = isReversible ? content : EmitContent.Accumulating,
            Deduplicate = deduplicate,
            Acts = [.. acts.Select((act, i) => act with { Second = act.Second + (i * pace) })],
        };

    /// <summary>The same set-up with less happening.</summary>
    public static IEnumerable<WindowScript> Shrink(WindowScript script)
    {
        for (var part = script.Acts.Count / 2; part >= 1; part /= 2)
        {
            for (var from = 0; from + part <= script.Acts.Count; from += part)
                yield return script with { Acts = [.. script.Acts.Take(from), .. script.Acts.Skip(from + part)] };
        }

        for (var i = 0; script.Windows.Count > 1 && i < script.Windows.Count; i++)
            yield return script with { Windows = [.. script.Windows.Where((_, j) => j != i)] };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join(", ", Windows)}; lateness {LatenessMinutes}, retain {RetainMinutes}, delay {DelayMinutes}, {Emit} {Content}{(Deduplicate ? ", deduplicated" : "")}\n  {string.Join("\n  ", Acts)}");

    private static Gen<Act> OneAct(bool isReversible) =>
        from kind in Gen.Frequency((30, Gen.Constant(ActKind.Add)), (isReversible ? 4 : 0, Gen.Constant(ActKind.Withdraw)), (isReversible ? 3 : 0, Gen.Constant(ActKind.Correct)), (1, Gen.Constant(ActKind.Flush)), (1, Gen.Constant(ActKind.Advance)))
        from second in Gen.Frequency((6, Gen.Choose(-120, 120)), (2, Gen.Choose(-1200, 0)), (1, Gen.Choose(-6000, 3000)))
        from series in Gen.Choose(0, 2)
        from source in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Constant(1)))
        from value in Gen.Choose(0, 6)
        from other in Gen.Choose(1, 5)
        from id in Gen.Choose(0, 12)
        select new Act(kind, second, series, source, value, other, (ulong)id);

    internal enum ActKind
    {
        Add,
        Withdraw,
        Correct,
        Flush,
        Advance,
    }

    /// <summary>One thing that happens.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="Second">When, in seconds after the start.</param>
    /// <param name="Series">To which of three series.</param>
    /// <param name="Source">From which source.</param>
    /// <param name="Value">The answer; 0 is none, 6 is off the scale.</param>
    /// <param name="Other">What it is corrected to.</param>
    /// <param name="Id">The id, 0 for none.</param>
    internal sealed record Act(ActKind Kind, int Second, int Series, int Source, int Value, int Other, ulong Id)
    {
        public DateTimeOffset At => Start.AddSeconds(Second);

        public Rating<Csat5> Rating => Value switch
        {
            0 => default,
            6 => Scores.Answers.Reinterpreted<Csat5>(77),
            _ => Rating<Csat5>.From(Value),
        };

        public Rating<Csat5> Replacement => Rating<Csat5>.From(Other);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {At:HH:mm:ss} series {Series} source {Source} {Value}->{Other} id {Id}");
    }
}
