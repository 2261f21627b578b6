using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX1011Tests : RuleTests<CX1011_ScaleIsConverted>
{
    [Fact]
    public Task A_method_that_converts_is_listed_with_its_reason() => Reports(
        """
        static class Stars
        {
            [[|ConvertsScale("five stars are five points")|]]
            public static Rating<Csat5> ToCsat(Rating<Stars5> stars) => Rating<Csat5>.FromNullable(stars.Value);
        }
        """,
        "'Stars.ToCsat' may mix scales: five stars are five points");

    [Fact]
    public Task Local_functions_lambdas_and_accessors_are_listed() => Reports(
        """
        static class Stars
        {
            public static int Value { [[|ConvertsScale("a")|]] get => 1; }
            public static int Of(Rating<Stars5> stars)
            {
                [[|ConvertsScale("b")|]] int Local() => stars.Value ?? 1;
                Func<int> lambda = [[|ConvertsScale(" ")|]] () => 1;
                return Local() + lambda();
            }
        }
        """,
        "'Stars.Value' may mix scales: a",
        "'Local' may mix scales: b",
        "'a lambda' may mix scales: no reason is given");

    [Fact]
    public Task A_method_without_the_attribute_is_not_listed() => Silent("static class Stars { public static Rating<Csat5> ToCsat(Rating<Stars5> stars) => Rating<Csat5>.FromNullable(stars.Value); }");

    [Fact]
    public Task A_like_named_attribute_of_someone_else_is_silent() => Silent("""
        namespace Mine
        {
            public sealed class ConvertsScaleAttribute(string reason) : Attribute { public string Reason => reason; }
            static class Stars { [ConvertsScale("mine")] public static int Of() => 1; }
        }
        """);
}
