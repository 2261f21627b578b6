namespace Cx.Core.Streaming;

/// <summary>The direction in which a mean must move to raise an alarm.</summary>
public enum AlarmSide
{
    /// <summary>Up or down.</summary>
    Either,

    /// <summary>Down: the mean has fallen below the target.</summary>
    Falls,

    /// <summary>Up: the mean has risen above the target.</summary>
    Rises,
}
