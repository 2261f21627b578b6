namespace Cx.Core.Tests.LawKit;

internal enum FirstContactOutcome
{
    Open,
    Resolved,
    NeededMore,
}
