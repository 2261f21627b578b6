using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX5002Tests : RuleTests<CX5002_ChangeIsLost>
{
    private const string Tally = """
        public struct Tally : IAggregate<Tally, int>
        {
            public long Sum;
            public void Add(int value) => Sum += value;
            public void Merge(Tally other) => Sum += other.Sum;
            public bool Remove(int value) { Sum -= value; return true; }
            public Tally Subtract(Tally other) => new() { Sum = Sum - other.Sum };
            public readonly void AddTo(ref long total) => total += Sum;
            public long Address() => Sum;
            public static void Add(ref Tally state, int value) => state.Add(value);
            public static void Merge(ref Tally state, in Tally other) => state.Sum += other.Sum;
        }

        """;

    private static readonly Cx.Analyzer.Harness.TestCode WithTally = Shape with { GlobalUsings = Shape.GlobalUsings + "\n" + Tally };

    [Fact]
    public Task A_change_of_what_a_property_or_method_returns_is_reported() => Rule.Reports(
        """
        sealed class Store
        {
            public Tally Total { get; set; }
            public Tally Read() => Total;
            public static void Count(Store store, List<Tally> all, Dictionary<string, Tally> byTeam, Tally? maybe)
            {
                [|store.Total.Add(1)|];
                [|store.Read().Merge(default)|];
                if ([|all[0].Remove(1)|]) [|byTeam["a"].Add(1)|];
                foreach (var team in byTeam) [|team.Value.Add(1)|];
                [|maybe!.Value.Add(1)|];
            }
        }
        """,
        WithTally,
        "'Add' changes a copy of what 'Total' returns and the change is lost; change a variable and store it back, or return it by ref",
        "'Merge' changes a copy of what 'Read' returns and the change is lost; change a variable and store it back, or return it by ref",
        "'Remove' changes a copy of what 'this[]' returns and the change is lost; change a variable and store it back, or return it by ref",
        "'Add' changes a copy of what 'this[]' returns and the change is lost; change a variable and store it back, or return it by ref",
        "'Add' changes a copy of what 'Value' returns and the change is lost; change a variable and store it back, or return it by ref",
        "'Add' changes a copy of what 'Value' returns and the change is lost; change a variable and store it back, or return it by ref");

    [Fact]
    public Task A_change_behind_a_question_mark_is_reported() => Rule.Reports(
        "static class C { public static void Count(Tally? tally) => tally?[|.Add(1)|]; }",
        WithTally,
        "'Add' changes a copy of what stands before the question mark and the change is lost; change a variable and store it back");

    [Fact]
    public Task A_change_of_a_loop_variable_that_nobody_reads_is_reported() => Rule.Reports(
        "static class C { public static void Count(Tally[] all) { foreach (var tally in all) { [|tally.Add(1)|]; [|tally.Merge(default)|]; } } }",
        WithTally,
        "'Add' changes a copy of an element, 'tally', and the change is lost; loop over a span with 'foreach (ref var …)', or by index over an array",
        "'Merge' changes a copy of an element, 'tally', and the change is lost; loop over a span with 'foreach (ref var …)', or by index over an array");

    [Fact]
    public Task A_change_of_a_readonly_parameter_or_field_is_reported() => Rule.Reports(
        """
        sealed class C
        {
            private static readonly Tally s_all;
            private readonly Tally _tally;
            private readonly (Tally First, Tally Second) _both;
            public C(C other) { _ = new Action(() => [|_tally.Add(1)|]); [|other._tally.Add(1)|]; [|s_all.Add(1)|]; }
            public static void Count(in Tally tally) => [|tally.Add(1)|];
            public void Count(ref readonly Tally tally, ReadOnlySpan<Tally> span) { [|tally.Add(1)|]; [|_tally.Add(1)|]; [|_both.First.Add(1)|]; [|span[0].Add(1)|]; }
        }
        """,
        WithTally,
        "'Add' changes a copy of the readonly field '_tally' and the change is lost; make the field writable",
        "'Add' changes a copy of the readonly field '_tally' and the change is lost; make the field writable",
        "'Add' changes a copy of the readonly field 's_all' and the change is lost; make the field writable",
        "'Add' changes a copy of the read-only parameter 'tally' and the change is lost; take it by ref",
        "'Add' changes a copy of the read-only parameter 'tally' and the change is lost; take it by ref",
        "'Add' changes a copy of the readonly field '_tally' and the change is lost; make the field writable",
        "'Add' changes a copy of the readonly field '_both' and the change is lost; make the field writable",
        "'Add' changes a copy of what 'this[]' returns and the change is lost; change a variable and store it back, or return it by ref");

    [Fact]
    public Task A_state_merged_into_itself_is_reported() => Reports(
        """
        sealed class Team { public RatingCounts<Csat5> Counts; }
        static class C
        {
            public static void Count<TState>(RatingCounts<Csat5> counts, Team team, TState any)
                where TState : struct, IAggregate<TState, int>
            {
                [|counts.Merge(counts)|];
                [|counts.Merge(in counts)|];
                [|team.Counts.Merge(other: in team.Counts)|];
                [|TState.Merge(ref any, in any)|];
            }
        }
        """,
        "'counts' is merged into itself, so everything in it counts twice; merge the other state",
        "'counts' is merged into itself, so everything in it counts twice; merge the other state",
        "'team.Counts' is merged into itself, so everything in it counts twice; merge the other state",
        "'any' is merged into itself, so everything in it counts twice; merge the other state");

    [Fact]
    public Task Variables_keep_a_change_and_are_silent() => Rule.Silent(
        """
        sealed class Store
        {
            private static Tally s_all;
            private Tally _tally;
            public Tally Total;
            public void Count(Tally given, ref Tally byRef, out Tally made, Store store)
            {
                made = default;
                var local = default(Tally);
                local.Add(1); given.Add(1); byRef.Add(1); made.Add(1); _tally.Add(1); s_all.Add(1); store.Total.Add(1);
                store.Total.Merge(local);
                (Tally First, int N) pair = default;
                pair.First.Add(1);
                Action later = () => local.Add(1);
                later();
            }
        }
        """,
        WithTally);

    [Fact]
    public Task Ref_returns_elements_and_ref_loops_are_silent() => Rule.Silent(
        """
        sealed class Store
        {
            private Tally _total;
            public ref Tally Total => ref _total;
            public ref Tally At(int i) => ref _total;
            public static void Count(Store store, Tally[] cells, Span<Tally> span, Dictionary<string, Tally> byTeam)
            {
                store.Total.Add(1);
                store.At(0).Add(1);
                cells[0].Add(1);
                span[0].Add(1);
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(byTeam, "a", out _).Add(1);
                foreach (ref var cell in span) cell.Add(1);
                for (var i = 0; i < cells.Length; i++) cells[i].Add(i);
                ref var first = ref cells[0];
                first.Add(1);
            }
        }
        """,
        WithTally);

    [Fact]
    public Task Two_cells_of_one_array_may_merge() => Silent("""
        static class C
        {
            public static void Count(RatingCounts<Csat5>[] cells, RatingCounts<Csat5> a, RatingCounts<Csat5> b, int i, int j)
            {
                cells[i].Merge(cells[j]);
                a.Merge(b);
                a.Merge(default);
                a.Subtract(a);
            }
        }
        """);

    [Fact]
    public Task A_loop_variable_that_is_read_afterwards_is_silent() => Rule.Silent(
        """
        static class C
        {
            public static List<Tally> Count(Tally[] all)
            {
                var changed = new List<Tally>();
                foreach (var tally in all) { tally.Add(1); changed.Add(tally); }
                foreach (var tally in all) if (tally.Remove(1)) Console.WriteLine();
                return changed;
            }
        }
        """,
        WithTally);

    [Fact]
    public Task A_constructor_and_an_init_accessor_may_change_their_readonly_fields() => Rule.Silent(
        """
        sealed class C
        {
            private static readonly Tally s_all;
            private readonly Tally _tally;
            static C() => s_all.Add(1);
            public C() { _tally.Add(1); this._tally.Merge(default); }
            public int First { init => _tally.Add(value); }
            public long Sum => _tally.Sum + s_all.Sum;
        }
        """,
        WithTally);

    [Fact]
    public Task What_only_reads_or_returns_a_new_state_is_silent() => Rule.Silent(
        """
        sealed class Store
        {
            public Tally Total { get; set; }
            public void Count(in Tally other, ref long sum)
            {
                Total = Total.Subtract(other);
                Total.AddTo(ref sum);
                Console.WriteLine(Total.Address() + Total.ToString() + Total.GetHashCode());
                var copy = Total;
                copy.Add(1);
                Total = copy;
            }
        }
        """,
        WithTally);

    [Fact]
    public Task A_state_that_is_an_object_or_is_readonly_is_silent() => Silent("""
        sealed class Log { public void Add(int value) { } public void Merge(Log other) { } }
        readonly struct Fixed : IAggregate<Fixed, int>
        {
            public void Add(int value) => Console.WriteLine(value);
            public static void Add(ref Fixed state, int value) { }
            public static void Merge(ref Fixed state, in Fixed other) { }
        }
        sealed class Store
        {
            public Log Log { get; } = new();
            public Fixed Fixed => default;
            public void Count() { Log.Add(1); Log.Merge(Log); Fixed.Add(1); }
        }
        """);

    [Fact]
    public Task A_merge_into_itself_that_is_expected_to_overflow_is_silent() => Silent("""
        static class Expect { public static void Throws(Action act) => act(); }
        static class C
        {
            public static void Full(RatingCounts<Nps> counts) => Expect.Throws(() => counts.Merge(counts));
        }
        """);

    [Fact]
    public Task Structs_that_are_no_states_and_like_named_interfaces_are_silent() => Silent("""
        namespace Mine
        {
            interface IAggregate<TSelf, TIn> { }
            struct Tally : IAggregate<Tally, int> { public long Sum; public void Add(int value) => Sum += value; public void Merge(in Tally other) => Sum += other.Sum; }
            struct Timer { public long Sum; public void Add(int value) => Sum += value; }
            sealed class Store
            {
                public Tally Total { get; set; }
                public Timer Timer { get; set; }
                public void Count(Tally tally) { Total.Add(1); Timer.Add(1); tally.Merge(in tally); }
            }
        }
        """);
}
