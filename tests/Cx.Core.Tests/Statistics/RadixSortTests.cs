using Cx.Core.Statistics;

namespace Cx.Core.Tests.Statistics;

public class RadixSortTests
{
    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 64)]
    [InlineData(4095, 64)]
    [InlineData(4096, 64)]
    [InlineData(50_000, 64)]
    [InlineData(50_000, 3)]
    [InlineData(50_000, 12)]
    [InlineData(50_000, 23)]
    public void It_sorts_as_comparisons_do(int count, int bits)
    {
        var random = new Random(17);
        var keys = new ulong[count];
        for (var i = 0; i < count; i++) keys[i] = (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> (64 - bits) << (64 - bits) / 2;
        ulong[] expected = [.. keys.Order()];

        RadixSort.Ascending(keys);

        Assert.Equal(expected, keys);
    }

    [Fact]
    public void Keys_that_are_all_alike_stay()
    {
        var keys = Enumerable.Repeat(7UL, 5000).ToArray();
        RadixSort.Ascending(keys);
        Assert.All(keys, key => Assert.Equal(7UL, key));
    }
}
