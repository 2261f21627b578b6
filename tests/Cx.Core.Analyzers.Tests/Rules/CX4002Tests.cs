using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX4002Tests : RuleTests<CX4002_LocalOrUnspecifiedTime>
{
    [Fact]
    public Task A_DateTime_that_becomes_an_instant_on_the_way_in_is_reported() => Reports(
        """
        sealed class Ticket { public DateTime CreatedAt { get; set; } public DateTime? ResolvedAt { get; set; } public DateTime CreatedUtc; }
        static class C
        {
            public static CensoredDuration Time(Ticket ticket, DateTimeOffset asOf) => CensoredDuration.From([|ticket.CreatedAt|], [|ticket.ResolvedAt|], asOf);
            public static Pause Pause(Ticket ticket) => new([|ticket.CreatedUtc|], until: [|ticket.ResolvedAt!.Value|]);
            public static bool IsOpen(BusinessCalendar calendar, DateTime at) => calendar.IsOpen(instant: [|at|]);
        }
        """,
        "'ticket.CreatedAt' is a DateTime and takes the time zone of the machine; keep a DateTimeOffset, or say that it is UTC with DateTime.SpecifyKind",
        "'ticket.ResolvedAt' is a DateTime and takes the time zone of the machine; keep a DateTimeOffset, or say that it is UTC with DateTime.SpecifyKind",
        "'ticket.CreatedUtc' is a DateTime and takes the time zone of the machine; keep a DateTimeOffset, or say that it is UTC with DateTime.SpecifyKind",
        "'ticket.ResolvedAt!.Value' is a DateTime and takes the time zone of the machine; keep a DateTimeOffset, or say that it is UTC with DateTime.SpecifyKind",
        "'at' is a DateTime and takes the time zone of the machine; keep a DateTimeOffset, or say that it is UTC with DateTime.SpecifyKind");

    [Fact]
    public Task The_clock_of_the_machine_is_reported() => Reports(
        """
        static class C
        {
            public static void Show(BusinessCalendar calendar, DateTimeOffset from)
            {
                _ = calendar.Elapsed(from, [|DateTime.Now|]);
                _ = calendar.Elapsed([|DateTime.Today|], from);
                _ = calendar.Elapsed([|DateTime.Now.AddDays(-7).Date|], from);
                var now = DateTime.Now;
                _ = calendar.IsOpen([|now|]);
                DateTimeOffset asOf = now - TimeSpan.FromHours(1);
                _ = calendar.IsOpen([|asOf|]);
            }
        }
        """,
        "DateTime.Now takes the time zone of the machine; use TimeProvider.GetUtcNow or DateTimeOffset.UtcNow",
        "DateTime.Today takes the time zone of the machine; say in which zone the day begins",
        "DateTime.Now takes the time zone of the machine; use TimeProvider.GetUtcNow or DateTimeOffset.UtcNow",
        "DateTime.Now takes the time zone of the machine; use TimeProvider.GetUtcNow or DateTimeOffset.UtcNow",
        "DateTime.Now takes the time zone of the machine; use TimeProvider.GetUtcNow or DateTimeOffset.UtcNow");

    [Fact]
    public Task An_instant_that_loses_its_offset_on_the_way_is_reported() => Reports(
        """
        static class C
        {
            public static bool Whole(BusinessCalendar calendar, DateTimeOffset at) => calendar.IsOpen([|at.DateTime|]) || calendar.IsOpen([|at.LocalDateTime|]) || calendar.IsOpen([|at.Date|]);
        }
        """,
        "'at.DateTime' has lost its offset and takes the time zone of the machine; pass the DateTimeOffset itself",
        "'at.LocalDateTime' has lost its offset and takes the time zone of the machine; pass the DateTimeOffset itself",
        "'at.Date' has lost its offset and takes the time zone of the machine; say in which zone the day begins");

    [Fact]
    public Task Each_alternative_is_looked_at() => Reports("""
        static class C
        {
            public static bool Open(BusinessCalendar calendar, DateTimeOffset? known, DateTime other, bool isKnown, int kind)
                => calendar.IsOpen(known ?? [|other|])
                || calendar.IsOpen(isKnown ? known!.Value : [|other|])
                || calendar.IsOpen(kind switch { 0 => known!.Value, 1 => [|other|], _ => throw new NotSupportedException() })
                || calendar.IsOpen([|isKnown ? other : DateTime.UtcNow|])
                || calendar.IsOpen((DateTimeOffset)[|other|]);
        }
        """);

    [Fact]
    public Task Provably_UTC_is_silent() => Silent("""
        using System.Globalization;
        static class C
        {
            public static void Show(BusinessCalendar calendar, DateTime at, DateTimeOffset instant, string path, string text, TimeZoneInfo zone, bool isKnown)
            {
                _ = calendar.IsOpen(DateTime.UtcNow);
                _ = calendar.IsOpen(DateTime.UtcNow.AddDays(-7).Date);
                _ = calendar.IsOpen(DateTime.UtcNow - TimeSpan.FromDays(1));
                _ = calendar.IsOpen(DateTime.UnixEpoch);
                _ = calendar.IsOpen(DateTime.SpecifyKind(at, DateTimeKind.Utc));
                _ = calendar.IsOpen(at.ToUniversalTime());
                _ = calendar.IsOpen(instant.UtcDateTime);
                _ = calendar.IsOpen(new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc));
                _ = calendar.IsOpen(File.GetLastWriteTimeUtc(path));
                _ = calendar.IsOpen(new FileInfo(path).CreationTimeUtc);
                _ = calendar.IsOpen(TimeZoneInfo.ConvertTimeToUtc(at, zone));
                _ = calendar.IsOpen(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));
                _ = calendar.IsOpen(isKnown ? at.ToUniversalTime() : DateTime.UtcNow);
                var now = DateTime.UtcNow;
                DateTimeOffset later = now.AddHours(1);
                _ = calendar.Elapsed(now, later);
                DateTime? resolved = isKnown ? DateTime.UtcNow : null;
                _ = CensoredDuration.From(now, resolved, later);
                _ = CensoredDuration.From(now, isKnown ? now : (DateTime?)default, later);
            }
        }
        """);

    [Fact]
    public Task Instants_are_silent() => Silent("""
        sealed record Ticket(DateTimeOffset CreatedAt, DateTimeOffset? ResolvedAt, DateTime DueAt);
        static class C
        {
            public static CensoredDuration Time(Ticket ticket, TimeProvider clock) => CensoredDuration.From(ticket.CreatedAt, ticket.ResolvedAt, clock.GetUtcNow());
            public static CensoredDuration Open(Ticket ticket) => CensoredDuration.From(ticket.CreatedAt, resolved: null, DateTimeOffset.UtcNow);
            public static bool IsOpen(BusinessCalendar calendar, Ticket ticket) => calendar.IsOpen(new DateTimeOffset(ticket.DueAt, TimeSpan.Zero)) || calendar.IsOpen(DateTimeOffset.Now) || calendar.IsOpen(default);
        }
        """);

    [Fact]
    public Task Conversions_that_go_elsewhere_are_silent() => Silent("""
        sealed class Ticket { public DateTime CreatedAt { get; set; } }
        static class C
        {
            private static void Log(DateTimeOffset at) => Console.WriteLine(at);
            public static void Show(Ticket ticket, BusinessCalendar calendar)
            {
                Log(ticket.CreatedAt);
                Log(DateTime.Now);
                DateTimeOffset shown = DateTime.Now;
                Console.WriteLine(shown);
                List<DateTimeOffset> all = [ticket.CreatedAt];
                all.Add(DateTime.Today);
                Console.WriteLine(calendar.ToString() + DateTime.Now);
            }
        }
        """);

    [Fact]
    public Task A_type_of_others_by_this_name_is_silent() => Silent("""
        namespace Mine
        {
            sealed class BusinessCalendar { public bool IsOpen(DateTimeOffset at) => at > default(DateTimeOffset); }
            static class C
            {
                public static bool Open(BusinessCalendar calendar, DateTime at) => calendar.IsOpen(at) || calendar.IsOpen(DateTime.Now);
            }
        }
        """);

    [Fact]
    public Task A_TimeProvider_in_scope_is_read() => Fixes(
        """
        sealed class Desk(TimeProvider clock)
        {
            private readonly TimeProvider _clock = clock;

            public static bool Parameter(BusinessCalendar calendar, TimeProvider time) => calendar.IsOpen([|DateTime.Now|]);

            public static bool Local(BusinessCalendar calendar)
            {
                var system = TimeProvider.System;
                return calendar.IsOpen(/* at */ [|DateTime.Now|]);
            }
        }
        """,
        """
        sealed class Desk(TimeProvider clock)
        {
            private readonly TimeProvider _clock = clock;

            public static bool Parameter(BusinessCalendar calendar, TimeProvider time) => calendar.IsOpen(time.GetUtcNow());

            public static bool Local(BusinessCalendar calendar)
            {
                var system = TimeProvider.System;
                return calendar.IsOpen(/* at */ system.GetUtcNow());
            }
        }
        """);

    [Fact]
    public Task A_field_that_holds_a_clock_is_read() => Fixes(
        """
        sealed class Desk
        {
            private readonly TimeProvider _clock = TimeProvider.System;
            public bool IsOpen(BusinessCalendar calendar) => calendar.IsOpen([|DateTime.Now|]);
        }
        """,
        """
        sealed class Desk
        {
            private readonly TimeProvider _clock = TimeProvider.System;
            public bool IsOpen(BusinessCalendar calendar) => calendar.IsOpen(_clock.GetUtcNow());
        }
        """);

    [Fact]
    public Task Without_a_TimeProvider_the_clock_is_read_in_UTC() => Fixes(
        """
        static class C
        {
            public static CensoredDuration Time(DateTimeOffset opened)
                => CensoredDuration.From(
                    opened,
                    null,
                    [|DateTime.Now|]); // as of now
        }
        """,
        """
        static class C
        {
            public static CensoredDuration Time(DateTimeOffset opened)
                => CensoredDuration.From(
                    opened,
                    null,
                    DateTimeOffset.UtcNow); // as of now
        }
        """);

    [Fact]
    public Task A_variable_is_treated_as_UTC() => Fixes(
        """
        sealed class Ticket { public DateTime CreatedAt { get; set; } public DateTime? ResolvedAt { get; set; } }
        static class C
        {
            public static CensoredDuration Time(Ticket ticket, DateTimeOffset asOf)
                => CensoredDuration.From([|ticket.CreatedAt|], [|ticket.ResolvedAt!.Value|], asOf);
        }
        """,
        """
        sealed class Ticket { public DateTime CreatedAt { get; set; } public DateTime? ResolvedAt { get; set; } }
        static class C
        {
            public static CensoredDuration Time(Ticket ticket, DateTimeOffset asOf)
                => CensoredDuration.From(DateTime.SpecifyKind(ticket.CreatedAt, DateTimeKind.Utc), DateTime.SpecifyKind(ticket.ResolvedAt!.Value, DateTimeKind.Utc), asOf);
        }
        """,
        "CX4002.Utc");

    [Fact]
    public Task A_file_without_usings_gets_full_names() => Rule.Fixes(
        """
        using Cx.Core.Durations;

        static class C
        {
            public static bool Open(BusinessCalendar calendar, System.DateTime at) => calendar.IsOpen([|at|]) || calendar.IsOpen([|System.DateTime.Now|]);
        }
        """,
        """
        using Cx.Core.Durations;

        static class C
        {
            public static bool Open(BusinessCalendar calendar, System.DateTime at) => calendar.IsOpen(System.DateTime.SpecifyKind(at, System.DateTimeKind.Utc)) || calendar.IsOpen(System.DateTimeOffset.UtcNow);
        }
        """,
        Shape with { GlobalUsings = "" });

    [Fact]
    public Task The_instant_itself_is_passed() => Fixes(
        "static class C { public static bool Open(BusinessCalendar calendar, DateTimeOffset at) => calendar.IsOpen([|at.DateTime|]) || calendar.IsOpen([|at.LocalDateTime|]); }",
        "static class C { public static bool Open(BusinessCalendar calendar, DateTimeOffset at) => calendar.IsOpen(at) || calendar.IsOpen(at); }",
        "CX4002.Offset");

    [Fact]
    public Task Where_nobody_can_know_the_instant_no_fix_is_offered() => OffersNoFix("""
        static class C
        {
            public static void Show(BusinessCalendar calendar, DateTimeOffset at, DateTime? resolved, DateTime other)
            {
                _ = calendar.IsOpen([|DateTime.Today|]);
                _ = calendar.IsOpen([|DateTime.Now.AddDays(-1)|]);
                _ = calendar.IsOpen([|at.Date|]);
                _ = CensoredDuration.From(at, [|resolved|], at);
                _ = calendar.IsOpen([|resolved ?? other|]);
                var now = DateTime.Now;
                _ = calendar.IsOpen([|now|]);
                DateTimeOffset later = other;
                _ = calendar.IsOpen([|later|]);
            }
        }
        """);
}
