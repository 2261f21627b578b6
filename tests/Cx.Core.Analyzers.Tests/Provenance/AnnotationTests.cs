using Cx.Analyzer.Harness;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>What says on which scale a number is.</summary>
public class AnnotationTests : FlowTests
{
    [Fact]
    public Task A_property_of_a_record_takes_the_annotation_of_its_parameter() => Meets("var x = [|r.Answer + r.Ease|];");

    [Fact]
    public Task A_record_property_of_its_own_does_not_take_the_annotation_of_a_like_named_parameter() => DeclarationsAreSilent("""
        public sealed record Other([OnScale<Csat5>] int answer) { public int Answer => answer.ToString().Length; public int Given { get; } = answer; }
        public static class Body { public static int Of(Other o, Row r) => o.Answer + o.Given + r.Ease; }
        """);

    [Fact]
    public Task Properties_fields_parameters_and_returns_carry_a_scale() => DeclarationsMeet("""
        public sealed class All
        {
            [OnScale<Csat5>] public int Property { get; set; }
            [OnScale<Csat5>] public int Field;
            [return: OnScale<Csat5>] public int Method() => Field;
            public bool Meet([OnScale<Ces7>] int e) => [|Property > e|] || [|Field > e|] || [|Method() > e|];
            [OnScale<Csat5>] public int this[string key] => Field;
            public bool Index([OnScale<Ces7>] int e) => [|this["a"] > e|];
        }
        """);

    [Fact]
    public Task Every_carrier_passes_its_scale() => DeclarationsMeet("""
        public sealed class All
        {
            [OnScale<Csat5>] public byte Small; [OnScale<Csat5>] public long? Large; [OnScale<Csat5>] public double Real; [OnScale<Csat5>] public decimal Exact;
            [OnScale<Csat5>] public Task<int> Later = null!; [OnScale<Csat5>] public ValueTask<int?> Maybe; [OnScale<Csat5>] public Memory<int> Memory;
            [OnScale<Csat5>] public IEnumerable<int?> Sequence = []; [OnScale<Csat5>] public IAsyncEnumerable<int> Stream = null!; [OnScale<Csat5>] public IReadOnlyDictionary<string, int> Map = null!;
            public async Task Meet([OnScale<Ces7>] int e)
            {
                Scale.Use([|Small > e|]); Scale.Use([|Large > e|]); Scale.Use([|Real > e|]); Scale.Use([|Exact > e|]);
                Scale.Use([|await Later > e|]); Scale.Use([|await Maybe > e|]); Scale.Use([|Sequence.First() > e|]);
                await foreach (var one in Stream) Scale.Use([|one > e|]);
                foreach (var one in Memory.Span) Scale.Use([|one > e|]);
                Scale.Use([|Map.Values.First() > e|]); Scale.Use(Map["a"] > e);
            }
            public bool Spans([OnScale<Csat5>] ReadOnlySpan<int> span, [OnScale<Ces7>] int e) => [|span[0] > e|];
        }
        """);

    [Fact]
    public Task What_is_no_carrier_is_unknown() => DeclarationsAreSilent("""
        public sealed class All<T>
        {
            [OnScale<Csat5>] public string Text = ""; [OnScale<Csat5>] public object Any = 4; [OnScale<Csat5>] public DayOfWeek Day; [OnScale<Csat5>] public T Value = default!;
            public bool Meet([OnScale<Ces7>] int e) => Text.Length > e || (int)Any > e || (int)Day > e || e.Equals(Value);
        }
        """);

    [Fact]
    public Task A_type_parameter_is_an_unknown_scale() => DeclarationsAreSilent("""
        public static class Body
        {
            public static int? Of<TScale>(Rating<TScale> rating, Row r) where TScale : struct, IScale<TScale> => rating.Value + r.Ease + Rating<TScale>.From(r.Ease).Value;
        }
        """);

    [Fact]
    public Task An_override_and_an_implementation_inherit() => DeclarationsMeet("""
        public interface IAnswer { [OnScale<Csat5>] int Answer { get; } [return: OnScale<Csat5>] int Ask([OnScale<Csat5>] int before); }
        public abstract class Base { [OnScale<Csat5>] public abstract int Value { get; } [return: OnScale<Csat5>] public virtual int Read() => 0; }
        public class Derived : Base, IAnswer
        {
            public override int Value => 4;
            public override int Read() => 4;
            public int Answer => 4;
            int IAnswer.Ask(int before) => before;
            public int Ask(int before) => before;
        }
        public static class Body
        {
            public static void Of(Derived x, IAnswer i, Row r)
            {
                Scale.Use([|x.Value > r.Ease|]); Scale.Use([|x.Read() > r.Ease|]); Scale.Use([|x.Answer > r.Ease|]);
                i.Ask([|r.Ease|]); Scale.Use(x.Ask(r.Ease) > r.Ease);
            }
        }
        """);

    [Fact]
    public Task A_contradicted_symbol_is_unknown() => DeclarationsAreSilent("""
        public interface IAnswer { [OnScale<Csat5>] int Answer { get; } }
        public sealed class Two : IAnswer { [OnScale<Ces7>] public int Answer => 4; }
        public static class Body { public static bool Of(Two x, Row r) => x.Answer > r.Ease || x.Answer > r.Answer; }
        """);

    [Fact]
    public Task A_member_of_another_type_is_annotated_from_outside() => DeclarationsMeet("""
        [assembly: ScaleOf<Csat5>(typeof(Vendor.Answer), nameof(Vendor.Answer.Score))]
        [assembly: ScaleOf<Csat5>("F:Vendor.Answer.Raw")]
        [assembly: ScaleOf<Csat5>("M:Vendor.Client.Ask(System.String)")]
        [assembly: ScaleOf<Csat5>("P:Vendor.Page`1.Best")]
        public static class Body
        {
            public static void Of(Vendor.Answer a, Vendor.Page<string> page, Row r)
            {
                Scale.Use([|a.Score > r.Ease|]); Scale.Use([|a.Raw > r.Ease|]); Scale.Use(a.Other > r.Ease);
                Scale.Use([|Vendor.Client.Ask("a") > r.Ease|]); Scale.Use(Vendor.Client.Ask(1) > r.Ease); Scale.Use([|page.Best > r.Ease|]);
            }
        }
        namespace Vendor
        {
            public class Answer { public int Score { get; set; } public int Other { get; set; } public int Raw; }
            public static class Client { public static int Ask(string text) => text.Length; public static int Ask(int number) => number; }
            public class Page<T> { public int Best { get; set; } }
        }
        """);

    [Fact]
    public async Task An_assembly_of_annotations_is_read_where_it_is_referred_to()
    {
        var vendor = Compiled("Vendor", "namespace Vendor; public class Answer { public int Score { get; set; } }");
        var annotations = Compiled("Annotations", "[assembly: Cx.Core.Scales.ScaleOf<Cx.Core.Scales.Csat5>(typeof(Vendor.Answer), \"Score\")]", vendor);
        const string Source = "public static class Body { public static bool Of(Vendor.Answer a, [OnScale<Ces7>] int e) => {|CX1001:a.Score > e|}; }";

        await new Verifier([new CX1001_ValuesOfDifferentScalesAreMixed()], [], [.. References.All, vendor, annotations]).Reports(Source, Shape);
        await new Verifier([new CX1001_ValuesOfDifferentScalesAreMixed()], [], [.. References.All, vendor]).Silent(MarkedSource.Parse(Source).Text, Shape);
    }

    [Fact]
    public async Task Annotations_of_another_assembly_are_read_from_its_metadata()
    {
        var rows = Compiled("Rows", "using Cx.Core.Scales; public sealed record Answers([OnScale<Csat5>] int Answer, [OnScale<Ces7>] int Ease) { [return: OnScale<Csat5>] public int Read() => Answer; }");
        const string Source = "public static class Body { public static bool Of(Answers a) => {|CX1001:a.Answer > a.Ease|} || {|CX1001:a.Read() > a.Ease|}; }";

        await new Verifier([new CX1001_ValuesOfDifferentScalesAreMixed()], [], [.. References.All, rows]).Reports(Source, Shape);
    }

    [Fact]
    public Task Run_time_ratings_are_on_the_scale_of_their_definition() => Meets("""
        var a = Rating.From(Csat5.Definition, n);
        var e = Rating.FromNullable(ScaleDefinition.Of<Ces7>(), n);
        Scale.Use([|a.Value + e.Value|]);
        Scale.Use([|a.Value > r.Ease|]);
        if (e.TryGetValue(out var value)) Scale.Use([|value < r.Answer|]);
        if (Rating.TryFrom(Rating<Ces7>.Scale, n, out var t)) Scale.Use([|t.Value < r.Answer|]);
        Scale.Use([|Rating<Csat5>.From(n).ToRating().Value - r.Ease|]);
        """);

    [Fact]
    public Task A_run_time_definition_is_known_by_a_constant_id() => DeclarationsMeet("""
        public static class Body
        {
            private static readonly ScaleDefinition Wait = ScaleDefinition.Create("wait", 1, 6, Polarity.LowerIsBetter).WithBoxes(2, 2);
            private static readonly ScaleDefinition Same = ScaleDefinition.Create("wait", 1, 6, Polarity.LowerIsBetter);
            private static readonly ScaleDefinition OtherOne = ScaleDefinition.Create("other", 1, 6, Polarity.LowerIsBetter);
            private static readonly ScaleDefinition Read = ScaleDefinition.Create(Console.ReadLine()!, 1, 6, Polarity.LowerIsBetter);
            private static ScaleDefinition Changing = ScaleDefinition.Create("other", 1, 6, Polarity.LowerIsBetter);
            public static void Of(int n, Row r)
            {
                var w = Rating.From(Wait, n); var s = Rating.From(Same, n); var o = Rating.From(OtherOne, n);
                Scale.Use(w.Value + s.Value);
                Scale.Use([|w.Value + o.Value|]);
                Scale.Use(Rating.From(Read, n).Value + w.Value);
                Scale.Use(Rating.From(Changing, n).Value + w.Value);
            }
        }
        """);

    [Fact]
    public Task Run_time_ratings_of_two_scales_are_not_counted_together() => Meets("""
        var counts = RatingCounts.On(Csat5.Definition);
        counts.Add(Rating.From(Csat5.Definition, n));
        [|counts.Add(Rating.From(Ces7.Definition, n))|];
        var both = [|RatingCounts.Of(new[] { Rating.From(Csat5.Definition, n), Rating.From(Ces7.Definition, n) })|];
        RatingCounts first = default;
        first.Add(Rating.From(Ces7.Definition, n));
        [|first.Merge(RatingCounts.On(Csat5.Definition))|];
        """);

    [Fact]
    public Task Run_time_ratings_are_made_of_values_on_their_scale() => Meets("var a = Rating.From(Csat5.Definition, [|r.Ease|]); var b = Rating.From(Csat5.Definition, r.Answer); var e = Rating.From(Ces7.Definition, n).ToRating<Ces7>();");

    [Fact]
    public Task Definitions_side_by_side_are_silent() => IsSilent("""
        var definitions = new[] { Csat5.Definition, Ces7.Definition };
        var order = definitions.OrderBy(definition => definition.Max).ToList();
        var same = Csat5.Definition == Ces7.Definition;
        var rating = Rating.From(definitions[0], n);
        var chosen = Rating.From(c ? Csat5.Definition : Ces7.Definition, n);
        Scale.Use(rating.Value + chosen.Value + r.Ease);
        var ratings = new[] { Rating.From(Csat5.Definition, n), Rating.From(Ces7.Definition, n) };
        Scale.Use(ratings.OrderBy(one => one).First());
        """);

    [Fact]
    public async Task A_like_named_annotation_of_someone_else_says_nothing()
    {
        const string Source = """
            namespace Mine
            {
                [System.AttributeUsage(System.AttributeTargets.All)] public sealed class OnScaleAttribute<T> : System.Attribute;
                public struct Csat5; public struct Ces7;
                public static class Body { public static bool Of([OnScale<Csat5>] int a, [OnScale<Ces7>] int e) => a > e; }
            }
            """;
        await Silent(Source);
    }

    private static PortableExecutableReference Compiled(string name, string source, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. References.All, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
