using Cx.Core.Scales;

namespace Cx.Core.Tests.Scales;

public class ScaleMismatchExceptionTests
{
    [Fact]
    public void It_names_both_scales_and_the_remedy()
    {
        var exception = new ScaleMismatchException(Csat5.Definition, Ces7.Definition, "Keep one state per scale.");

        Assert.Equal("Expected the scale csat5 (1…5, higher is better), was given ces7 (1…7, higher is better). Keep one state per scale.", exception.Message);
        Assert.Same(Csat5.Definition, exception.Expected);
        Assert.Same(Ces7.Definition, exception.Actual);
    }

    [Fact]
    public void It_has_the_usual_constructors()
    {
        var cause = new FormatException("cause");

        Assert.Contains("one state per scale", new ScaleMismatchException().Message, StringComparison.Ordinal);
        Assert.Equal("mixed", new ScaleMismatchException("mixed").Message);
        Assert.Same(cause, new ScaleMismatchException("mixed", cause).InnerException);
        Assert.Null(new ScaleMismatchException().Expected);
        Assert.Null(new ScaleMismatchException("mixed").Actual);
    }
}
