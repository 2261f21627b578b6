namespace Cx.Core.Streaming;

/// <summary>An event that came after the allowed lateness, or a withdrawal for windows that are gone.</summary>
/// <remarks>
/// <para><see langword="default"/> is an event without time or value, which windows never hand out.</para>
/// <para>Thread safety: immutable.</para>
/// </remarks>
/// <typeparam name="TIn">What the windows take, such as a rating.</typeparam>
public readonly struct LateEvent<TIn>
{
    internal LateEvent(in WindowEvent<TIn> given, DateTimeOffset watermark, bool isWithdrawal)
    {
        Event = given;
        Watermark = watermark;
        IsWithdrawal = isWithdrawal;
    }

    /// <summary>The event as it was offered.</summary>
    public WindowEvent<TIn> Event { get; }

    /// <summary>The watermark that it was judged by.</summary>
    public DateTimeOffset Watermark { get; }

    /// <summary>Whether the value was to be taken out rather than put in.</summary>
    public bool IsWithdrawal { get; }
}
