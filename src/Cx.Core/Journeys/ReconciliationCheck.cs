using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Two figures that must agree.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record ReconciliationCheck
{
    internal ReconciliationCheck(string name, double expected, double found, bool holds)
    {
        Name = name;
        Expected = expected;
        Found = found;
        Holds = holds;
    }

    /// <summary>What must agree, in words.</summary>
    public string Name { get; }

    /// <summary>The one figure, mostly a count.</summary>
    public double Expected { get; }

    /// <summary>The other figure, in the same unit.</summary>
    public double Found { get; }

    /// <summary>Whether they agree.</summary>
    public bool Holds { get; }

    /// <summary>The figures in words.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Holds ? "ok" : "NOT")} {Name}: {Expected} and {Found}");
}
