namespace Cx.Core.Tests.Support;

public class AllocationTests
{
    [Fact]
    public void What_the_work_allocates_each_time_is_seen_and_what_comes_once_is_not()
    {
        var runs = 0;
        byte[] kept = [];

        Assert.InRange(Allocation.Of(() => kept = new byte[1000]), 1000, 1100);
        Assert.Equal(0, Allocation.Of(() => kept[0]++));
        Assert.InRange(Allocation.Of(() => kept = new byte[++runs == 3 ? 9000 : 1000]), 1000, 1100);
        Assert.InRange(Allocation.Once(() => kept = new byte[9000]), 9000, long.MaxValue);
    }
}
