using System.Runtime.InteropServices;

namespace Cx.Core.Streaming;

/// <summary>What one window tells of one series.</summary>
/// <remarks>
/// <para>Window, start, end and series name it; revisions of the same window count up from 0. A receiver that keeps the highest revision of each has what is true now.</para>
/// <para><see langword="default"/> is a result of no window (<see cref="Window"/> is <see langword="null"/>), which windows never hand out.</para>
/// <para>Thread safety: immutable. The state shares nothing with the windows.</para>
/// </remarks>
/// <typeparam name="TState">The state, such as rating counts.</typeparam>
[StructLayout(LayoutKind.Auto)]
public readonly struct WindowResult<TState>
    where TState : struct
{
    /// <summary>How time was divided.</summary>
    public Window? Window { get; internal init; }

    /// <summary>The window's first instant.</summary>
    public DateTimeOffset Start { get; internal init; }

    /// <summary>The first instant after the window; of a session, the gap after its last event.</summary>
    public DateTimeOffset End { get; internal init; }

    /// <summary>The series.</summary>
    public SeriesKey Series { get; internal init; }

    /// <summary>The number of this result among those of the same window and series, from 0. A retraction has the number of the whole that follows.</summary>
    public long Revision { get; internal init; }

    /// <summary>What the state is: the whole, a change or a retraction.</summary>
    public WindowResultKind Kind { get; internal init; }

    /// <summary>Whether no event can change the window any more; only a correction can.</summary>
    public bool IsFinal { get; internal init; }

    /// <summary>Whether the window was final already and a withdrawal or correction changed it.</summary>
    public bool IsCorrection { get; internal init; }

    /// <summary>Whether the series stands for many: a member of it is <c>(other)</c>.</summary>
    public bool IsFolded { get; internal init; }

    /// <summary>What was counted.</summary>
    public TState State { get; internal init; }

    /// <summary>The watermark at which the result was made.</summary>
    public DateTimeOffset Watermark { get; internal init; }
}
