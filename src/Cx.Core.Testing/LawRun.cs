using System.Globalization;
using System.Text;

namespace Cx.Core.Testing;

/// <summary>Checks laws on cases, and makes the case that breaks one as small as can be.</summary>
internal sealed class LawRun<TCase>(IReadOnlyList<TCase> cases, Func<TCase, IEnumerable<TCase>> shrink, Func<TCase, string> show, string subject, ulong seed)
{
    // A case that fails may take long to fail: so much shrinking is enough.
    private const int MaxSteps = 2_000;

    /// <summary>Throws unless the law finds no fault with any case.</summary>
    /// <param name="law">The law.</param>
    /// <param name="sentence">The law in words.</param>
    /// <param name="fault">What is wrong with a case, or <c>null</c>.</param>
    public void Check(Law law, string sentence, Func<TCase, string?> fault)
    {
        for (var i = 0; i < cases.Count; i++)
        {
            if (FaultOf(cases[i], fault) is { } found) throw Broken(law, sentence, fault, i, found);
        }
    }

    private LawBrokenException Broken(Law law, string sentence, Func<TCase, string?> fault, int index, Fault found)
    {
        var smallest = cases[index];
        int shrinks = 0, steps = 0;
        for (var isSmaller = true; isSmaller && steps < MaxSteps;)
        {
            isSmaller = false;
            foreach (var smaller in shrink(smallest))
            {
                if (++steps >= MaxSteps) break;
                if (FaultOf(smaller, fault) is not { } other) continue;
                (smallest, found, isSmaller) = (smaller, other, true);
                shrinks++;
                break;
            }
        }

        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{subject} breaks a law: {law}.\n{sentence}\n")
            .Append(CultureInfo.InvariantCulture, $"Case {index + 1} of {cases.Count}, made smaller {shrinks} times (seed {seed}):\n{show(smallest)}\n{found.Text}");
        return new LawBrokenException(law, text.ToString(), found.Thrown);
    }

    // Whatever a user's code throws is what the law is broken by.
#pragma warning disable CA1031
    private static Fault? FaultOf(TCase one, Func<TCase, string?> fault)
    {
        try
        {
            return fault(one) is { } text ? new Fault(text, null) : null;
        }
        catch (Exception e) when (e is not LawBrokenException)
        {
            return new Fault($"It threw {e.GetType().Name}: {e.Message}", e);
        }
    }
#pragma warning restore CA1031

    private sealed record Fault(string Text, Exception? Thrown);
}
