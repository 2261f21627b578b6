using System.Globalization;
using Cx.Core.Durations;
using Cx.Core.Statistics;

namespace Cx.Core.Journeys;

/// <summary>The share of entrants that convert, in the three ways in which it is reported. Where nobody is in progress all three are equal.</summary>
/// <remarks>
/// <para>Shares 0…1, without the excluded. Kaplan–Meier is the one to show: the naive one is too low while windows are open, the matured one too high, because fast converters mature first.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record FunnelConversion
{
    private readonly TimeSpan? _horizon;

    internal FunnelConversion(long converted, long inProgress, long dropped, DurationDistribution? times, TimeSpan? horizon)
    {
        Naive = Share.Of(converted, converted + inProgress + dropped);
        Matured = Share.Of(converted, converted + dropped);
        Times = times;
        _horizon = horizon;
    }

    /// <summary>Converted / (converted + in progress + dropped), 0…1; <see langword="null"/> without entrants.</summary>
    public Share? Naive { get; }

    /// <summary>Converted / (converted + dropped), 0…1; <see langword="null"/> while nobody has come to an end.</summary>
    public Share? Matured { get; }

    /// <summary>1 − S(window), a share 0…1, from one observation of each entrant (Kaplan and Meier 1958): converted at the length of the chain, in progress censored at the age of the youngest open entry, dropped censored at the window. <see langword="null"/> where nobody was observed so long.</summary>
    public double? KaplanMeier => _horizon is { } horizon ? Times?.ResolvedWithin(horizon) : null;

    /// <summary>Greenwood's standard error of <see cref="KaplanMeier"/>, as a share.</summary>
    public double? StandardError => _horizon is { } horizon && KaplanMeier is not null ? Times?.StandardError(horizon) : null;

    /// <summary>How long entrants take to convert, those who have not included; <see langword="null"/> without entrants, and of an unlimited funnel without a horizon.</summary>
    public DurationDistribution? Times { get; }

    /// <summary>The confidence interval of <see cref="KaplanMeier"/>.</summary>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <param name="method">The kind of interval; log-log by default.</param>
    /// <returns>Limits as shares 0…1; <see langword="null"/> where the share is not known or is 0 or 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The method is none.</exception>
    public Interval? Interval(Confidence confidence = default, SurvivalInterval method = SurvivalInterval.LogLog)
        => _horizon is { } horizon && KaplanMeier is not null ? Times?.ResolvedWithinInterval(horizon, confidence, method) : null;

    /// <summary>The three shares.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Kaplan-Meier {Text(KaplanMeier)}, naive {Text(Naive?.Value)}, matured {Text(Matured?.Value)}");

    private static string Text(double? share) => share is { } known ? known.ToString("0.####", CultureInfo.InvariantCulture) : "-";
}
