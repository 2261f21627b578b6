using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Cx.Core.Tests.Conventions;

/// <summary>A value that goes through JSON, written and read by code generated for another assembly than the library.</summary>
internal abstract class JsonSample
{
    /// <summary>The type of the value, open where it is generic.</summary>
    public abstract Type Type { get; }

    /// <summary>The value itself.</summary>
    public abstract object Value { get; }

    public static JsonSample Of<T>(T value)
        where T : IEquatable<T>
        => new Sample<T>(value, value.Equals);

    /// <summary>A sample of a type that holds data and has no equality: what must be the same is said by <paramref name="same"/>.</summary>
    public static JsonSample Of<T>(T value, Func<T, T, bool> same) => new Sample<T>(value, other => same(value, other));

    /// <summary>Fails unless the value comes back equal.</summary>
    public abstract void RoundTrip();

    public override string ToString() => PublicTypes.NameOf(Type);

    private sealed class Sample<T>(T value, Func<T, bool> isSame) : JsonSample
    {
        public override Type Type => typeof(T).IsGenericType ? typeof(T).GetGenericTypeDefinition() : typeof(T);

        public override object Value => value!;

        public override void RoundTrip()
        {
            // A struct without converter reads back as its default: a sample that is the default would not notice.
            Assert.False(EqualityComparer<T>.Default.Equals(value, default), "A sample must differ from the default of its type.");
            var info = SampleJsonContext.Default.GetTypeInfo(typeof(Holder<T>)) as JsonTypeInfo<Holder<T>>;
            Assert.True(info is not null, $"SampleJsonContext lacks [JsonSerializable(typeof(Holder<{typeof(T).Name}>))].");

            var text = JsonSerializer.Serialize(new Holder<T> { Value = value, Several = [value, value] }, info);
            var back = JsonSerializer.Deserialize(text, info)!;

            Assert.True(isSame(back.Value), $"{text} came back as {back.Value}");
            if (value is IEquatable<T>) Assert.Equal(value.GetHashCode(), back.Value!.GetHashCode());
            Assert.Equal(2, back.Several.Count);
            Assert.All(back.Several, one => Assert.True(isSame(one), $"{text} came back with {one} in its list"));
        }
    }
}
