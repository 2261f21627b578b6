namespace Cx.Core.Improvement;

/// <summary>How an attribute works on overall satisfaction: by what it costs when it is bad, or by what it gives when it is good.</summary>
/// <remarks>The zero member, and so the default, is <see cref="Performance"/>: no difference was shown.</remarks>
public enum AttributeClass
{
    /// <summary>Bad costs about as much as good gives: no difference was shown.</summary>
    Performance = 0,

    /// <summary>Bad costs more than good gives: it must not fail, and excelling wins little.</summary>
    Basic = 1,

    /// <summary>Good gives more than bad costs: it delights, and is hardly missed.</summary>
    Exciter = 2,
}
