namespace Cx.Cli.Scoring;

/// <summary>The formula of a score.</summary>
internal enum MethodKind
{
    NetPromoter,
    TopBox,
    NetBox,
    Mean,
    Pomp,
}
