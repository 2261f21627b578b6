namespace Cx.Core.Streaming;

/// <summary>Windows by number, in slices: starts never fall and ends rise with the number.</summary>
internal abstract class WindowGrid
{
    /// <summary>The window's first slice.</summary>
    public abstract long Start(long window);

    /// <summary>The first slice after the window.</summary>
    public abstract long End(long window);

    /// <summary>The first window that ends after a slice.</summary>
    public abstract long FirstCovering(long slice);

    /// <summary>The last window that begins by a slice.</summary>
    public abstract long LastCovering(long slice);

    public static WindowGrid Of(Window window, SliceClock clock) => window.Kind switch
    {
        WindowKind.CalendarDays => new CalendarGrid(window.Zone!, clock),
        WindowKind.Sliding => new HopGrid(window.Size.Ticks / clock.Width, 1, clock.Origin),
        _ => new HopGrid(window.Size.Ticks / clock.Width, window.Step.Ticks / clock.Width, clock.Origin),
    };
}
