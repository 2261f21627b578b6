using Cx.Core.Durations;

namespace Cx.Cli.Timing;

/// <summary>The cases of one group, on the clock of the run.</summary>
internal abstract class CaseCounts
{
    // Cases are folded into the distribution when they are at least as many as its different times: memory grows with those, not with the cases.
    private protected const int Batch = 1 << 15;

    public long Invalid { get; set; }

    /// <summary>The openings of cases without an end, while the instant of the look is not known yet.</summary>
    public List<DateTimeOffset> Waiting { get; } = [];

    public static CaseCounts For(BusinessCalendar? calendar) => calendar is null ? new InCalendarTime() : new InBusinessTime(calendar);

    /// <summary>Adds a case, or says that its times make none.</summary>
    public abstract bool TryAdd(DateTimeOffset opened, DateTimeOffset? resolved, DateTimeOffset asOf);

    /// <summary>Adds the cases of another group of the same run.</summary>
    public abstract void Merge(CaseCounts other);

    /// <summary>What is reported of the cases, in hours.</summary>
    public abstract TtrOutcome Outcome(TtrFrame frame, IReadOnlyList<string> key);

    private sealed class InCalendarTime : CaseCounts
    {
        private readonly List<CensoredDuration> _cases = [];
        private DurationDistribution? _distribution;

        public override bool TryAdd(DateTimeOffset opened, DateTimeOffset? resolved, DateTimeOffset asOf)
        {
            if (!CensoredDuration.TryFrom(opened, resolved, asOf, out var one)) return false;
            _cases.Add(one);
            if (_cases.Count >= Math.Max(Batch, _distribution?.Curve.Times.Length ?? 0)) Fold();
            return true;
        }

        public override void Merge(CaseCounts other)
        {
            Invalid += other.Invalid;
            var more = ((InCalendarTime)other).Fold();
            _distribution = Fold() is { } mine ? more is null ? mine : mine.Merge(more) : more;
        }

        public override TtrOutcome Outcome(TtrFrame frame, IReadOnlyList<string> key)
        {
            if (Fold() is not { } cases) return new TtrOutcome { Key = key, Invalid = Invalid };
            var resolved = cases.ResolvedOnly;
            return new TtrOutcome
            {
                Key = key,
                Invalid = Invalid,
                Resolved = cases.Resolved,
                Open = cases.Open,
                Quantiles = [.. TtrOutcome.Levels.Select(level => cases.Quantile(level, frame.Confidence)).Select(quantile => new TtrQuantile(quantile.Value?.TotalHours, quantile.Low?.TotalHours, quantile.High?.TotalHours))],
                Horizon = cases.Longest.TotalHours,
                RestrictedMean = cases.RestrictedMean(cases.Longest)?.TotalHours,
                Sla = [.. frame.Targets.Select(target => (target, SlaShare.From(cases, TimeSpan.FromHours(target))))],
                ResolvedOnly = resolved is null ? null : new TtrResolvedOnly(resolved.Mean.TotalHours, [.. TtrOutcome.Levels.Select(level => resolved.Quantile(level).TotalHours)], resolved.LeftOut.Value),
                OpenAfter = hours => cases.OpenAfter(TimeSpan.FromHours(hours)),
            };
        }

        private DurationDistribution? Fold()
        {
            if (DurationDistribution.From(_cases) is { } more) _distribution = _distribution?.Merge(more) ?? more;
            _cases.Clear();
            return _distribution;
        }
    }

    private sealed class InBusinessTime(BusinessCalendar calendar) : CaseCounts
    {
        private readonly List<CensoredBusinessDuration> _cases = [];
        private BusinessDurationDistribution? _distribution;

        public override bool TryAdd(DateTimeOffset opened, DateTimeOffset? resolved, DateTimeOffset asOf)
        {
            if (!calendar.TryMeasure(opened, resolved, asOf, out var one)) return false;
            _cases.Add(one);
            if (_cases.Count >= Math.Max(Batch, _distribution?.Curve.Times.Length ?? 0)) Fold();
            return true;
        }

        public override void Merge(CaseCounts other)
        {
            Invalid += other.Invalid;
            var more = ((InBusinessTime)other).Fold();
            _distribution = Fold() is { } mine ? more is null ? mine : mine.Merge(more) : more;
        }

        public override TtrOutcome Outcome(TtrFrame frame, IReadOnlyList<string> key)
        {
            if (Fold() is not { } cases) return new TtrOutcome { Key = key, Invalid = Invalid };
            var resolved = cases.ResolvedOnly;
            return new TtrOutcome
            {
                Key = key,
                Invalid = Invalid,
                Resolved = cases.Resolved,
                Open = cases.Open,
                Quantiles = [.. TtrOutcome.Levels.Select(level => cases.Quantile(level, frame.Confidence)).Select(quantile => new TtrQuantile(quantile.Value?.TotalHours, quantile.Low?.TotalHours, quantile.High?.TotalHours))],
                Horizon = cases.Longest.TotalHours,
                RestrictedMean = cases.RestrictedMean(cases.Longest)?.TotalHours,
                Sla = [.. frame.Targets.Select(target => (target, SlaShare.From(cases, BusinessDuration.FromHours(target))))],
                ResolvedOnly = resolved is null ? null : new TtrResolvedOnly(resolved.Mean.TotalHours, [.. TtrOutcome.Levels.Select(level => resolved.Quantile(level).TotalHours)], resolved.LeftOut.Value),
                OpenAfter = hours => cases.OpenAfter(BusinessDuration.FromHours(hours)),
            };
        }

        private BusinessDurationDistribution? Fold()
        {
            if (BusinessDurationDistribution.From(_cases) is { } more) _distribution = _distribution?.Merge(more) ?? more;
            _cases.Clear();
            return _distribution;
        }
    }
}
