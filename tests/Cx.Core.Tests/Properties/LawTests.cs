using System.Globalization;
using FsCheck.Fluent;
using Xunit.Sdk;

namespace Cx.Core.Tests.Properties;

/// <summary>The law runner itself, shown laws that are broken: a check that never failed proves nothing.</summary>
public class LawTests
{
    [Fact]
    public void A_true_law_holds() => Law.Holds(Gen.Choose(0, 100), n => n is >= 0 and <= 100);

    [Fact]
    public void A_false_law_fails_and_names_its_seed_its_size_and_the_value()
    {
        var failure = Assert.Throws<XunitException>(() => Law.Holds(Gen.Choose(0, 100), n => n < 90));

        Assert.Contains("CX_SEED=", failure.Message, StringComparison.Ordinal);
        Assert.Contains("size", failure.Message, StringComparison.Ordinal);
        Assert.Matches(@"\b(9\d|100)\b", failure.Message);
    }

    [Fact]
    public void A_law_that_throws_fails_with_what_it_threw()
    {
        var failure = Assert.Throws<XunitException>(() => Law.Holds(Gen.Choose(0, 100), n => Assert.Equal(-1, n)));

        Assert.Contains("Assert.Equal", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shrinker_brings_a_failing_value_down_to_the_smallest()
    {
        var failure = Assert.Throws<XunitException>(
            () => Law.Holds(Gen.Choose(0, 1_000_000), n => n < 1000, n => n > 0 ? [n / 2, n - 1] : []));

        Assert.Matches(@"Shrunk:\s+1000\b", failure.Message);
    }

    [Fact]
    public void The_same_law_sees_the_same_values_in_every_run()
    {
        Assert.Equal(Seen(), Seen());

        static List<int> Seen()
        {
            var seen = new List<int>();
            Law.Holds(Gen.Choose(0, int.MaxValue - 1), n =>
            {
                seen.Add(n);
                return true;
            });
            return seen;
        }
    }

    [Fact]
    public void As_many_values_are_tried_as_were_asked_for()
    {
        var tried = 0;
        Law.Holds(Gen.Constant(1), _ => ++tried > 0);

        var expected = Environment.GetEnvironmentVariable("CX_CASES") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : 200;
        Assert.Equal(expected, tried);
    }
}
