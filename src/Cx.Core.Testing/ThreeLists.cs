using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Testing;

/// <summary>A case of the aggregate laws: the values of three states.</summary>
internal sealed record ThreeLists<T>(T[] A, T[] B, T[] C)
{
    // Most cases are small, so that they show much; every eighth is large, so that pages, tables and other forms of a state are reached.
    private const int Small = 12;
    private const int Large = 400;
    private const int LargeEvery = 8;
    private const int Size = 60;

    public T[] All => [.. A, .. B, .. C];

    public static ThreeLists<T>[] Cases(Gen<T> values, int count, ulong seed)
    {
        var lengths = new Draws(seed);
        int[][] plan = [.. Enumerable.Range(0, count).Select(i => new[] { lengths.Next(Top(i)), lengths.Next(Top(i)), lengths.Next(Top(i)) })];
        var pool = values.Sample(plan.Sum(three => three.Sum()), new Rnd(seed, 11), Size).ToArray();
        var at = 0;
        return [.. plan.Select(three => new ThreeLists<T>(Take(three[0]), Take(three[1]), Take(three[2])))];

        T[] Take(int length)
        {
            at += length;
            return pool[(at - length)..at];
        }
    }

    public IEnumerable<ThreeLists<T>> Smaller(Func<T, IEnumerable<T>>? value)
        => Smaller(A, value).Select(a => this with { A = a })
            .Concat(Smaller(B, value).Select(b => this with { B = b }))
            .Concat(Smaller(C, value).Select(c => this with { C = c }));

    public string Show() => $"a: {Show(A)}\nb: {Show(B)}\nc: {Show(C)}";

    public static string Show(T[] values)
    {
        const int shown = 20;
        var texts = values.Take(shown).Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null");
        return $"[{string.Join(", ", texts)}{(values.Length > shown ? string.Create(CultureInfo.InvariantCulture, $", … {values.Length} in all") : "")}]";
    }

    // Nothing, each half, all but one, and one simpler.
    private static IEnumerable<T[]> Smaller(T[] list, Func<T, IEnumerable<T>>? value)
    {
        if (list.Length == 0) yield break;
        yield return [];
        if (list.Length > 1)
        {
            yield return list[..(list.Length / 2)];
            yield return list[(list.Length / 2)..];
            for (var i = 0; i < list.Length; i++) yield return [.. list[..i], .. list[(i + 1)..]];
        }

        if (value is null) yield break;
        for (var i = 0; i < list.Length; i++)
        {
            foreach (var simpler in value(list[i])) yield return [.. list[..i], simpler, .. list[(i + 1)..]];
        }
    }

    private static int Top(int index) => index % LargeEvery == LargeEvery - 1 ? Large : Small;
}
