using Cx.Core.Scales;

namespace Cx.Core.Tests.Scales;

// Scales at the edges of what a definition allows, each one struct with one property, as a user writes it.

/// <summary>Eleven levels around zero.</summary>
public readonly struct Warmth : IScale<Warmth>
{
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("warmth", -5, 5, Polarity.HigherIsBetter).WithBoxes(3, 3).WithNeutral(0);
}

/// <summary>All 253 levels that a byte can hold.</summary>
public readonly struct Widest : IScale<Widest>
{
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("widest", 1, 253, Polarity.LowerIsBetter).WithBoxes(100, 153);
}

/// <summary>The lowest numbers there are.</summary>
public readonly struct Lowest : IScale<Lowest>
{
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("lowest", int.MinValue, int.MinValue + 4, Polarity.LowerIsBetter);
}

/// <summary>The highest numbers there are.</summary>
public readonly struct Highest : IScale<Highest>
{
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("highest", int.MaxValue - 4, int.MaxValue, Polarity.HigherIsBetter);
}

/// <summary>The range of <see cref="Csat5"/> with the other polarity, and words.</summary>
public readonly struct Annoyance5 : IScale<Annoyance5>
{
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("annoyance5", 1, 5, Polarity.LowerIsBetter)
        .WithNeutral(3).WithLabels("none", "little", "some", "much", "unbearable");
}

/// <summary>A definition made anew at each read, which allocates; the library must read it once.</summary>
public readonly struct Remade : IScale<Remade>
{
    private static int _reads;

    public static int Reads => Volatile.Read(ref _reads);

    public static ScaleDefinition Definition
    {
        get
        {
            Interlocked.Increment(ref _reads);
            return ScaleDefinition.Create("remade", 1, 4, Polarity.HigherIsBetter);
        }
    }
}

/// <summary>Min above max.</summary>
public readonly struct UpsideDown : IScale<UpsideDown>
{
    public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("upside-down", 5, 1, Polarity.HigherIsBetter);
}

/// <summary>A property that throws at each read.</summary>
public readonly struct TooManyLabels : IScale<TooManyLabels>
{
    public static ScaleDefinition Definition => ScaleDefinition.Create("too-many-labels", 0, 1, Polarity.HigherIsBetter).WithLabels("a", "b", "c");
}

/// <summary>A property that someone forgot to initialise.</summary>
public readonly struct Forgotten : IScale<Forgotten>
{
    public static ScaleDefinition Definition { get; } = null!;
}
