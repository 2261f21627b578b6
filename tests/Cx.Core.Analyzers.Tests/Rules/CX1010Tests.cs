using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX1010Tests : RuleTests<CX1010_AnnotationHasNoEffect>
{
    [Fact]
    public Task An_annotation_of_something_that_is_no_number_is_reported() => Reports(
        "public sealed record Row([[|OnScale<Csat5>|]] string Answer, [OnScale<Csat5>] int? Other);",
        "This annotation has no effect: Answer is string; annotate a number, a nullable number, or a sequence, task or dictionary of them");

    [Fact]
    public Task Every_place_of_an_annotation_is_looked_at() => Reports("""
        public class Row
        {
            [[|OnScale<Csat5>|]] public object? Property { get; set; }
            [[|OnScale<Csat5>|]] public DayOfWeek Field;
            [return: [|OnScale<Csat5>|]] public void Nothing() { }
            [return: [|OnScale<Csat5>|]] public Task Later([[|OnScale<Csat5>|]] Rating<Csat5> typed) => Task.CompletedTask;
            public delegate void Call([[|OnScale<Csat5>|]] string text);
            public void Local()
            {
                [return: [|OnScale<Csat5>|]] static string Text([[|OnScale<Csat5>|]] string text) => text;
                Func<string, string> lambda = [return: [|OnScale<Csat5>|]] ([[|OnScale<Csat5>|]] text) => Text(text);
            }
        }
        """);

    [Fact]
    public Task What_an_accessor_gives_is_read_through_its_property() => Reports(
        "public class Row { public int Answer { [return: [|OnScale<Csat5>|]] get; set; } }",
        "This annotation has no effect: what an accessor gives is read through the property; annotate Row.Answer");

    [Fact]
    public Task An_annotation_from_outside_that_names_no_member_is_reported() => Reports(
        """
        [assembly: [|ScaleOf<Csat5>(typeof(Vendor.Row), "Scor")|]]
        [assembly: [|ScaleOf<Csat5>(typeof(Vendor.Row), "Ask")|]]
        [assembly: [|ScaleOf<Csat5>("M:Vendor.Row.Ask(System.Int32)")|]]
        [assembly: [|ScaleOf<Csat5>("T:Vendor.Row")|]]
        [assembly: [|ScaleOf<Csat5>("no id")|]]
        [assembly: [|ScaleOf<Csat5>(typeof(Vendor.Row), nameof(Vendor.Row.Text))|]]
        [assembly: ScaleOf<Csat5>(typeof(Vendor.Row), nameof(Vendor.Row.Score))]
        [assembly: ScaleOf<Csat5>("M:Vendor.Row.Ask(System.String)")]
        namespace Vendor { public class Row { public int Score { get; set; } public string Text { get; set; } = ""; public int Ask(string text) => text.Length; } }
        """,
        "This annotation has no effect: Row declares no property or field Scor; correct the name",
        "This annotation has no effect: Row.Ask is no property or field; name what a method returns by its documentation id",
        "This annotation has no effect: no property, field or method has the documentation id M:Vendor.Row.Ask(System.Int32); correct it",
        "This annotation has no effect: no property, field or method has the documentation id T:Vendor.Row; correct it",
        "This annotation has no effect: no property, field or method has the documentation id no id; correct it",
        "This annotation has no effect: Row.Text is string; annotate a number, a nullable number, or a sequence, task or dictionary of them");

    [Fact]
    public Task Two_annotations_that_contradict_each_other_are_both_reported() => Reports(
        """
        [assembly: [|ScaleOf<Ces7>(typeof(Row), nameof(Row.Answer))|]]
        public class Row { [[|OnScale<Csat5>|]] public int Answer { get; set; } [OnScale<Csat5>] public int Other { get; set; } }
        """,
        "This annotation has no effect: another annotation puts Row.Answer on Csat5; remove one of the two",
        "This annotation has no effect: another annotation puts Row.Answer on Ces7; remove one of the two");

    [Fact]
    public Task An_annotation_that_contradicts_what_is_inherited_is_reported() => Reports(
        """
        public interface IRow { [OnScale<Csat5>] int Answer { get; } [return: OnScale<Csat5>] int Read([OnScale<Csat5>] int before); }
        public class Row : IRow
        {
            [[|OnScale<Ces7>|]] public int Answer { get; set; }
            [return: [|OnScale<Ces7>|]] int IRow.Read([[|OnScale<Ces7>|]] int before) => before;
        }
        public class Same : IRow { [OnScale<Csat5>] public int Answer { get; set; } [return: OnScale<Csat5>] public int Read([OnScale<Csat5>] int before) => before; }
        public record Two([OnScale<Csat5>] [property: [|OnScale<Ces7>|]] int Answer);
        """,
        "This annotation has no effect: Row.Answer is on Csat5 by IRow.Answer; let both say the same",
        "This annotation has no effect: Row.IRow.Read is on Csat5 by IRow.Read; let both say the same",
        "This annotation has no effect: before is on Csat5 by before; let both say the same",
        "This annotation has no effect: Two.Answer is on Csat5 by the parameter Answer of Two; let both say the same");

    [Fact]
    public Task Annotations_with_an_effect_are_silent() => Silent("""
        public record Row([OnScale<Csat5>] int? Answer, [property: OnScale<Csat5>] double Mean)
        {
            [OnScale<Csat5>] public IReadOnlyList<int?> Many { get; init; } = [];
            [OnScale<Csat5>] public Dictionary<string, int> ByQuestion { get; init; } = [];
            [OnScale<Csat5>] private decimal _one, _two;
            [return: OnScale<Csat5>] public async Task<int[]> Read([OnScale<Csat5>] Memory<byte> bytes) { await Task.Yield(); return [(int)(_one + _two)]; }
            public int Sum(Func<int, int> f) => f(1) + Sum([return: OnScale<Csat5>] ([OnScale<Csat5>] value) => value);
            [return: OnScale<Csat5>] public delegate int Asks(string text);
        }
        """);

    [Fact]
    public Task The_same_said_twice_is_silent() => Silent("""
        [assembly: ScaleOf<Csat5>(typeof(Row), nameof(Row.Answer))]
        public class Row { [OnScale<Csat5>] public int Answer { get; set; } }
        """);

    [Fact]
    public Task A_like_named_annotation_of_someone_else_is_silent() => Silent("""
        namespace Mine
        {
            [AttributeUsage(AttributeTargets.All)] public sealed class OnScaleAttribute<T> : Attribute;
            public class Row { [OnScale<int>] public string Answer { get; set; } = ""; }
        }
        """);
}
