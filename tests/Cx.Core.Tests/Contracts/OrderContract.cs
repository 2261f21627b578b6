namespace Cx.Core.Tests.Contracts;

/// <summary>What every type that sorts keeps: inherit it, and give values in ascending order.</summary>
public abstract class OrderContract<T>
    where T : IComparable<T>, IComparable, IEquatable<T>
{
    /// <summary>Different values, ascending.</summary>
    protected abstract IReadOnlyList<T> Ascending { get; }

    [Fact]
    public void Comparing_agrees_with_the_order_given_and_with_equality()
    {
        for (var i = 0; i < Ascending.Count; i++)
        {
            for (var j = 0; j < Ascending.Count; j++)
            {
                var expected = i.CompareTo(j);
                var got = Math.Sign(Ascending[i].CompareTo(Ascending[j]));
                Assert.True(expected == got, $"#{i} {Ascending[i]} compared with #{j} {Ascending[j]}: expected {expected}, got {got}.");
                Assert.Equal(got, Math.Sign(Ascending[i].CompareTo((object)Ascending[j])));
                Assert.Equal(got == 0, Ascending[i].Equals(Ascending[j]));
            }
        }
    }

    [Fact]
    public void Sorting_brings_any_order_back_to_the_one_given()
    {
        T[] backwards = [.. Ascending.Reverse()];
        Array.Sort(backwards);
        Assert.Equal(Ascending, backwards);
    }

    [Fact]
    public void Nothing_comes_first_and_a_stranger_is_refused_by_name()
    {
        foreach (var value in Ascending)
        {
            Assert.True(value.CompareTo(null) > 0);
            var refusal = Assert.Throws<ArgumentException>(() => value.CompareTo(new Uri("https://example.org")));
            Assert.Contains("System.Uri", refusal.Message, StringComparison.Ordinal);
        }
    }
}
