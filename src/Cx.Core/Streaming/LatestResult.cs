using System.Globalization;

namespace Cx.Core.Streaming;

/// <summary>The newest result of a window, and how many older ones of it were passed over because nobody took them in time.</summary>
/// <remarks>Thread safety: immutable.</remarks>
/// <typeparam name="TState">The state, such as rating counts.</typeparam>
public sealed class LatestResult<TState>
    where TState : struct
{
    private readonly WindowResult<TState> _result;

    internal LatestResult(in WindowResult<TState> result, long skipped)
    {
        _result = result;
        Skipped = skipped;
    }

    /// <summary>The newest result.</summary>
    public WindowResult<TState> Result => _result;

    /// <summary>How many results of the same window and series came after the one handed out before and were replaced.</summary>
    public long Skipped { get; }

    /// <summary>Revision and what was skipped.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"revision {_result.Revision}, {Skipped} skipped");
}
