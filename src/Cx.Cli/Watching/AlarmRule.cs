using Cx.Cli.Scoring;
using Cx.Core.Scales;
using Cx.Core.Streaming;

namespace Cx.Cli.Watching;

/// <summary>The target that was agreed, and the chance of a false alarm that is accepted.</summary>
/// <param name="Target">The target in the unit of the report: points, percent or scale units.</param>
/// <param name="Alpha">The chance that an alarm is ever raised while the target holds.</param>
internal sealed record AlarmRule(double Target, double Alpha)
{
    /// <summary>An alarm for one group; ask after the scale of the run was chosen.</summary>
    public MeanAlarm For(Frame frame)
    {
        const double Percent = 100;
        // Down is bad but for scales on which low is good.
        var worse = frame.Scale.Polarity == Polarity.HigherIsBetter ? AlarmSide.Falls : AlarmSide.Rises;
        try
        {
            return frame.Method.Kind switch
            {
                MethodKind.NetPromoter => MeanAlarm.Nps(Target, Alpha, AlarmSide.Falls),
                MethodKind.TopBox => MeanAlarm.TopBox<WatchedScale>(Target / Percent, Alpha, AlarmSide.Falls),
                MethodKind.Mean => MeanAlarm.Mean<WatchedScale>(Target, Alpha, worse),
                _ => throw CxException.Usage($"--target does not go with the method {frame.Method}: an alarm watches a mean. Use nps, top-box:K or mean."),
            };
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw CxException.Usage($"--target or --alpha: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }
}
