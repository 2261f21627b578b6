using Cx.Core.Scales;

namespace Cx.Cli.Watching;

/// <summary>The scale of the ratings that this run watches, as a type: it is known once the command line is read, and a run has one.</summary>
internal readonly struct WatchedScale : IScale<WatchedScale>
{
    private static ScaleDefinition? s_chosen;

    public static ScaleDefinition Definition => s_chosen ?? throw new InvalidOperationException("The scale was not chosen before it was used.");

    public static void Choose(ScaleDefinition scale) => s_chosen = scale;
}
