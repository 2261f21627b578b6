using System.Globalization;
using System.Text;

namespace Cx.Core.Streaming;

/// <summary>What follows from the options: the slices, and the checks that only all options together allow.</summary>
internal sealed class WindowPlan
{
    private WindowPlan(WindowOptions options, SliceClock clock)
    {
        Options = options;
        Clock = clock;
    }

    public WindowOptions Options { get; }

    public SliceClock Clock { get; }

    public static WindowPlan Of(WindowOptions options, bool isReversible)
    {
        ArgumentNullException.ThrowIfNull(options);
        CheckSpan(options.Retain, nameof(options.Retain));
        if (options.MaxFuture is { } future) CheckSpan(future, nameof(options.MaxFuture));
        if (options.MaxFuture is not null && options.Clock is null)
            throw new ArgumentException($"{nameof(options.MaxFuture)} needs a clock for events that come without the instant at which they were received. Set {nameof(options.Clock)}, such as TimeProvider.System.", nameof(options));
        if (options.Content != EmitContent.Accumulating && !isReversible)
            throw new ArgumentException($"{options.Content} results need state that can be subtracted, and this one can only be merged. Use {nameof(EmitContent.Accumulating)}.", nameof(options));
        List<TimeSpan> lengths = [];
        foreach (var window in options.Windows) lengths.AddRange(window.Kind switch
        {
            WindowKind.Session or WindowKind.CalendarDays => [window.Step],
            _ => [window.Size, window.Step],
        });

        var width = lengths.Select(length => length.Ticks).Aggregate(Gcd);
        var reach = options.Windows.Max(window => window.Size) + options.AllowedLateness + options.Retain;
        // A day of 25 hours does not matter here.
        var slices = (reach.Ticks / width) + 1;
        if (slices > options.MaxSlices) throw TooMany(lengths, width, slices, options);
        return new WindowPlan(options, new SliceClock(width, options.Origin.UtcTicks));
    }

    /// <summary>Everything that a snapshot's meaning depends on, as one text.</summary>
    public string Canonical(string state, SeriesSchema schema)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"state={state}\n");
        foreach (var dimension in schema.Dimensions) text.Append(CultureInfo.InvariantCulture, $"dimension={dimension.Name}:{dimension.Bits}\n");
        foreach (var window in Options.Windows) text.Append(CultureInfo.InvariantCulture, $"window={window}\n");
        foreach (var source in Options.Sources) text.Append(CultureInfo.InvariantCulture, $"source={source}\n");
        text.Append(CultureInfo.InvariantCulture, $"lateness={Options.AllowedLateness:c}\nretain={Options.Retain:c}\norigin={Options.Origin.UtcTicks}\n");
        text.Append(CultureInfo.InvariantCulture, $"series={Options.MaxSeries} {Options.Overflow}\nemit={Options.Emit} {Options.Content}\ndeduplicate={Options.Deduplicate}\n");
        text.Append(CultureInfo.InvariantCulture, $"future={Options.MaxFuture:c}\nahead={Options.MaxAhead:c}\nidle={Options.IdleTimeout:c}\n");
        return text.ToString();
    }

    private static ArgumentException TooMany(List<TimeSpan> lengths, long width, long slices, WindowOptions options)
    {
        // The two that fit together worst.
        var (first, second) = (lengths[0], lengths[0]);
        var smallest = long.MaxValue;
        for (var i = 0; i < lengths.Count; i++)
        {
            for (var j = i; j < lengths.Count; j++)
            {
                var common = Gcd(lengths[i].Ticks, lengths[j].Ticks);
                if (common >= smallest) continue;
                smallest = common;
                (first, second) = (lengths[i], lengths[j]);
            }
        }

        return new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"The lengths {first:c} and {second:c} share no step longer than {new TimeSpan(width):c}, which makes {slices} slices; at most {options.MaxSlices} were allowed. Choose lengths that are multiples of each other, or raise {nameof(options.MaxSlices)}."),
            nameof(options));
    }

    private static void CheckSpan(TimeSpan span, string name)
    {
        if (span < TimeSpan.Zero || span > EventSource.LongestSpan)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name} is {span:c}; zero to 36,500 days were expected."), name);
    }

    private static long Gcd(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
