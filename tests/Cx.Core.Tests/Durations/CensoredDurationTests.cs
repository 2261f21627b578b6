using System.Text.Json.Serialization;
using Cx.Core.Durations;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Durations;

public class CensoredDurationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_case_that_has_ended_by_the_look_took_from_its_beginning_to_its_end()
    {
        Assert.Equal(CensoredDuration.Resolved(TimeSpan.FromHours(3)), CensoredDuration.From(Noon.AddHours(-4), Noon.AddHours(-1), Noon));
        Assert.Equal(CensoredDuration.Resolved(TimeSpan.FromHours(4)), CensoredDuration.From(Noon.AddHours(-4), Noon, Noon));
    }

    [Fact]
    public void A_case_without_an_end_is_open_until_the_look() =>
        Assert.Equal(CensoredDuration.StillOpen(TimeSpan.FromHours(4)), CensoredDuration.From(Noon.AddHours(-4), null, Noon));

    [Fact]
    public void A_case_that_ended_after_the_look_was_still_open_then() =>
        Assert.Equal(CensoredDuration.StillOpen(TimeSpan.FromHours(4)), CensoredDuration.From(Noon.AddHours(-4), Noon.AddTicks(1), Noon));

    [Fact]
    public void A_case_without_length_is_legal() =>
        Assert.Equal(CensoredDuration.Resolved(TimeSpan.Zero), CensoredDuration.From(Noon, Noon, Noon));

    [Fact]
    public void An_end_before_the_beginning_is_refused_and_says_so()
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => CensoredDuration.From(Noon, Noon.AddHours(-1), Noon));
        Assert.Contains("before it began", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("resolved", refusal.ParamName);
        Assert.False(CensoredDuration.TryFrom(Noon, Noon.AddHours(-1), Noon, out var result));
        Assert.Equal(default, result);
    }

    [Fact]
    public void A_beginning_after_the_look_is_refused_and_says_so()
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => CensoredDuration.From(Noon, null, Noon.AddHours(-1)));
        Assert.Contains("not there yet", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("opened", refusal.ParamName);
        Assert.False(CensoredDuration.TryFrom(Noon, null, Noon.AddHours(-1), out _));
    }

    [Fact]
    public void Trying_gives_what_making_gives()
    {
        Assert.True(CensoredDuration.TryFrom(Noon.AddHours(-4), null, Noon, out var result));
        Assert.Equal(CensoredDuration.StillOpen(TimeSpan.FromHours(4)), result);
    }

    [Fact]
    public void A_negative_time_is_refused_and_says_why()
    {
        Assert.Contains("0 or more", Assert.Throws<ArgumentOutOfRangeException>(() => CensoredDuration.Resolved(TimeSpan.FromTicks(-1))).Message, StringComparison.Ordinal);
        Assert.Contains("0 or more", Assert.Throws<ArgumentOutOfRangeException>(() => CensoredDuration.StillOpen(TimeSpan.FromTicks(-1))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_late_entry_lies_between_beginning_and_end(int hours) =>
        Assert.Contains("late entry", Assert.Throws<ArgumentOutOfRangeException>(() => CensoredDuration.Resolved(TimeSpan.FromHours(4)).WithEntry(TimeSpan.FromHours(hours))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_late_entry_is_kept_beside_kind_and_time()
    {
        var one = CensoredDuration.StillOpen(TimeSpan.FromHours(4)).WithEntry(TimeSpan.FromHours(1));
        Assert.Equal((true, TimeSpan.FromHours(4), TimeSpan.FromHours(1)), (one.IsOpen, one.Elapsed, one.Entry!.Value));
        Assert.Equal("still open after 04:00:00, observed from 01:00:00", one.ToString());
    }

    [Fact]
    public void Its_text_is_invariant() =>
        UnderCulture.Run(UnderCulture.Foreign, _ => Assert.Equal("resolved after 1.02:30:00.5000000", CensoredDuration.Resolved(TimeSpan.FromHours(26.5) + TimeSpan.FromSeconds(0.5)).ToString()));

    public class Equality : EqualityContract<CensoredDuration>
    {
        protected override IReadOnlyList<Func<CensoredDuration>> Makers =>
        [
            () => default,
            () => CensoredDuration.Resolved(TimeSpan.Zero),
            () => CensoredDuration.Resolved(TimeSpan.FromHours(1)),
            () => CensoredDuration.StillOpen(TimeSpan.FromHours(1)),
            () => CensoredDuration.StillOpen(TimeSpan.FromHours(1)).WithEntry(TimeSpan.FromMinutes(1)),
        ];
    }

    public class JsonForm : JsonContract<CensoredDuration>
    {
        protected override JsonSerializerContext Context => DurationsJsonContext.Default;

        protected override IReadOnlyList<(CensoredDuration Value, string Json)> Written =>
        [
            (default, """{"isOpen":true,"elapsed":"00:00:00"}"""),
            (CensoredDuration.Resolved(TimeSpan.FromHours(26)), """{"isOpen":false,"elapsed":"1.02:00:00"}"""),
            (CensoredDuration.StillOpen(TimeSpan.FromHours(2)).WithEntry(TimeSpan.FromTicks(1)), """{"isOpen":true,"elapsed":"02:00:00","entry":"00:00:00.0000001"}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("3", "A case in calendar time"),
            ("{}", "\"elapsed\""),
            ("""{"elapsed":"01:00:00"}""", "\"isOpen\""),
            ("""{"isOpen":1,"elapsed":"01:00:00"}""", "true or false"),
            ("""{"isOpen":true,"elapsed":"-01:00:00"}""", "0 or more"),
            ("""{"isOpen":true,"elapsed":"2:00:00 business"}""", "calendar time"),
            ("""{"isOpen":true,"elapsed":3}""", "must be a text"),
            ("""{"isOpen":true,"elapsed":"01:00:00","entry":"01:00:00"}""", "late entry"),
            ("""{"isOpen":true,"elapsed":"01:00:00","colour":"red"}""", "no member \"colour\""),
        ];
    }

    public class BusinessEquality : EqualityContract<CensoredBusinessDuration>
    {
        protected override IReadOnlyList<Func<CensoredBusinessDuration>> Makers =>
        [
            () => default,
            () => CensoredBusinessDuration.Resolved(BusinessDuration.Zero),
            () => CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(1)),
            () => CensoredBusinessDuration.StillOpen(BusinessDuration.FromHours(1)),
            () => CensoredBusinessDuration.StillOpen(BusinessDuration.FromHours(1)).WithEntry(BusinessDuration.FromMinutes(1)),
        ];
    }

    public class BusinessJsonForm : JsonContract<CensoredBusinessDuration>
    {
        protected override JsonSerializerContext Context => DurationsJsonContext.Default;

        protected override IReadOnlyList<(CensoredBusinessDuration Value, string Json)> Written =>
        [
            (default, """{"isOpen":true,"elapsed":"0:00:00 business"}"""),
            (CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(26)).WithEntry(BusinessDuration.FromMinutes(1)), """{"isOpen":false,"elapsed":"26:00:00 business","entry":"0:01:00 business"}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("3", "A case in business time"),
            ("""{"isOpen":true,"elapsed":"1.02:00:00"}""", "business time such as"),
            ("""{"isOpen":true}""", "\"elapsed\""),
            ("""{"elapsed":"1:00:00 business"}""", "\"isOpen\""),
            ("""{"isOpen":true,"elapsed":"1:00:00 business","entry":"2:00:00 business"}""", "late entry"),
            ("""{"isOpen":true,"elapsed":"1:00:00 business","colour":"red"}""", "no member \"colour\""),
        ];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void A_late_entry_in_business_time_lies_between_beginning_and_end(int minutes) =>
        Assert.Contains("late entry", Assert.Throws<ArgumentOutOfRangeException>(
            () => CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(1)).WithEntry(BusinessDuration.FromMinutes(minutes))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_case_in_business_time_says_so() =>
        Assert.Equal(
            "resolved after 26:00:00 business, observed from 0:30:00 business",
            CensoredBusinessDuration.Resolved(BusinessDuration.FromHours(26)).WithEntry(BusinessDuration.FromMinutes(30)).ToString());
}
