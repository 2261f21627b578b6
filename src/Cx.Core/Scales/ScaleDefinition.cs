using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Scales;

/// <summary>What a scale allows: id, lowest and highest number, polarity, and optionally labels, a neutral point and boxes.</summary>
/// <remarks>
/// <para>Range: whole numbers from <see cref="Min"/> to <see cref="Max"/>, 2 to 253 levels. Half stars are a scale of ten levels of their own.</para>
/// <para>It is checked when it is made. It is a class, so <see langword="default"/> is <see langword="null"/>: no scale.</para>
/// <para>Equality: by value, everything included. Whether two definitions may be mixed is another question, decided by id, range and polarity alone: <see cref="IsSameScaleAs"/>.</para>
/// <para>Boxes count levels from the good end (favourable) and from the bad end (unfavourable), whatever the polarity. <see cref="Create"/> gives scales of 2 to 7 and 10 levels the usual boxes (1, 1, 2, 2, 2, 2 and 3 levels on each side); other lengths have none until <see cref="WithBoxes"/>.</para>
/// <para>Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var effort = ScaleDefinition.Create("checkout-effort", 1, 5, Polarity.LowerIsBetter)
///     .WithLabels("very easy", "easy", "neither", "hard", "very hard");
/// </code>
/// </example>
[JsonConverter(typeof(ScaleDefinitionJsonConverter))]
public sealed class ScaleDefinition : IEquatable<ScaleDefinition>
{
    /// <summary>The largest number of levels: codes 254 and 255 of a rating's byte are taken.</summary>
    internal const int MaxLevels = 253;

    private readonly ImmutableArray<string> _labels;

    private ScaleDefinition(string id, int min, int max, Polarity polarity, ImmutableArray<string> labels, int? neutral, int? favourableBox, int? unfavourableBox)
    {
        Id = id;
        Min = min;
        Max = max;
        Polarity = polarity;
        _labels = labels;
        Labels = labels;
        Neutral = neutral;
        FavourableBox = favourableBox;
        UnfavourableBox = unfavourableBox;
    }

    /// <summary>The name of the scale in files, registries and messages: 1 to 64 lower-case letters, digits, dots, colons and hyphens.</summary>
    public string Id { get; }

    /// <summary>The lowest number that may be answered.</summary>
    public int Min { get; }

    /// <summary>The highest number that may be answered.</summary>
    public int Max { get; }

    /// <summary>The number of different answers, 2 to 253.</summary>
    public int Levels => Max - Min + 1;

    /// <summary>Which end is the good one.</summary>
    public Polarity Polarity { get; }

    /// <summary>One label per level, from <see cref="Min"/> to <see cref="Max"/>; empty if the scale has none.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The answer that leans to neither side, or <see langword="null"/> if the scale has none.</summary>
    public int? Neutral { get; }

    /// <summary>How many levels at the good end count as favourable, or <see langword="null"/> if the scale names no box.</summary>
    public int? FavourableBox { get; }

    /// <summary>How many levels at the bad end count as unfavourable, or <see langword="null"/> if the scale names no box.</summary>
    public int? UnfavourableBox { get; }

    /// <summary>Makes a definition with the usual boxes for its length, without labels and neutral point.</summary>
    /// <param name="id">1 to 64 lower-case letters, digits, dots, colons and hyphens; starts with a letter or digit.</param>
    /// <param name="min">The lowest number that may be answered.</param>
    /// <param name="max">The highest number that may be answered; 2 to 253 levels in all.</param>
    /// <param name="polarity">Which end is the good one.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentNullException">The id is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The id has other characters or another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range has fewer than 2 or more than 253 levels, or the polarity is unknown.</exception>
    public static ScaleDefinition Create(string id, int min, int max, Polarity polarity)
    {
        CheckId(id);
        var levels = (long)max - min + 1;
        if (levels is < 2 or > MaxLevels)
            throw new ArgumentOutOfRangeException(nameof(max), string.Create(CultureInfo.InvariantCulture, $"Scale '{id}' runs from {min} to {max}: {levels} levels. A scale has 2 to {MaxLevels} levels, and min is below max."));
        if (polarity is not (Polarity.HigherIsBetter or Polarity.LowerIsBetter))
            throw new ArgumentOutOfRangeException(nameof(polarity), $"Scale '{id}' has polarity {polarity}. Say HigherIsBetter or LowerIsBetter.");
        int? box = levels switch { 2 or 3 => 1, >= 4 and <= 7 => 2, 10 => 3, _ => null };
        return new ScaleDefinition(id, min, max, polarity, [], null, box, box);
    }

    /// <summary>The definition of a scale type, with a plain error if that definition cannot be made.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <returns>The definition, the same object at each call.</returns>
    /// <exception cref="ArgumentException">What was wrong with the definition: the innermost error, not the <see cref="TypeInitializationException"/> round it.</exception>
    /// <exception cref="InvalidOperationException">The definition is <see langword="null"/>.</exception>
    public static ScaleDefinition Of<TScale>()
        where TScale : struct, IScale<TScale>
    {
        try
        {
            return ScaleFacts<TScale>.Definition;
        }
        catch (TypeInitializationException outer)
        {
            Exception inner = outer;
            while (inner is TypeInitializationException { InnerException: { } next }) inner = next;
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>A copy with a label for each level.</summary>
    /// <param name="labels">One text per level, from <see cref="Min"/> to <see cref="Max"/>; not blank, no two alike (letter case and surrounding space aside, which is cut off).</param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentException">Too few or too many labels, a blank one, or two alike.</exception>
    public ScaleDefinition WithLabels(params ReadOnlySpan<string> labels)
    {
        if (labels.Length != Levels)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Scale '{Id}' has {Levels} levels from {Min} to {Max} and was given {labels.Length} labels. Give one label per level."), nameof(labels));
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var trimmed = ImmutableArray.CreateBuilder<string>(labels.Length);
        foreach (var given in labels)
        {
            if (string.IsNullOrWhiteSpace(given))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Scale '{Id}' was given a blank label for {Min + trimmed.Count}. Give each level a text, or no labels at all."), nameof(labels));
            var label = given.Trim();
            if (!seen.Add(label))
                throw new ArgumentException($"Scale '{Id}' was given the label '{MessageText.Shorten(label)}' twice. Labels are told apart without regard to letter case; make each one different.", nameof(labels));
            trimmed.Add(label);
        }

        return new ScaleDefinition(Id, Min, Max, Polarity, trimmed.MoveToImmutable(), Neutral, FavourableBox, UnfavourableBox);
    }

    /// <summary>A copy with a neutral point.</summary>
    /// <param name="neutral">An answer on the scale that stands in no box.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale or stands in a box.</exception>
    public ScaleDefinition WithNeutral(int neutral)
    {
        if (!Contains(neutral))
            throw new ArgumentOutOfRangeException(nameof(neutral), string.Create(CultureInfo.InvariantCulture, $"Scale '{Id}' runs from {Min} to {Max}; {neutral} cannot be its neutral point."));
        if (IsFavourable(neutral) == true || IsUnfavourable(neutral) == true)
            throw new ArgumentOutOfRangeException(nameof(neutral), string.Create(CultureInfo.InvariantCulture, $"On scale '{Id}' the answer {neutral} stands in a box; a neutral point leans to neither side. Make the boxes smaller first (WithBoxes)."));
        return new ScaleDefinition(Id, Min, Max, Polarity, _labels, neutral, FavourableBox, UnfavourableBox);
    }

    /// <summary>A copy with other boxes.</summary>
    /// <param name="favourable">How many levels at the good end are favourable, at least 1.</param>
    /// <param name="unfavourable">How many levels at the bad end are unfavourable, at least 1.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A box is empty, the two overlap, or one covers the neutral point.</exception>
    public ScaleDefinition WithBoxes(int favourable, int unfavourable)
    {
        if (favourable < 1 || unfavourable < 1 || (long)favourable + unfavourable > Levels)
            throw new ArgumentOutOfRangeException(nameof(favourable), string.Create(CultureInfo.InvariantCulture, $"Scale '{Id}' has {Levels} levels; boxes of {favourable} favourable and {unfavourable} unfavourable levels do not fit. Each takes at least 1, together at most {Levels}."));
        var copy = new ScaleDefinition(Id, Min, Max, Polarity, _labels, null, favourable, unfavourable);
        return Neutral is { } neutral ? copy.WithNeutral(neutral) : copy;
    }

    /// <summary>A copy that names no boxes: a box score of it must then say which levels it means.</summary>
    /// <returns>The copy.</returns>
    public ScaleDefinition WithoutBoxes() => new(Id, Min, Max, Polarity, _labels, Neutral, null, null);

    /// <summary>Whether a number can be answered on this scale.</summary>
    /// <param name="value">Any number.</param>
    /// <returns><see langword="true"/> from <see cref="Min"/> to <see cref="Max"/>.</returns>
    public bool Contains(int value) => value >= Min && value <= Max;

    /// <summary>Whether an answer stands in the favourable box.</summary>
    /// <param name="value">A number on the scale.</param>
    /// <returns><see langword="null"/> if the scale names no box.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale.</exception>
    public bool? IsFavourable(int value)
    {
        CheckValue(value);
        return FavourableBox is { } box ? FromGoodEnd(value) < box : null;
    }

    /// <summary>Whether an answer stands in the unfavourable box.</summary>
    /// <param name="value">A number on the scale.</param>
    /// <returns><see langword="null"/> if the scale names no box.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale.</exception>
    public bool? IsUnfavourable(int value)
    {
        CheckValue(value);
        return UnfavourableBox is { } box ? Levels - 1 - FromGoodEnd(value) < box : null;
    }

    /// <summary>The mirrored answer, min + max − value. There and back is the identity.</summary>
    /// <param name="value">A number on the scale.</param>
    /// <returns>The number as far from the other end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale.</exception>
    public int Reverse(int value)
    {
        CheckValue(value);
        // Not min + max - value: that sum may be no int, its parts always are.
        return Max - (value - Min);
    }

    /// <summary>The label of an answer.</summary>
    /// <param name="value">A number on the scale.</param>
    /// <returns><see langword="null"/> if the scale has no labels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is off the scale.</exception>
    public string? LabelOf(int value)
    {
        CheckValue(value);
        return _labels.IsEmpty ? null : _labels[value - Min];
    }

    /// <summary>Finds the answer that a label stands for, without regard to letter case and surrounding space.</summary>
    /// <param name="label">The text.</param>
    /// <param name="value">The number, or 0 if there is no such label.</param>
    /// <returns>Whether the scale has that label.</returns>
    public bool TryParseLabel(ReadOnlySpan<char> label, out int value)
    {
        label = label.Trim();
        for (var i = 0; i < _labels.Length; i++)
        {
            if (!label.Equals(_labels[i], StringComparison.OrdinalIgnoreCase)) continue;
            value = Min + i;
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>Whether answers on this scale may be pooled with answers on the other: same id, range and polarity. Labels, neutral point and boxes do not matter.</summary>
    /// <param name="other">Another definition.</param>
    /// <returns>Whether the two are one scale.</returns>
    public bool IsSameScaleAs(ScaleDefinition? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Min == other.Min && Max == other.Max && Polarity == other.Polarity && string.Equals(Id, other.Id, StringComparison.Ordinal));

    /// <inheritdoc/>
    public bool Equals(ScaleDefinition? other) =>
        ReferenceEquals(this, other)
        || (other is not null && IsSameScaleAs(other) && Neutral == other.Neutral && FavourableBox == other.FavourableBox && UnfavourableBox == other.UnfavourableBox
            && _labels.AsSpan().SequenceEqual(other._labels.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScaleDefinition);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Min, Max, Polarity);

    /// <summary>Whether two definitions are equal in everything.</summary>
    /// <param name="left">One definition.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ScaleDefinition? left, ScaleDefinition? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two definitions differ in anything.</summary>
    /// <param name="left">One definition.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ScaleDefinition? left, ScaleDefinition? right) => !(left == right);

    /// <summary>Id, range and polarity, such as <c>csat5 (1…5, higher is better)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id} ({Min}…{Max}, {(Polarity == Polarity.HigherIsBetter ? "higher" : "lower")} is better)");

    internal int FromGoodEnd(int value) => Polarity == Polarity.HigherIsBetter ? Max - value : value - Min;

    internal void CheckValue(int value)
    {
        if (!Contains(value)) ThrowOffScale(value);
    }

    internal void ThrowOffScale(int value) =>
        throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"{value} is not an answer on the scale {this}. Use TryFrom where the input may be wrong, or another scale if the question allows it."));

    private static void CheckId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var good = id.Length is >= 1 and <= 64 && char.IsAsciiLetterOrDigit(id[0]);
        foreach (var c in id) good &= char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.' or ':';
        if (!good)
            throw new ArgumentException($"'{MessageText.Shorten(id)}' cannot be the id of a scale. Use 1 to 64 lower-case letters, digits, dots, colons and hyphens, starting with a letter or digit.", nameof(id));
    }
}
