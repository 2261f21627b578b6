using Cx.Core.Streaming;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Streaming;

public class SliceClockTests
{
    // Edges of 64 bits, multiples of the divisor and their neighbours, and anything.
    private static Gen<ulong> Any64 { get; } =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from shift in Gen.Choose(0, 63)
        from edge in Gen.Choose(-2, 2)
        select unchecked(((((ulong)(uint)high << 32) | (uint)low) >> shift) + (ulong)edge);

    [Fact]
    public void Division_by_multiplication_is_division_for_every_64_bit_number() =>
        Law.Holds(from value in Any64 from divisor in Any64 where divisor != 0 from times in Any64 from edge in Gen.Choose(-1, 1) select (value, divisor, times, edge), given =>
        {
            var reciprocal = ulong.MaxValue / given.divisor;
            var nearMultiple = unchecked((given.times * given.divisor) + (ulong)given.edge);
            foreach (var value in (ulong[])[given.value, nearMultiple, ulong.MaxValue, ulong.MaxValue - 1, 0, given.divisor, given.divisor - 1])
                Assert.Equal(value / given.divisor, SliceClock.Divide(value, given.divisor, reciprocal));
        });

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(3UL)]
    [InlineData(10_000UL)]
    [InlineData(9_000_000_000UL)]
    [InlineData(36_000_000_000UL)]
    [InlineData(0x8000_0000_0000_0000UL)]
    [InlineData(ulong.MaxValue)]
    public void Without_the_correction_some_quotient_would_be_wrong(ulong divisor)
    {
        // A multiple of the divisor near the largest number: the estimate alone is one too small unless the divisor divides 2^64 − 1.
        var value = ulong.MaxValue / divisor * divisor;
        var estimate = Math.BigMul(value, ulong.MaxValue / divisor, out _);
        Assert.Equal(value / divisor - 1, estimate);
        Assert.Equal(value / divisor, SliceClock.Divide(value, divisor, ulong.MaxValue / divisor));
    }

    [Fact]
    public void A_slice_holds_its_start_and_not_its_end_and_the_origin_is_a_border() =>
        Law.Holds(from minutes in Gen.Choose(1, 3000) from days in Gen.Choose(0, 3_600_000) from second in Gen.Choose(0, 86_399) from origin in Gen.Choose(0, 1_000_000) select (minutes, days, second, origin), given =>
        {
            var origin = DateTimeOffset.UnixEpoch.AddSeconds(given.origin).Ticks;
            var clock = new SliceClock(TimeSpan.FromMinutes(given.minutes).Ticks, origin);
            var ticks = (given.days * TimeSpan.TicksPerDay) + (given.second * TimeSpan.TicksPerSecond);
            var number = clock.NumberOf(ticks);
            Assert.InRange(ticks, clock.StartOf(number), clock.EndOf(number) - 1);
            Assert.Equal(clock.EndOf(number), clock.StartOf(number + 1));
            Assert.Equal(origin, clock.StartOf(clock.Origin));
            Assert.Equal(clock.Origin, clock.NumberOf(origin));
            Assert.InRange(clock.BorderFrom(ticks), ticks, ticks + clock.Width - 1);
        });
}
