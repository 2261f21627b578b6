namespace Cx.Core.Journeys;

/// <summary>Runs a funnel over one journey and remembers why each interaction did what it did.</summary>
internal static class FunnelTrace
{
    public static FunnelExplanation Of(FunnelSpec spec, ObservedJourney journey)
    {
        var symbols = new Symbols();
        var channels = new Symbols();
        var machine = new FunnelMachine(spec);
        var matcher = new FunnelMatcher(spec, symbols, channels);
        var steps = spec.Steps.Count;
        var trail = new Trail(steps);
        var reasons = new FunnelReason[journey.Interactions.Count];
        byte level = 0;
        var excludedAt = -1;
        int[] chain = [];
        foreach (var i in Order(spec, journey, matcher, symbols, channels))
        {
            if (excludedAt >= 0 || machine.Converted(level))
            {
                reasons[i] = excludedAt >= 0 ? FunnelReason.Excluded : FunnelReason.AfterConversion;
                continue;
            }

            var interaction = journey.Interactions[i];
            var step = JourneyLogBuilder.StepOf(in interaction, symbols, channels, keepNotes: false);
            var match = matcher.StepsOf(in step, out var excluded);
            var before = (long[])trail.Starts.Clone();
            var cells = new FunnelCells { Starts = trail.Starts, Times = trail.Times, Trails = trail.Trails, Links = trail.Links, Level = level, Gap = -1 };
            if (!machine.Apply(ref cells, match, excluded, step.Ticks, i))
            {
                excludedAt = i;
                reasons[i] = FunnelReason.Excluded;
                continue;
            }

            reasons[i] = ReasonOf(spec, match, excluded, before, trail.Starts, step.Ticks);
            if (cells.Level <= level) continue;
            level = cells.Level;
            chain = spec.Order == FunnelOrder.AnyOrder ? trail.Latest(step.Ticks, spec.Within) : trail.ChainOf(level - 1);
        }

        var matches = new FunnelMatch[reasons.Length];
        for (var i = 0; i < matches.Length; i++)
        {
            var place = Array.IndexOf(chain, i);
            int? filled = place < 0 ? null : spec.Order == FunnelOrder.AnyOrder ? trail.StepOf(i) + 1 : place + 1;
            matches[i] = new FunnelMatch(journey.Interactions[i], filled, filled is null ? reasons[i] : FunnelReason.Filled);
        }

        return new FunnelExplanation(journey, spec, level, excludedAt >= 0, new ValueList<FunnelMatch>(matches));
    }

    // The order in which interactions are applied: their own, or within one instant that of the steps.
    private static int[] Order(FunnelSpec spec, ObservedJourney journey, FunnelMatcher matcher, Symbols symbols, Symbols channels)
    {
        int[] order = [.. Enumerable.Range(0, journey.Interactions.Count)];
        if (!spec.TiesInStepOrder) return order;
        return [.. order.OrderBy(i => journey.Interactions[i].OccurredAt.UtcTicks).ThenBy(i =>
        {
            var interaction = journey.Interactions[i];
            var step = JourneyLogBuilder.StepOf(in interaction, symbols, channels, keepNotes: false);
            var match = matcher.StepsOf(in step, out _);
            return match == 0 ? FunnelSpec.MostSteps : System.Numerics.BitOperations.TrailingZeroCount(match);
        })];
    }

    private static FunnelReason ReasonOf(FunnelSpec spec, uint match, uint excluded, long[] before, long[] after, long ticks)
    {
        if (excluded != 0 && Enumerable.Range(0, before.Length).Any(j => before[j] != 0 && after[j] == 0)) return FunnelReason.Excluded;
        var breaks = spec.Order is FunnelOrder.Strict or FunnelOrder.Contiguous && Enumerable.Range(0, before.Length).Any(j => before[j] != 0) && Enumerable.Range(0, after.Length).All(j => after[j] == 0 || match == 0);
        if (match == 0) return breaks ? FunnelReason.BrokeChain : FunnelReason.NoStep;
        for (var j = 0; j < before.Length; j++)
        {
            if ((match & (1u << j)) == 0) continue;
            if (j == 0 || before[j] != 0) return FunnelReason.Repeated;
            if (before[j - 1] == 0) return breaks ? FunnelReason.BrokeChain : FunnelReason.PredecessorMissing;
            // The step before was reached: this one filled its step in a chain that got no further, or came too late.
            return after[j] != 0 ? FunnelReason.Repeated : FunnelReason.TooLate;
        }

        return FunnelReason.NoStep;
    }

    /// <summary>The chains with their links.</summary>
    private sealed class Trail
    {
        private readonly Dictionary<int, int> _stepOf = [];

        public Trail(int steps)
        {
            Starts = new long[steps];
            Times = new long[steps];
            Trails = new int[steps];
        }

        public long[] Starts { get; }

        public long[] Times { get; }

        public int[] Trails { get; }

        public List<(int Index, int Before)> Links { get; } = [];

        public int StepOf(int index) => _stepOf[index];

        public int[] ChainOf(int step)
        {
            var chain = new int[step + 1];
            for (var (link, place) = (Trails[step], step); place >= 0; (link, place) = (Links[link].Before, place - 1)) chain[place] = Links[link].Index;
            return chain;
        }

        public int[] Latest(long ticks, TimeSpan? within)
        {
            _stepOf.Clear();
            var chain = new List<int>();
            for (var j = 0; j < Times.Length; j++)
            {
                if (Times[j] == 0 || (within is { } window && ticks - (Times[j] - 1) > window.Ticks)) continue;
                var index = Links[Trails[j]].Index;
                chain.Add(index);
                _stepOf[index] = j;
            }

            return [.. chain];
        }
    }
}
