using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX4001Tests : RuleTests<CX4001_OpenCasesAreLeftOut>
{
    [Fact]
    public Task A_distribution_of_closed_cases_alone_is_reported() => Reports(
        """
        sealed record Ticket(CensoredDuration Time, CensoredBusinessDuration Business);
        static class C
        {
            public static void Show(List<CensoredDuration> cases, IQueryable<Ticket> tickets)
            {
                Console.WriteLine(DurationDistribution.From(cases.Where([|c => !c.IsOpen|])));
                Console.WriteLine(DurationDistribution.From([.. cases.Where([|c => c.IsOpen == false|])]));
                Console.WriteLine(DurationDistribution.From(cases.Where([|c => c is { IsOpen: false }|]).ToArray()));
                Console.WriteLine(BusinessDurationDistribution.From(tickets.Where([|t => !t.Business.IsOpen && t.Time.Elapsed > TimeSpan.Zero|]).Select(t => t.Business)));
                Console.WriteLine(DurationDistribution.From(from t in tickets where [|!t.Time.IsOpen|] select t.Time));
            }
        }
        """,
        "Cases that are still open are left out here, and they are the slow ones; make a CensoredDuration of every case and read the median of their DurationDistribution",
        "Cases that are still open are left out here, and they are the slow ones; make a CensoredDuration of every case and read the median of their DurationDistribution",
        "Cases that are still open are left out here, and they are the slow ones; make a CensoredDuration of every case and read the median of their DurationDistribution",
        "Cases that are still open are left out here, and they are the slow ones; make a CensoredDuration of every case and read the median of their DurationDistribution",
        "Cases that are still open are left out here, and they are the slow ones; make a CensoredDuration of every case and read the median of their DurationDistribution");

    [Fact]
    public Task A_mean_of_the_times_of_closed_cases_is_reported() => Reports("""
        sealed record Ticket(string Team, CensoredDuration Time);
        static class C
        {
            public static double Hours(IEnumerable<Ticket> tickets) => tickets.Where([|t => t.Time.IsOpen is false|]).OrderBy(t => t.Team).Average(t => t.Time.Elapsed.TotalHours);
            public static double Minutes(IEnumerable<CensoredBusinessDuration> cases) => cases.Where([|c => { return !c.IsOpen; }|]).Select(c => c.Elapsed).Select(e => e.TotalMinutes).Max();
            public static double? OfSome(IEnumerable<CensoredDuration?> cases) => cases.Where([|c => c?.IsOpen == false|]).Average(c => c?.Elapsed.TotalHours);
        }
        """);

    [Fact]
    public Task Locals_groups_and_loops_are_followed_and_one_filter_is_one_report() => Reports("""
        sealed record Ticket(string Team, CensoredDuration Time);
        static class C
        {
            public static void Show(List<Ticket> tickets)
            {
                var closed = tickets.Where([|t => !t.Time.IsOpen|]).ToList();
                Console.WriteLine(closed.Average(t => t.Time.Elapsed.TotalHours) + closed.Max(t => t.Time.Elapsed.TotalHours));
                var byTeam = tickets.Where([|t => !t.Time.IsOpen|]).GroupBy(t => t.Team).Select(g => g.Average(t => t.Time.Elapsed.TotalHours));
                foreach (var team in tickets.Where([|t => !t.Time.IsOpen|]).GroupBy(t => t.Team)) Console.WriteLine(team.Sum(t => t.Time.Elapsed.TotalHours));
            }
        }
        """);

    [Fact]
    public Task With_heuristics_plain_instants_are_read() => Rule.Reports(
        """
        sealed record Ticket(DateTimeOffset CreatedAt, DateTimeOffset? ResolvedAt);
        sealed class Row { public DateTime OpenedAt; public DateTime? ClosedAt; public string Team = ""; }
        static class C
        {
            public static double NotEqual(List<Ticket> tickets) => tickets.Where([|t => t.ResolvedAt != null|]).Average(t => (t.ResolvedAt!.Value - t.CreatedAt).TotalHours);
            public static double HasValue(IQueryable<Ticket> tickets) => tickets.Where([|t => t.ResolvedAt.HasValue|]).Select(t => (t.ResolvedAt!.Value - t.CreatedAt).TotalHours).Average();
            public static double IsNot(List<Row> rows) => (from r in rows where [|r.ClosedAt is not null && r.Team == "a"|] select (r.ClosedAt.Value - r.OpenedAt).TotalDays).Average();
            public static double Lifted(List<Row> rows) => rows.Where([|r => r.ClosedAt is { }|]).Average(r => (r.ClosedAt - r.OpenedAt)!.Value.TotalDays);
            public static double Property(List<Ticket> tickets) => tickets.Where([|t => t is { ResolvedAt: not null }|]).Average(t => t.ResolvedAt!.Value.Subtract(t.CreatedAt).TotalHours);
        }
        """,
        With("cx.heuristics = structure"));

    [Fact]
    public Task The_names_of_such_members_are_an_option() => Rule.Reports(
        """
        sealed record Ticket(DateTimeOffset CreatedAt, DateTimeOffset? DoneAt, DateTimeOffset? ResolvedAt);
        static class C
        {
            public static double Hours(List<Ticket> tickets) => tickets.Where([|t => t.DoneAt != null|]).Average(t => (t.DoneAt!.Value - t.CreatedAt).TotalHours);
            public static double Other(List<Ticket> tickets) => tickets.Where(t => t.ResolvedAt != null).Average(t => (t.ResolvedAt!.Value - t.CreatedAt).TotalHours);
        }
        """,
        With("cx.heuristics = names", "CX4001.resolved_members = DoneAt; FinishedAt"));

    [Fact]
    public Task Without_heuristics_plain_instants_are_silent() => Silent("""
        sealed record Ticket(DateTimeOffset CreatedAt, DateTimeOffset? ResolvedAt);
        static class C
        {
            public static double Hours(List<Ticket> tickets) => tickets.Where(t => t.ResolvedAt != null).Average(t => (t.ResolvedAt!.Value - t.CreatedAt).TotalHours);
        }
        """);

    [Fact]
    public Task All_cases_are_silent() => Silent("""
        sealed record Ticket(string Team, bool IsSpam, CensoredDuration Time);
        static class C
        {
            public static void Show(List<Ticket> tickets)
            {
                Console.WriteLine(DurationDistribution.From(tickets.Where(t => !t.IsSpam).Select(t => t.Time)));
                Console.WriteLine(tickets.Average(t => t.Time.Elapsed.TotalHours));
                Console.WriteLine(tickets.Where(t => t.Team == "a" || !t.Time.IsOpen).Average(t => t.Time.Elapsed.TotalHours));
            }
        }
        """);

    [Fact]
    public Task Chains_that_end_in_a_count_or_a_list_are_silent() => Silent("""
        static class C
        {
            public static int Count(List<CensoredDuration> cases) => cases.Where(c => !c.IsOpen).Count();
            public static List<TimeSpan> List(List<CensoredDuration> cases) => cases.Where(c => !c.IsOpen).Select(c => c.Elapsed).ToList();
            public static bool Any(List<CensoredDuration> cases) => cases.Where(c => !c.IsOpen).Any(c => c.Elapsed > TimeSpan.FromDays(1));
            public static TimeSpan Last(List<CensoredDuration> cases) => cases.Where(c => !c.IsOpen).OrderBy(c => c.Elapsed).Last().Elapsed;
        }
        """);

    [Fact]
    public Task The_open_cases_alone_are_silent() => Silent("""
        static class C
        {
            public static TimeSpan Oldest(List<CensoredDuration> cases) => cases.Where(c => c.IsOpen).Max(c => c.Elapsed);
            public static double Age(List<CensoredDuration> cases) => cases.Where(c => c.IsOpen == true).Average(c => c.Elapsed.TotalHours);
            public static DurationDistribution? Open(List<CensoredDuration> cases) => DurationDistribution.From(cases.Where(c => c is { IsOpen: true }));
        }
        """);

    [Fact]
    public Task A_body_that_counts_the_open_cases_too_is_silent() => Silent("""
        static class C
        {
            public static string Show(List<CensoredDuration> cases)
                => $"{cases.Where(c => !c.IsOpen).Average(c => c.Elapsed.TotalHours)} h, and {cases.Count(c => c.IsOpen)} still open";
            public static void Print(List<CensoredDuration> cases)
            {
                foreach (var one in cases) if (one.IsOpen) Console.WriteLine(one);
                Console.WriteLine(DurationDistribution.From(cases.Where(c => !c.IsOpen)));
            }
        }
        """);

    [Fact]
    public Task Something_else_of_the_closed_cases_is_silent() => Silent("""
        sealed record Ticket(int Replies, CensoredDuration Time);
        static class C
        {
            public static double Replies(List<Ticket> tickets) => tickets.Where(t => !t.Time.IsOpen).Average(t => t.Replies);
            public static double InOrder(List<Ticket> tickets) => tickets.Where(t => !t.Time.IsOpen).OrderBy(t => t.Time.Elapsed).Take(10).Sum(t => t.Replies);
        }
        """);

    [Fact]
    public Task With_heuristics_other_instants_other_figures_and_open_cases_are_silent() => Rule.Silent(
        """
        sealed record Ticket(DateTimeOffset CreatedAt, DateTimeOffset? ResolvedAt, DateTimeOffset? FirstReplyAt, int? Stars, int Replies);
        static class C
        {
            public static double Other(List<Ticket> tickets) => tickets.Where(t => t.FirstReplyAt != null).Average(t => (t.FirstReplyAt!.Value - t.CreatedAt).TotalHours);
            public static double Figure(List<Ticket> tickets) => tickets.Where(t => t.ResolvedAt != null).Average(t => t.Replies);
            public static int Count(List<Ticket> tickets) => tickets.Where(t => t.ResolvedAt != null).Count(t => (t.ResolvedAt!.Value - t.CreatedAt).TotalHours > 4);
            public static List<TimeSpan> List(List<Ticket> tickets) => tickets.Where(t => t.ResolvedAt != null).Select(t => t.ResolvedAt!.Value - t.CreatedAt).ToList();
            public static double Open(List<Ticket> tickets, DateTimeOffset now) => tickets.Where(t => t.ResolvedAt == null).Average(t => (now - t.CreatedAt).TotalHours);
            public static double Since(List<Ticket> tickets, DateTimeOffset now) => tickets.Where(t => t.ResolvedAt != null).Average(t => (now - t.ResolvedAt!.Value).TotalHours);
            public static double Either(List<Ticket> tickets) => tickets.Where(t => t.ResolvedAt != null || t.Replies > 1).Sum(t => (t.ResolvedAt - t.CreatedAt)?.TotalHours ?? 0);
        }
        """,
        With("cx.heuristics = structure"));

    [Fact]
    public Task With_heuristics_a_body_that_looks_at_the_open_cases_is_silent() => Rule.Silent(
        """
        sealed record Ticket(DateTimeOffset CreatedAt, DateTimeOffset? ResolvedAt);
        static class C
        {
            private static double Mean(IEnumerable<double> hours) => hours.Sum();
            public static string Equal(List<Ticket> tickets)
                => $"{tickets.Where(t => t.ResolvedAt != null).Average(t => (t.ResolvedAt!.Value - t.CreatedAt).TotalHours)} h, {tickets.Count(t => t.ResolvedAt == null)} open";
            public static double Pattern(List<Ticket> tickets)
                => tickets.Any(t => t.ResolvedAt is null) ? double.NaN : tickets.Where(t => t.ResolvedAt.HasValue).Average(t => (t.ResolvedAt!.Value - t.CreatedAt).TotalHours);
            public static double Not(List<Ticket> tickets)
                => tickets.Where(t => t.ResolvedAt.HasValue).Average(t => (t.ResolvedAt!.Value - t.CreatedAt).TotalHours) / tickets.Count(t => !t.ResolvedAt.HasValue);
            public static double Until(List<Ticket> tickets, DateTimeOffset now)
                => tickets.Where(t => t.ResolvedAt != null).Sum(t => (t.ResolvedAt!.Value - t.CreatedAt).TotalHours) + tickets.Sum(t => ((t.ResolvedAt ?? now) - t.CreatedAt).TotalHours);
            public static double Property(List<Ticket> tickets)
                => tickets.Where(t => t.ResolvedAt != null).Sum(t => (t.ResolvedAt!.Value - t.CreatedAt).TotalHours) / tickets.Count(t => t is { ResolvedAt: null });
        }
        """,
        With("cx.heuristics = structure"));

    [Fact]
    public Task Cases_and_operators_of_others_by_these_names_are_silent() => Silent("""
        namespace Mine
        {
            readonly record struct CensoredDuration(bool IsOpen, TimeSpan Elapsed);
            static class DurationDistribution { public static int From(IEnumerable<CensoredDuration> cases) => cases.Count(); }
            static class C
            {
                public static double Hours(List<CensoredDuration> cases) => cases.Where(c => !c.IsOpen).Average(c => c.Elapsed.TotalHours);
                public static int Distribution(List<CensoredDuration> cases) => DurationDistribution.From(cases.Where(c => !c.IsOpen));
            }
        }
        """);
}
