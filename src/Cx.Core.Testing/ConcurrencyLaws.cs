using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Testing;

/// <summary>Proves something that many threads write and others read at the same time.</summary>
/// <remarks>Thread safety: any thread.</remarks>
public static class ConcurrencyLaws
{
    private const int Size = 60;

    /// <summary>Checks that counters never fall while others write, that nothing is lost, and that a thread that ends leaves its counts behind.</summary>
    /// <typeparam name="TShared">What the threads share.</typeparam>
    /// <typeparam name="TIn">What goes in.</typeparam>
    /// <param name="values">Values that may go in.</param>
    /// <param name="create">Makes one.</param>
    /// <param name="add">Adds a value, on any thread.</param>
    /// <param name="counters">Reads its counters, on any thread; each only rises, and together they are all that was added.</param>
    /// <param name="writers">How many threads write, 2 or more; each ends half-way and leaves the rest to a new one.</param>
    /// <param name="perWriter">How many values each adds.</param>
    /// <param name="seed">The seed of the values.</param>
    /// <exception cref="LawBrokenException">A law does not hold.</exception>
    public static void Check<TShared, TIn>(
        Gen<TIn> values, Func<TShared> create, Action<TShared, TIn> add, Func<TShared, IReadOnlyList<long>> counters, int writers = 4, int perWriter = 20_000, ulong seed = 20_260_101)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(add);
        ArgumentNullException.ThrowIfNull(counters);
        ArgumentOutOfRangeException.ThrowIfLessThan(writers, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perWriter);
        TIn[] pool = [.. values.Sample(writers * perWriter, new Rnd(seed, 11), Size)];
        var shared = create();
        using var run = new SharedRun<TIn>(value => add(shared, value), () => counters(shared));
        run.Write(pool, writers, perWriter);
        var name = typeof(TShared).Name;
        if (run.Thrown is { } thrown)
            throw new LawBrokenException(Law.NoWriterIsForgotten, $"{name} breaks a law: {Law.NoWriterIsForgotten}.\nA thread threw {thrown.GetType().Name}: {thrown.Message}", thrown);
        if (run.Fall is { } fall)
            throw new LawBrokenException(Law.CountersNeverFall, $"{name} breaks a law: {Law.CountersNeverFall}.\nA reading while others write never falls.\n{fall}");
        var alone = create();
        foreach (var value in pool) add(alone, value);
        IReadOnlyList<long> got = counters(shared), expected = counters(alone);
        if (got.SequenceEqual(expected) && got.Sum() == pool.Length) return;
        throw new LawBrokenException(Law.NoWriterIsForgotten, string.Create(CultureInfo.InvariantCulture,
            $"{name} breaks a law: {Law.NoWriterIsForgotten}.\nAfter all writers are done, the counters are those of one writer.\n{writers} threads, each followed by another, put {pool.Length} values in (seed {seed}).\ncounted: [{string.Join(", ", got)}]\none writer: [{string.Join(", ", expected)}]"));
    }
}
