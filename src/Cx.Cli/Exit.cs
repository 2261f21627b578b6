namespace Cx.Cli;

/// <summary>The exit codes; docs/guide/cli.md promises them.</summary>
internal static class Exit
{
    public const int Ok = 0;
    public const int Usage = 1;
    public const int Data = 2;
}
