namespace Cx.Core.Streaming;

/// <summary>What happens to a series that is asked for beyond the limit of a store.</summary>
public enum OverflowPolicy
{
    /// <summary>Its members become <see cref="DimensionTable.Other"/>, from the last dimension backwards, until there is room: the first dimensions stay readable, and results say that they are folded.</summary>
    Fold,

    /// <summary>It is not kept: what was offered to it is counted as refused, and no result is ever folded.</summary>
    Refuse,
}
