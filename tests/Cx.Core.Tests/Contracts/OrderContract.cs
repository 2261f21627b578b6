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
        var values = Ascending;
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = 0; j < values.Count; j++)
            {
                var expected = i.CompareTo(j);
                var got = Math.Sign(values[i].CompareTo(values[j]));
                if (expected != got) Assert.Fail($"#{i} {values[i]} compared with #{j} {values[j]}: expected {expected}, got {got}.");
                if (got != Math.Sign(values[i].CompareTo((object)values[j]))) Assert.Fail($"#{i} {values[i]} and #{j} {values[j]} compare otherwise as objects.");
                if (got == 0 != values[i].Equals(values[j])) Assert.Fail($"#{i} {values[i]} and #{j} {values[j]} compare as {got}, and equality disagrees.");
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
