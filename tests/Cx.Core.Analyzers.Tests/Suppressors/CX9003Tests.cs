using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Suppressors;

public class CX9003Tests : SuppressorTests<CX9003_StaticMembersOfAState>
{
    [Fact]
    public Task A_generic_state_has_the_static_members_of_its_contract() => Silences("""
        public struct Tally<T> : IAggregate<Tally<T>, T>
        {
            public long N { get; private set; }
            public static Tally<T> Empty => default;
            public static void Add(ref Tally<T> state, T value) => state.N++;
            public static void Merge(ref Tally<T> state, in Tally<T> other) => state.N += other.N;
        }
        """);

    [Fact]
    public Task Other_generic_types_and_states_of_others_are_still_reported() => LeavesAlone("""
        namespace Mine
        {
            public interface IAggregate<TSelf, TIn> { }
            public struct Tally<T> : IAggregate<Tally<T>, T> { public static Tally<T> Empty => default; }
            public sealed class Box<T> { public static Box<T> Empty { get; } = new(); }
        }
        """);
}
