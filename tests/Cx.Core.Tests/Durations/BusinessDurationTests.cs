using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Durations;

public class BusinessDurationTests
{
    [Fact]
    public void It_is_stated_in_hours_or_minutes_and_read_in_both()
    {
        Assert.Equal(90, BusinessDuration.FromHours(1.5).TotalMinutes);
        Assert.Equal(1.5, BusinessDuration.FromMinutes(90).TotalHours);
        Assert.Equal(BusinessDuration.FromHours(1.5), BusinessDuration.FromMinutes(60) + BusinessDuration.FromMinutes(30));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e12)]
    public void What_is_no_amount_is_refused(double hours)
    {
        Assert.Equal("hours", Assert.Throws<ArgumentOutOfRangeException>(() => BusinessDuration.FromHours(hours)).ParamName);
        Assert.Contains("0 or more", Assert.Throws<ArgumentOutOfRangeException>(() => BusinessDuration.FromMinutes(60 * hours)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_amount_stays_within_its_range() => Assert.True(BusinessDuration.FromHours(256_204_778.8).TotalHours > 256_204_778);

    [Fact]
    public void A_sum_that_does_not_fit_is_refused()
        => Assert.Throws<OverflowException>(() => BusinessDuration.FromHours(2e8) + BusinessDuration.FromHours(2e8));

    [Fact]
    public void Its_order_is_its_length()
    {
        BusinessDuration one = BusinessDuration.FromHours(1), two = BusinessDuration.FromHours(2), again = BusinessDuration.FromHours(1);
        Assert.True(one < two && one <= two && two > one && two >= one && one <= again && one >= again);
        Assert.False(two < one || two <= one || one > two || one >= two || one < again || one > again);
        Assert.True(one.CompareTo(two) < 0 && one.CompareTo(again) == 0);
    }

    [Theory]
    [InlineData(0, "0:00:00 business")]
    [InlineData(26.5, "26:30:00 business")]
    [InlineData(0.0001, "0:00:00.3600000 business")]
    public void Its_text_counts_hours_and_says_business(double hours, string text) =>
        UnderCulture.Run(UnderCulture.Foreign, _ => Assert.Equal(text, BusinessDuration.FromHours(hours).ToString()));

    public class Equality : EqualityContract<BusinessDuration>
    {
        protected override IReadOnlyList<Func<BusinessDuration>> Makers => [() => default, () => BusinessDuration.FromMinutes(1), () => BusinessDuration.FromHours(1)];
    }

    public class JsonForm : JsonContract<BusinessDuration>
    {
        protected override JsonSerializerContext Context => DurationsJsonContext.Default;

        protected override IReadOnlyList<(BusinessDuration Value, string Json)> Written =>
            [(default, "\"0:00:00 business\""), (BusinessDuration.FromHours(26.5), "\"26:30:00 business\"")];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("\"26:30:00\"", "with the word"),
            ("\"26:30 business\"", "with the word"),
            ("\"26:61:00 business\"", "with the word"),
            ("\"x:30:00 business\"", "with the word"),
            ("\" business\"", "with the word"),
            ("\"9999999999:00:00 business\"", "with the word"),
            ("8", "must be a text"),
        ];
    }
}
