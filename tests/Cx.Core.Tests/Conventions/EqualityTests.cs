using System.Reflection;

namespace Cx.Core.Tests.Conventions;

/// <summary>Operators, Equals and hash of every type that holds data agree with each other.</summary>
public class EqualityTests
{
    private static readonly object?[] Strangers = [null, "another type"];

    public static TheoryData<int, string> Samples => JsonTests.Samples;

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_value_equals_itself_and_nothing_else_by_every_way_to_ask(int index, string type)
    {
        Assert.NotEmpty(type);
        var value = JsonSamples.All[index].Value;
        var others = JsonSamples.All.Where((sample, i) => i != index && sample.Value.GetType() == value.GetType()).Select(sample => sample.Value).ToList();

        Assert.True(value.Equals(value));
        Assert.True(Ask(value, "op_Equality", value));
        Assert.False(Ask(value, "op_Inequality", value));
        Assert.DoesNotContain(Strangers, value.Equals);
        Assert.All(others, other =>
        {
            Assert.False(value.Equals(other));
            Assert.False(Ask(value, "op_Equality", other));
            Assert.True(Ask(value, "op_Inequality", other));
        });
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_class_differs_from_null_on_either_side(int index, string type)
    {
        Assert.NotEmpty(type);
        var value = JsonSamples.All[index].Value;
        if (value.GetType().IsValueType) return;

        Assert.False(Ask(value.GetType(), "op_Equality", value, null));
        Assert.False(Ask(value.GetType(), "op_Equality", null, value));
        Assert.True(Ask(value.GetType(), "op_Equality", null, null));
        Assert.True(Ask(value.GetType(), "op_Inequality", null, value));
    }

    private static bool Ask(object left, string way, object right) => Ask(left.GetType(), way, left, right);

    private static bool Ask(Type type, string way, object? left, object? right)
    {
        // A state of a state machine is compared by the operators of the machine.
        var owner = type;
        while (owner.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)) owner = parent;
        var method = owner.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(candidate => candidate.Name == way && candidate.GetParameters() is [var first, var second]
                && Plain(first.ParameterType) == owner && Plain(second.ParameterType) == owner);
        return (bool)method.Invoke(null, [left, right])!;
    }

    private static Type Plain(Type type) => type.IsByRef ? type.GetElementType()! : type;
}
