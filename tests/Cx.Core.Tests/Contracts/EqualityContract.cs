using System.Reflection;

namespace Cx.Core.Tests.Contracts;

/// <summary>What every type with value equality keeps: inherit it, and give makers of values that all differ.</summary>
/// <remarks>Each maker is called twice: the two results must be equal, and different from those of every other maker.</remarks>
public abstract class EqualityContract<T>
    where T : IEquatable<T>
{
    /// <summary>Makers of pairwise different values; each call makes a new object where the type is a class.</summary>
    protected abstract IReadOnlyList<Func<T>> Makers { get; }

    [Fact]
    public void Values_made_alike_are_equal_in_every_way_and_hash_alike()
    {
        foreach (var make in Makers)
        {
            T one = make(), other = make();
            Assert.True(one.Equals(other), $"{one}.Equals(its twin)");
            Assert.True(one.Equals((object)other), $"{one}.Equals((object)its twin)");
            Assert.True(Operator("op_Equality", one, other), $"{one} == its twin");
            Assert.False(Operator("op_Inequality", one, other), $"{one} != its twin");
            Assert.True(one.GetHashCode() == other.GetHashCode(), $"the hashes of {one} and its twin");
        }
    }

    [Fact]
    public void Values_made_differently_differ_in_every_way()
    {
        for (var i = 0; i < Makers.Count; i++)
        {
            for (var j = 0; j < Makers.Count; j++)
            {
                if (i == j) continue;
                T one = Makers[i](), other = Makers[j]();
                Assert.False(one.Equals(other), $"#{i} {one}.Equals(#{j} {other})");
                Assert.False(one.Equals((object)other), $"#{i} {one}.Equals((object)#{j} {other})");
                Assert.False(Operator("op_Equality", one, other), $"#{i} {one} == #{j} {other}");
                Assert.True(Operator("op_Inequality", one, other), $"#{i} {one} != #{j} {other}");
            }
        }
    }

    [Fact]
    public void Nothing_and_a_stranger_are_equal_to_no_value()
    {
        foreach (var make in Makers)
        {
            var value = make();
            Assert.False(value.Equals((object?)null), $"{value}.Equals(null)");
            Assert.False(value.Equals(new object()), $"{value}.Equals(a stranger)");
            if (typeof(T).IsValueType) continue;
            Assert.False(value.Equals(default), $"{value}.Equals(null)");
            Assert.False(Operator("op_Equality", value, default), $"{value} == null");
            Assert.False(Operator("op_Equality", default, value), $"null == {value}");
            Assert.True(Operator("op_Inequality", default, value), $"null != {value}");
        }

        if (!typeof(T).IsValueType) Assert.True(Operator("op_Equality", default, default), "null == null");
    }

    private static bool Operator(string name, T? left, T? right)
    {
        // A large struct takes its operands by reference.
        var method = typeof(T).GetMethod(name, BindingFlags.Public | BindingFlags.Static, [typeof(T), typeof(T)])
            ?? typeof(T).GetMethod(name, BindingFlags.Public | BindingFlags.Static, [typeof(T).MakeByRefType(), typeof(T).MakeByRefType()])
            ?? throw new InvalidOperationException($"{typeof(T)} has equality but no {name}.");
        return (bool)method.Invoke(null, [left, right])!;
    }
}
