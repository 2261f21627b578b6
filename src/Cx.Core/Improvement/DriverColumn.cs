using Cx.Core.Scales;

namespace Cx.Core.Improvement;

/// <summary>What every respondent said to one question, or what was measured of them: a column for <see cref="DriverData"/>.</summary>
/// <remarks>
/// <para>Ratings on a scale where lower is better are turned round by their scale, so that in every column higher is better and a positive correlation means that both are good together. Numbers are taken as they are.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality of value. Thread safety: immutable, as long as nobody changes the list it was made of while it is made.</para>
/// </remarks>
public sealed class DriverColumn
{
    private readonly double?[] _values;

    private DriverColumn(string name, ScaleDefinition? scale, double?[] values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Scale = scale;
        _values = values;
    }

    /// <summary>What the column is called.</summary>
    public string Name { get; }

    /// <summary>The scale of the ratings; <see langword="null"/> for numbers, and for ratings of which none was given.</summary>
    public ScaleDefinition? Scale { get; }

    /// <summary>How many respondents it has, those without an answer included.</summary>
    public int Count => _values.Length;

    /// <summary>How many of them have no answer.</summary>
    public int Missing => _values.Count(value => value is null);

    internal ReadOnlySpan<double?> Values => _values;

    /// <summary>A column of ratings.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <param name="name">What the column is called.</param>
    /// <param name="ratings">A rating for each respondent; not answered where there is none.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static DriverColumn Of<TScale>(string name, IReadOnlyList<Rating<TScale>> ratings)
        where TScale : struct, IScale<TScale>
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var scale = ScaleDefinition.Of<TScale>();
        return new DriverColumn(name, scale, [.. ratings.Select(rating => Turned(rating.Value, scale))]);
    }

    /// <summary>A column of ratings on a scale known only at run time.</summary>
    /// <param name="name">What the column is called.</param>
    /// <param name="ratings">A rating for each respondent; not answered where there is none.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ScaleMismatchException">The ratings are on two scales.</exception>
    public static DriverColumn Of(string name, IReadOnlyList<Rating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        var scale = ratings.Select(rating => rating.Scale).FirstOrDefault(its => its is not null);
        foreach (var rating in ratings)
        {
            if (scale is not null && rating.Scale is { } its) ScaleMismatchException.ThrowUnlessSame(scale, its, "The answers to one question are on one scale.");
        }

        return new DriverColumn(name, scale, [.. ratings.Select(rating => scale is null ? null : Turned(rating.Value, scale))]);
    }

    /// <summary>A column of numbers, such as a waiting time or a score calculated elsewhere.</summary>
    /// <param name="name">What the column is called.</param>
    /// <param name="numbers">A number for each respondent; <see langword="null"/> where there is none.</param>
    /// <returns>The column.</returns>
    /// <exception cref="ArgumentException">The name is empty, or a number is not finite.</exception>
    public static DriverColumn OfNumbers(string name, IReadOnlyList<double?> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        foreach (var number in numbers)
        {
            if (number is { } value && !double.IsFinite(value)) throw new ArgumentException($"The column \"{name}\" holds a number that is not finite. Say null where there is no answer.", nameof(numbers));
        }

        return new DriverColumn(name, null, [.. numbers]);
    }

    /// <summary>Name and size, such as <c>wait: 250, 3 missing</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Count}, {Missing} missing");

    private static double? Turned(int? value, ScaleDefinition scale) => value is { } answer && scale.Polarity == Polarity.LowerIsBetter ? scale.Reverse(answer) : value;
}
