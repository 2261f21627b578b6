namespace Cx.Core.Improvement;

/// <summary>Whether a target is met, as far as the uncertainty of the figure lets one say.</summary>
/// <remarks>The zero member, and so the default, is <see cref="Undecided"/>.</remarks>
public enum Verdict
{
    /// <summary>The interval reaches across the target, or is not known, or there is no data.</summary>
    Undecided = 0,

    /// <summary>The whole interval lies on the good side of the target.</summary>
    Met = 1,

    /// <summary>The whole interval lies on the bad side of the target.</summary>
    NotMet = 2,
}
