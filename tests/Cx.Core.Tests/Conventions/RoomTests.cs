using System.Reflection;
using System.Runtime.CompilerServices;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.Tests.Conventions;

/// <summary>One order of rooms; a room knows only rooms that stand before it. Read from the compiled assembly, method bodies included.</summary>
public class RoomTests
{
    // Rooms of the same rank do not know each other.
    private static readonly Dictionary<string, int> Rank = new(StringComparer.Ordinal)
    {
        ["Scales"] = 0,
        ["Aggregation"] = 0,
        ["Statistics"] = 0,
        ["Scores"] = 1,
        ["Durations"] = 2,
        ["Retention"] = 3,
        ["Feedback"] = 4,
        ["Streaming"] = 5,
        ["Journeys"] = 6,
        ["Improvement"] = 7,
    };

    [Fact]
    public void No_room_knows_a_room_that_does_not_stand_before_it()
    {
        using var assembly = File.OpenRead(Subject.Path);
        Convention.Require(Rule.Arrow, BackwardArrows(assembly));
    }

    [Fact]
    public void Every_type_stands_in_a_room()
        => Assert.Empty(PublicTypes.All.Where(type => !Rank.ContainsKey(PublicTypes.RoomOf(type))).Select(type => type.FullName));

    [Fact]
    public void Only_tests_and_benchmarks_see_what_is_internal()
        => Assert.Equal(
            ["Cx.Core.Benchmarks", "Cx.Core.Tests"],
            Subject.Assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("base class", "class Bad : Late { }")]
    [InlineData("interface", "class Bad : ILate { }")]
    [InlineData("generic argument of an interface", "abstract class Bad : System.Collections.Generic.IEnumerable<Late> { public abstract System.Collections.Generic.IEnumerator<Late> GetEnumerator(); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null; }")]
    [InlineData("field", "class Bad { Late[] _field; }")]
    [InlineData("property", "class Bad { public Late P => null; }")]
    [InlineData("parameter", "class Bad { void M(ref Late late) { } }")]
    [InlineData("constraint", "class Bad<T> where T : Late { }")]
    [InlineData("constraint of a method", "class Bad { void M<T>() where T : Late { } }")]
    [InlineData("attribute", "[Mark] class Bad { }")]
    [InlineData("attribute of a parameter", "class Bad { void M([Mark] int p) { } }")]
    [InlineData("type named in an attribute", "[System.ComponentModel.TypeConverter(typeof(Late))] class Bad { }")]
    [InlineData("type named in an attribute's property", "[Named(Type = typeof(Late))] class Bad { } class NamedAttribute : System.Attribute { public System.Type Type { get; set; } }")]
    [InlineData("attribute with a narrow enum before the type", "[Wide(Small.B, typeof(Late))] class Bad { } enum Small : byte { A, B } class WideAttribute : System.Attribute { public WideAttribute(Small s, System.Type t) { } }")]
    [InlineData("call", "class Bad { void M() => Late.Call(); }")]
    [InlineData("construction", "class Bad { object M() => new Late(); }")]
    [InlineData("generic call", "class Bad { void M() => System.Array.Empty<Late>().ToString(); }")]
    [InlineData("member of a generic type", "class Bad { object M() => LateBox<int>.Value; }")]
    [InlineData("local variable", "class Bad { object M(object o) { var late = o as Late; return late; } }")]
    [InlineData("catch", "class Bad { void M() { try { M(); } catch (LateException) { } } }")]
    [InlineData("closure", "class Bad { System.Func<object> M(int i) => () => { i++; return new Late(); }; }")]
    [InlineData("typeof", "class Bad { object M() => typeof(Late); }")]
    [InlineData("after a switch", "class Bad { object M(int i) { switch (i) { case 0: return 1; case 1: return 2; case 2: return 3; case 3: return 4; case 4: return 9L; default: return new Late(); } } }")]
    public void A_backward_arrow_is_seen_wherever_it_hides(string where, string code)
    {
        var source = $$"""
            namespace Cx.Core.Statistics { using Cx.Core.Scores; {{code}} }
            namespace Cx.Core.Scores
            {
                public interface ILate { }
                public class Late { public static void Call() { } }
                public class LateException : System.Exception { }
                public static class LateBox<T> { public static readonly T Value; }
                public class MarkAttribute : System.Attribute { }
            }
            """;

        var arrows = BackwardArrows(Compile(source));

        Assert.True(arrows.Any(arrow => arrow.Target.StartsWith("Cx.Core.Statistics.Bad", StringComparison.Ordinal)), $"An arrow hidden in a {where} went unseen.");
    }

    [Fact]
    public void A_forward_arrow_is_fine_and_rooms_of_the_same_rank_stay_strangers()
    {
        const string source = """
            namespace Cx.Core.Scales { public class Scale { } }
            namespace Cx.Core.Aggregation { public class Sum { Cx.Core.Scales.Scale _scale; } }
            namespace Cx.Core.Scores { public class Score { Cx.Core.Scales.Scale _scale; Cx.Core.Aggregation.Sum _sum; } }
            """;

        var arrow = Assert.Single(BackwardArrows(Compile(source)));
        Assert.Equal("Cx.Core.Aggregation.Sum -> Cx.Core.Scales.Scale", arrow.Target);
    }

    private static List<Violation> BackwardArrows(Stream assembly)
    {
        using var references = new RoomReferences(assembly);
        return [.. references.Read()
            .Where(reference => RoomOf(reference.User) is { } user && RoomOf(reference.Used) is { } used && user != used
                && !(Rank.TryGetValue(user, out var own) && Rank.TryGetValue(used, out var other) && other < own))
            .Select(reference => new Violation($"{reference.User} -> {reference.Used}", $"an arrow that runs backwards, in {reference.Place}"))];
    }

    // Null for what the compiler adds outside of our namespaces.
    private static string? RoomOf(string fullName)
    {
        const string root = "Cx.Core.";
        return fullName.StartsWith(root, StringComparison.Ordinal) ? fullName[root.Length..].Split('.')[0] : null;
    }

    private static MemoryStream Compile(string source)
    {
        var stream = new MemoryStream();
        var result = CSharpCompilation
            .Create("Rooms", [CSharpSyntaxTree.ParseText(source)], References.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        return stream;
    }
}
