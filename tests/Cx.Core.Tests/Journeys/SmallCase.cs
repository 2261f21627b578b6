using System.Globalization;
using Cx.Core.Journeys;
using Cx.Core.Scales;

namespace Cx.Core.Tests.Journeys;

/// <summary>A random small log that a tracker has followed in a random order, and the same log divided into journeys by plain loops.</summary>
internal sealed class SmallCase
{
    public const int AbandonAfter = 30;

    private readonly JourneyTracker _tracker;
    private readonly bool _isProvisional;

    private SmallCase(JourneyTracker tracker, IReadOnlyList<SmallJourney> journeys, DateTimeOffset asOf, bool isProvisional)
    {
        _tracker = tracker;
        Journeys = journeys;
        AsOf = asOf;
        _isProvisional = isProvisional;
    }

    public static ScaleDefinition Mood { get; } = ScaleDefinition.Create("mood", 1, 5, Polarity.HigherIsBetter).WithBoxes(2, 2);

    public static ScaleDefinition Pain { get; } = ScaleDefinition.Create("pain", 0, 4, Polarity.LowerIsBetter).WithBoxes(2, 2);

    public IReadOnlyList<SmallJourney> Journeys { get; }

    public DateTimeOffset AsOf { get; }

    /// <summary>All interactions of each customer, in order, whatever the journeys.</summary>
    public IEnumerable<IReadOnlyList<Interaction>> Customers
        => Journeys.SelectMany(journey => journey.Steps).GroupBy(step => step.Customer.Text, StringComparer.Ordinal).Select(own => own.OrderBy(one => one.OccurredAt).ThenBy(one => one.Sequence).ToList());

    /// <summary>Ten thousand of them.</summary>
    public static IEnumerable<SmallCase> TenThousand(int seed, params JourneySpec[] specs) => TenThousand(seed, 1, specs);

    public static IEnumerable<SmallCase> TenThousand(int seed, int secondsPerTick, params JourneySpec[] specs)
    {
        var random = new Random(seed);
        JourneyPartition[] partitions = [JourneyPartition.OnePerCustomer, JourneyPartition.AfterEnd, JourneyPartition.AfterGap(TimeSpan.FromSeconds(2 * secondsPerTick)), JourneyPartition.ByCase];
        for (var i = 0; i < 10_000; i++)
        {
            var partition = partitions[i % partitions.Length];
            var all = Interactions(random, customers: random.Next(1, 4), secondsPerTick, Array.Exists(specs, spec => spec is EmotionSpec));
            if (all.Count == 0) continue;
            var asOf = all.Max(one => one.OccurredAt).AddSeconds(random.Next(1, 40) * secondsPerTick);
            var tracker = new JourneyTracker(JourneyTrackerOptions.Of(partition, TimeSpan.FromDays(90)) with { Ends = JourneyEnds.Of(["c"], ["d"]), AbandonAfter = TimeSpan.FromSeconds(AbandonAfter * secondsPerTick) });
            foreach (var spec in specs) tracker.Track(spec);
            var shuffled = all.ToArray();
            random.Shuffle(shuffled);
            foreach (var one in shuffled) tracker.Offer(in one);
            var isProvisional = random.Next(2) == 0;
            if (!isProvisional) tracker.AdvanceTo(asOf);
            yield return new SmallCase(tracker, SmallJourney.Divide(all, partition, asOf, TimeSpan.FromSeconds(AbandonAfter * secondsPerTick)), asOf, isProvisional);
        }
    }

    public TResult Read<TResult>(JourneySpec<TResult> spec) => _isProvisional ? _tracker.Read(spec, AsOf) : _tracker.Read(spec);

    public void Same<T>(T expected, T actual, string what)
        => Assert.True(EqualityComparer<T>.Default.Equals(expected, actual), $"{what}: expected {expected}, was {actual}\n{this}");

    public void SameAll<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        var (one, other) = (expected.ToList(), actual.ToList());
        Assert.True(one.SequenceEqual(other), $"{what}: expected {string.Join("; ", one)}, was {string.Join("; ", other)}\n{this}");
    }

    public void Close(double? expected, double? actual, string what)
        => Assert.True(expected is null ? actual is null : actual is { } known && Math.Abs(known - expected.Value) < 1e-9, $"{what}: expected {expected}, was {actual}\n{this}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"as of {AsOf:O}\n{string.Join('\n', Journeys)}");

    private static List<Interaction> Interactions(Random random, int customers, int secondsPerTick, bool twoScales)
    {
        string[] channels = ["web", "phone", "mail"];
        var all = new List<Interaction>();
        for (var c = 0; c < customers; c++)
        {
            all.AddRange(Small.Interactions(Small.Random(random).Select(one => (one.Second * secondsPerTick, one.Event)), $"c{c.ToString(CultureInfo.InvariantCulture)}").Select(one => one with
            {
                Channel = random.Next(5) == 0 ? null : new(channels[random.Next(3)]),
                Case = new(random.Next(2) == 0 ? "k" : "l"),
                Answer = random.Next(5) switch { 0 or 1 => Rating.From(Mood, random.Next(1, 6)), 2 => Rating.Skipped(Mood), 3 when twoScales && one.Touchpoint.Text == "a" => Rating.From(Pain, random.Next(5)), _ => null },
                Effort = random.Next(3) == 0 ? Rating.From(Mood, random.Next(1, 6)) : null,
            }));
        }

        return all;
    }
}
