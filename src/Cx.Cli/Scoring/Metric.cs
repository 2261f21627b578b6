namespace Cx.Cli.Scoring;

/// <summary>What is asked for.</summary>
internal enum Metric
{
    Nps,
    Csat,
    Ces,
    Mean,
}
