using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Cx.Core.Tests.Conventions;

/// <summary>Everything that holds data goes through a generated JSON context of another assembly and comes back equal.</summary>
public class JsonTests
{
    public static TheoryData<int, string> Samples
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < JsonSamples.All.Count; i++)
            {
                data.Add(i, JsonSamples.All[i].ToString());
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_value_comes_back_equal(int index, string type)
    {
        Assert.NotEmpty(type);
        JsonSamples.All[index].RoundTrip();
    }

    [Fact]
    public void Every_type_that_holds_data_has_a_sample()
    {
        var sampled = JsonSamples.All.Select(sample => sample.Type).ToHashSet();
        Convention.Require(Rule.Json, PublicTypes.All
            .Where(type => HoldsData(type) && !sampled.Contains(type))
            .Select(type => new Violation(PublicTypes.NameOf(type), "has no sample in JsonSamples and SampleJsonContext")));
    }

    [Fact]
    public void A_converter_can_be_used_from_a_generated_context_and_is_out_of_sight()
    {
        var faults = PublicTypes.All
            .SelectMany(type => type.GetCustomAttributes<JsonConverterAttribute>(inherit: false).Select(attribute => (Type: type, Converter: attribute.ConverterType!)))
            .Where(pair => !pair.Converter.IsPublic
                || pair.Converter.IsGenericTypeDefinition
                || pair.Converter.GetCustomAttribute<EditorBrowsableAttribute>() is not { State: EditorBrowsableState.Never })
            .Select(pair => $"{PublicTypes.NameOf(pair.Type)}: {pair.Converter.Name} must be public, not generic, and EditorBrowsable(Never)");

        Assert.Empty(faults);
    }

    [Fact]
    public void A_struct_without_converter_would_be_noticed()
        => Assert.ThrowsAny<Exception>(() => JsonSample.Of(new Bare(3)).RoundTrip());

    // What is a name, a rule, a conversion or an exception holds no data of a user.
    private static bool HoldsData(Type type)
        => type is { IsInterface: false, IsEnum: false, IsAbstract: false }
            && !PublicTypes.IsScale(type)
            && !typeof(Attribute).IsAssignableFrom(type)
            && !typeof(Exception).IsAssignableFrom(type)
            && !typeof(Delegate).IsAssignableFrom(type)
            && !typeof(JsonConverter).IsAssignableFrom(type)
            && !typeof(TypeConverter).IsAssignableFrom(type);

    internal readonly struct Bare(int hidden) : IEquatable<Bare>
    {
        public bool IsOdd => hidden % 2 == 1;

        public bool Equals(Bare other) => IsOdd == other.IsOdd;

        public override bool Equals(object? obj) => obj is Bare other && Equals(other);

        public override int GetHashCode() => hidden;
    }
}
