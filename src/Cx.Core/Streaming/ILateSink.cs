namespace Cx.Core.Streaming;

/// <summary>Is given the events that come too late to be counted, so that they can be kept and looked at.</summary>
/// <remarks>It is called on the thread that offers the events. What it throws is thrown by the call that offered the event, which is counted all the same.</remarks>
/// <example>
/// <code>
/// internal sealed class LateLog(TextWriter log) : ILateSink
/// {
///     public void OnLate&lt;TIn&gt;(in LateEvent&lt;TIn&gt; late) =&gt; log.WriteLine($"{late.Event.OccurredAt:O} {late.Event.Value}");
/// }
/// </code>
/// </example>
public interface ILateSink
{
    /// <summary>One event came too late.</summary>
    /// <typeparam name="TIn">What the windows take, such as a rating.</typeparam>
    /// <param name="late">The event; it is counted as too late already.</param>
    void OnLate<TIn>(in LateEvent<TIn> late);
}
