namespace Cx.Core.Streaming;

/// <summary>What the state of a <see cref="WindowResult{TState}"/> is.</summary>
public enum WindowResultKind
{
    /// <summary>The whole window; it replaces what was known before.</summary>
    Whole,

    /// <summary>What came in, less what was taken out, since the window's last result.</summary>
    Delta,

    /// <summary>The window's last result with its sign turned; a whole follows.</summary>
    Retraction,

    /// <summary>The window is no more: a late event made its session longer or joined it with another. Remove what is known of it. The state is the last result with its sign turned where results add up, and empty where they replace each other.</summary>
    Withdrawn,
}
