using Cx.Core.Aggregation;
using FsCheck;

namespace Cx.Core.Testing;

/// <summary>An aggregate under test: its cases, and how its states are made, compared and shown.</summary>
internal sealed class AggregateSubject<TState, TIn>
    where TState : struct, IAggregate<TState, TIn>
{
    private readonly Func<TState, TState, bool> _same;
    private readonly Func<TState, string> _show;

    public AggregateSubject(Gen<TIn> values, AggregateLawOptions<TState, TIn> options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Cases, nameof(options));
        Options = options;
        _same = options.Same ?? EqualityComparer<TState>.Default.Equals;
        _show = options.Show ?? (state => state.ToString() ?? "");
        Run = new LawRun<ThreeLists<TIn>>(
            ThreeLists<TIn>.Cases(values, options.Cases, options.Seed), one => one.Smaller(options.Shrink), one => one.Show(), typeof(TState).Name, options.Seed);
    }

    public AggregateLawOptions<TState, TIn> Options { get; }

    public LawRun<ThreeLists<TIn>> Run { get; }

    /// <summary>A state that holds the values, added one by one.</summary>
    public static TState Of(ReadOnlySpan<TIn> values)
    {
        TState state = default;
        foreach (var value in values) TState.Add(ref state, value);
        return state;
    }

    /// <summary>The merge of two, leaving both.</summary>
    public static TState Merged(in TState one, in TState other)
    {
        var sum = TState.Copy(in one);
        TState.Merge(ref sum, in other);
        return sum;
    }

    /// <summary>What is wrong unless two states hold the same.</summary>
    public string? Differ(string way, in TState got, string otherWay, in TState expected)
        => _same(got, expected) ? null : $"{way}: {_show(got)}\n{otherWay}: {_show(expected)}";
}
