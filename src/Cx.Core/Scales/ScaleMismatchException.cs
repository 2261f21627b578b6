namespace Cx.Core.Scales;

/// <summary>Two scales met where one is needed: answers, counts or scores of different scales cannot be pooled or compared.</summary>
/// <remarks>Where the scales are types this does not compile; the exception guards what is known only at run time.</remarks>
public sealed class ScaleMismatchException : InvalidOperationException
{
    /// <summary>Makes the exception with a general message.</summary>
    public ScaleMismatchException()
        : this("Two different scales were mixed. Keep one state per scale.")
    {
    }

    /// <summary>Makes the exception with a message.</summary>
    /// <param name="message">What was mixed, and what to do.</param>
    public ScaleMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with a message and a cause.</summary>
    /// <param name="message">What was mixed, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ScaleMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception for two scales.</summary>
    /// <param name="expected">The scale that was there first.</param>
    /// <param name="actual">The scale that was given.</param>
    /// <param name="remedy">What to do instead, a sentence.</param>
    public ScaleMismatchException(ScaleDefinition expected, ScaleDefinition actual, string remedy)
        : base($"Expected the scale {expected}, was given {actual}. {remedy}")
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The scale that was there first, where known.</summary>
    public ScaleDefinition? Expected { get; }

    /// <summary>The scale that was given, where known.</summary>
    public ScaleDefinition? Actual { get; }

    internal static void ThrowUnlessSame(ScaleDefinition expected, ScaleDefinition actual, string remedy)
    {
        if (!expected.IsSameScaleAs(actual)) throw new ScaleMismatchException(expected, actual, remedy);
    }
}
