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

    [Fact]
    public void What_is_made_again_is_equal_by_every_way_to_ask_and_what_shows_another_text_is_not()
    {
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var others = new Dictionary<Type, object>();
        foreach (var ((way, one), (sameWay, again)) in SampleGraph.Reachable().Zip(SampleGraph.Reachable()))
        {
            var type = one.GetType();
            Assert.Equal((way, type), (sameWay, again.GetType()));
            if (!IsCompared(type)) continue;
            var name = PublicTypes.NameOf(type);
            if (!one.Equals(again) || !Ask(one, "op_Equality", again) || Ask(one, "op_Inequality", again)) faults.Add($"{name}: {one} made again is another");
            if (one.GetHashCode() != again.GetHashCode()) faults.Add($"{name}: {one} made again has another hash");
            if (Array.Exists(Strangers, one.Equals)) faults.Add($"{name} equals nothing, or a stranger");
            if (others.TryGetValue(type, out var other) && other.ToString() != one.ToString() && (one.Equals(other) || Ask(one, "op_Equality", other) || !Ask(one, "op_Inequality", other))) faults.Add($"{name}: {one} equals {other}");
            others[type] = one;
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Every_type_that_can_be_compared_is_made_again_here()
    {
        var reached = SampleGraph.Reachable().SelectMany(found => WithBases(found.Value.GetType())).ToHashSet();

        var missed = PublicTypes.All.Where(type => IsCompared(type) && !reached.Contains(type)).Select(type => $"{PublicTypes.RoomOf(type)}.{PublicTypes.NameOf(type)}").Order(StringComparer.Ordinal).ToList();
        Assert.True(missed.Count == 0, $"No value of {string.Join(", ", missed)} is among those of SampleGraph: add one to its roots.");

        static IEnumerable<Type> WithBases(Type type)
        {
            for (var owner = type; owner is not null; owner = owner.BaseType) yield return Definition(owner);
        }
    }

    private static Type Definition(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static bool IsCompared(Type type) => type.IsVisible && PublicTypes.ImplementsForItself(Definition(type), typeof(IEquatable<>));

    private static bool Ask(object left, string way, object right) => Ask(left.GetType(), way, left, right);

    private static bool Ask(Type type, string way, object? left, object? right)
    {
        // A state of a state machine is compared by the operators of the machine.
        for (var owner = type; ; owner = owner.BaseType ?? throw new InvalidOperationException($"{PublicTypes.NameOf(type)} has no {way}."))
        {
            var method = Array.Find(owner.GetMethods(BindingFlags.Public | BindingFlags.Static), candidate => candidate.Name == way
                && candidate.GetParameters() is [var first, var second] && Plain(first.ParameterType) == owner && Plain(second.ParameterType) == owner);
            if (method is not null) return (bool)method.Invoke(null, [left, right])!;
        }
    }

    private static Type Plain(Type type) => type.IsByRef ? type.GetElementType()! : type;
}
