using Cx.Core.Durations;
using Cx.Core.Tests.Properties;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Durations;

public sealed class AscendingTests
{
    [Fact]
    public void The_count_up_to_a_value_is_that_of_a_look_at_each()
        => Law.Holds(
            from numbers in Gen.Choose(-20, 20).Select(n => (long)n).ArrayOf()
            from value in Gen.Choose(-22, 22)
            select (Numbers: numbers.Order().ToArray(), Value: value),
            given => Ascending.CountUpTo(given.Numbers, given.Value) == given.Numbers.Count(number => number <= given.Value));

    [Fact]
    public void The_first_and_the_last_instant_there_are_are_found()
        => Assert.Equal((1, 2), (Ascending.CountUpTo([0, DateTimeOffset.MaxValue.UtcTicks], 0), Ascending.CountUpTo([0, DateTimeOffset.MaxValue.UtcTicks], DateTimeOffset.MaxValue.UtcTicks)));
}
