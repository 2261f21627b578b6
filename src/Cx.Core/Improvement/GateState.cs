namespace Cx.Core.Improvement;

/// <summary>Whether work on the experience makes sense yet.</summary>
/// <remarks>The zero member, and so the default, is <see cref="Undecided"/>.</remarks>
public enum GateState
{
    /// <summary>No foundation is known to miss its target, and not all are known to meet it.</summary>
    Undecided = 0,

    /// <summary>Every foundation meets its target.</summary>
    Open = 1,

    /// <summary>A foundation misses its target: repair that first.</summary>
    Closed = 2,
}
