using System.Runtime.InteropServices;

namespace Cx.Cli.Scoring;

/// <summary>The answers at the good end, at the bad end and between.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Parts(long Unfavourable, long Middle, long Favourable)
{
    public long Sum => Unfavourable + Middle + Favourable;
}
