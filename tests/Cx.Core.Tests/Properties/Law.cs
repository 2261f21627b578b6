using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit.Sdk;

namespace Cx.Core.Tests.Properties;

/// <summary>Runs a law on many generated values: the one door to FsCheck, so that another runner changes one file.</summary>
/// <remarks>
/// <para>200 cases from a fixed seed, so that a run repeats. <c>CX_CASES</c> sets another number, <c>CX_SEED</c> another seed ("seed" or "seed,gamma").</para>
/// <para>A law returns false or throws to fail; assertions may be used inside it.</para>
/// </remarks>
public static class Law
{
    private const int DefaultCases = 200;

    // Any pair will do as long as it stays: a law that fails today must fail tomorrow. The gamma of the generator is odd.
    private const ulong DefaultSeed = 20_260_101;
    private const ulong DefaultGamma = 11;

    /// <summary>Fails unless <paramref name="law"/> is true of every generated value; of one in <paramref name="oneIn"/> of the usual number, where a case takes long.</summary>
    public static void Holds<T>(Gen<T> generator, Func<T, bool> law, Func<T, IEnumerable<T>>? shrink = null, int oneIn = 1)
    {
        var values = shrink is null ? Arb.From(generator) : Arb.From(generator, shrink);
        Run(Prop.ForAll(values, law), oneIn);
    }

    /// <summary>Fails unless <paramref name="law"/> returns without an exception for every generated value; for one in <paramref name="oneIn"/> of the usual number, where a case takes long.</summary>
    public static void Holds<T>(Gen<T> generator, Action<T> law, Func<T, IEnumerable<T>>? shrink = null, int oneIn = 1)
    {
        var values = shrink is null ? Arb.From(generator) : Arb.From(generator, shrink);
        Run(Prop.ForAll(values, law), oneIn);
    }

    private static void Run(Property property, int oneIn)
    {
        var cases = Math.Max(1, Cases() / oneIn);
        var (seed, gamma) = Seed();
        var config = Config.QuickThrowOnFailure
            .WithQuietOnSuccess(true)
            .WithMaxTest(cases)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed, gamma), FSharpOption<int>.None)));
        try
        {
            property.Check(config);
        }
        catch (Exception e) when (e is not XunitException)
        {
            throw new XunitException(string.Create(CultureInfo.InvariantCulture,
                $"The law does not hold. Repeat with CX_SEED={seed},{gamma} CX_CASES={cases * oneIn}.\n{e.Message}"), e);
        }
    }

    private static int Cases()
        => Environment.GetEnvironmentVariable("CX_CASES") is { Length: > 0 } text
            ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
            : DefaultCases;

    private static (ulong Seed, ulong Gamma) Seed()
    {
        if (Environment.GetEnvironmentVariable("CX_SEED") is not { Length: > 0 } text)
        {
            return (DefaultSeed, DefaultGamma);
        }

        var parts = text.Split(',');
        var seed = ulong.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture);
        return (seed, parts.Length > 1 ? ulong.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture) : DefaultGamma);
    }
}
