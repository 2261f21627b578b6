using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX4003Tests : RuleTests<CX4003_CalendarTimeAndBusinessTimeMixed>
{
    [Fact]
    public Task Business_hours_compared_with_a_span_are_reported() => Reports(
        """
        sealed record Ticket(BusinessDuration Business, CensoredDuration Time);
        static class C
        {
            public static bool Late(Ticket ticket, TimeSpan sla) => [|ticket.Business.TotalHours > sla.TotalHours|];
            public static bool InTime(Ticket ticket) => [|ticket.Time.Elapsed.TotalMinutes <= ticket.Business.TotalMinutes|];
        }
        """,
        "'ticket.Business.TotalHours' is business time and 'sla.TotalHours' is calendar time; measure both by the same calendar",
        "'ticket.Business.TotalMinutes' is business time and 'ticket.Time.Elapsed.TotalMinutes' is calendar time; measure both by the same calendar");

    [Fact]
    public Task Sums_and_differences_are_reported() => Reports("""
        static class C
        {
            public static double Waiting(BusinessDuration first, TimeSpan rest) => [|first.TotalHours + rest.TotalHours|];
            public static double Saved(BusinessDuration business, TimeSpan calendar) => [|calendar.TotalMinutes - business.TotalHours * 60|];
            public static double? Night(CensoredBusinessDuration? business, TimeSpan? calendar) => [|calendar?.TotalHours - business?.Elapsed.TotalHours|];
        }
        """);

    [Fact]
    public Task Locals_and_arithmetic_on_one_clock_are_followed() => Reports("""
        static class C
        {
            public static bool Late(BusinessCalendar calendar, DateTimeOffset from, DateTimeOffset to, TimeSpan pause, TimeSpan sla)
            {
                var taken = calendar.Elapsed(from, to).TotalHours;
                var allowed = (sla - pause).TotalHours;
                return [|taken > allowed|] || [|taken > (to - from).TotalHours|] || [|2 * taken + 1 >= sla.Hours|];
            }
        }
        """);

    [Fact]
    public Task Business_time_in_the_dress_of_a_span_is_reported() => Reports("""
        static class C
        {
            public static bool Late(BusinessDuration business, TimeSpan sla) => [|TimeSpan.FromHours(business.TotalHours) > sla|];
            public static TimeSpan Sum(BusinessDuration business, TimeSpan rest) => [|rest + TimeSpan.FromMinutes(business.TotalMinutes)|];
        }
        """);

    [Fact]
    public Task Literals_are_silent() => Silent("""
        static class C
        {
            private const double Limit = 8;
            public static bool Late(BusinessDuration business) => business.TotalHours > 8 || business.TotalHours > Limit || business.TotalMinutes > 8 * 60;
            public static bool InWords(BusinessDuration business) => business.TotalHours > TimeSpan.FromHours(8).TotalHours || business.TotalHours > TimeSpan.Zero.TotalHours || business.TotalHours > new TimeSpan(8, 0, 0).TotalHours;
            public static bool Local(BusinessDuration business) { var limit = TimeSpan.FromHours(8); return business.TotalHours > limit.TotalHours; }
        }
        """);

    [Fact]
    public Task Two_values_of_one_clock_are_silent() => Silent("""
        static class C
        {
            public static bool Business(BusinessDuration taken, BusinessDuration target) => taken > target || taken.TotalHours > target.TotalHours || taken.TotalMinutes - target.TotalMinutes > 5;
            public static bool Calendar(CensoredDuration taken, TimeSpan target) => taken.Elapsed > target || taken.Elapsed.TotalHours > target.TotalHours;
            public static bool Dressed(BusinessDuration a, BusinessDuration b) => TimeSpan.FromHours(a.TotalHours) > TimeSpan.FromHours(b.TotalHours);
        }
        """);

    [Fact]
    public Task Numbers_of_unknown_origin_are_silent() => Silent("""
        static class C
        {
            public static bool Late(BusinessDuration business, double hours, int limit) => business.TotalHours > hours || business.TotalHours > limit;
            public static double Cost(BusinessDuration business, double rate, TimeSpan travel) => business.TotalHours * rate + travel.TotalHours * rate;
        }
        """);

    [Fact]
    public Task A_quotient_and_two_figures_side_by_side_are_silent() => Silent("""
        static class C
        {
            public static double ShareOpen(BusinessDuration business, TimeSpan calendar) => business.TotalHours / calendar.TotalHours;
            public static string Both(BusinessDuration business, TimeSpan calendar) => $"{business.TotalHours} of {calendar.TotalHours}";
            public static string Joined(BusinessDuration business, TimeSpan calendar) => "business " + business + ", calendar " + calendar;
            public static string Numbers(BusinessDuration business, TimeSpan calendar) => "business " + business.TotalHours + calendar.TotalHours + ("" == "a" + business.TotalHours);
            public static (double, double) Pair(BusinessDuration business, TimeSpan calendar) => (business.TotalHours, calendar.TotalHours);
            public static bool Either(BusinessDuration business, TimeSpan calendar) => business.TotalHours > 8 || calendar.TotalHours > 24;
        }
        """);

    [Fact]
    public Task A_type_of_others_by_this_name_is_silent() => Silent("""
        namespace Mine
        {
            readonly record struct BusinessDuration(double TotalHours);
            static class C
            {
                public static bool Late(BusinessDuration business, TimeSpan sla) => business.TotalHours > sla.TotalHours;
                public static bool Spans(TimeSpan a, TimeSpan b) => a > b && a.TotalHours > b.TotalHours;
            }
        }
        """);
}
