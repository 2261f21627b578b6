using System.Runtime.InteropServices;
using Cx.Core.Statistics;

namespace Cx.Cli.Scoring;

/// <summary>The interval method that <c>--interval</c> names, where the formula of the score has it.</summary>
/// <param name="Net">For net scores.</param>
/// <param name="Share">For boxes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IntervalChoice(NetIntervalMethod Net, ShareIntervalMethod Share)
{
    public static IntervalChoice Of(MethodKind kind, string? text)
    {
        if (text is null) return default;
        return kind switch
        {
            MethodKind.NetPromoter or MethodKind.NetBox => new IntervalChoice(Find<NetIntervalMethod>(text, kind), default),
            MethodKind.TopBox => new IntervalChoice(default, Find<ShareIntervalMethod>(text, kind)),
            _ when Plain(text) is "T" or "STUDENTT" => default,
            _ => throw Unknown(text, kind, ["t"]),
        };
    }

    private static TMethod Find<TMethod>(string text, MethodKind kind)
        where TMethod : struct, Enum
    {
        var plain = Plain(text) switch { "GOODMAN" => "GOODMANSIMULTANEOUS", "JEFFREYS" when typeof(TMethod) == typeof(NetIntervalMethod) => "DIRICHLETJEFFREYS", var other => other };
        foreach (var method in Enum.GetValues<TMethod>())
        {
            if (string.Equals(plain, method.ToString().ToUpperInvariant(), StringComparison.Ordinal)) return method;
        }

        throw Unknown(text, kind, Enum.GetValues<TMethod>().Select(Hyphenated));
    }

    private static CxException Unknown(string text, MethodKind kind, IEnumerable<string> known) =>
        CxException.Usage($"--interval {text} is no interval of the method {new Method(kind, 0).Name}. It has: {Text.List(known)}.");

    private static string Plain(string text) => text.Replace("-", string.Empty, StringComparison.Ordinal).ToUpperInvariant();

    // AdjustedWald as one would type it: adjusted-wald.
    private static string Hyphenated<TMethod>(TMethod method)
        where TMethod : struct, Enum =>
        string.Concat(method.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
