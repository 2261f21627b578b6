namespace Cx.Core.Streaming;

/// <summary>What a window's result holds.</summary>
public enum EmitContent
{
    /// <summary>The whole window as it is now. A later revision replaces an earlier one.</summary>
    Accumulating,

    /// <summary>What changed since the last result of the window. All of them add up to the whole of the last revision.</summary>
    Discarding,

    /// <summary>First the last result with its sign turned, then the whole as it is now. All of them add up to the whole of the last revision.</summary>
    Retracting,
}
