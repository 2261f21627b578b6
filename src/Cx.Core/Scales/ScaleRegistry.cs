using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Cx.Core.Scales;

/// <summary>Scales by id, for surveys whose scale is named in a file: the built-in ones and any that you add.</summary>
/// <remarks>
/// <para>Adding makes a new registry; nothing global changes. Ids are compared ordinally.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var scales = ScaleRegistry.BuiltIn.With(ScaleDefinition.Create("wait-time", 1, 6, Polarity.LowerIsBetter));
/// Console.WriteLine(scales.Find("csat7").Max); // 7
/// </code>
/// </example>
public sealed class ScaleRegistry
{
    private readonly ImmutableSortedDictionary<string, ScaleDefinition> _byId;

    private ScaleRegistry(ImmutableSortedDictionary<string, ScaleDefinition> byId) => _byId = byId;

    /// <summary>The scales that come with the library.</summary>
    public static ScaleRegistry BuiltIn { get; } = new ScaleRegistry(ImmutableSortedDictionary.Create<string, ScaleDefinition>(StringComparer.Ordinal))
        .With<Nps>().With<Csat3>().With<Csat5>().With<Csat7>().With<Csat10>().With<Thumbs>().With<Stars5>().With<Slider100>()
        .With<Ces5>().With<Ces7>().With<NetEasy7>().With<Seq7>().With<Valence5>().With<Likert5>().With<Likert7>();

    /// <summary>All scales, in the ordinal order of their ids.</summary>
    public IEnumerable<ScaleDefinition> All => _byId.Values;

    /// <summary>This registry and one scale type more.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <returns>The larger registry.</returns>
    /// <exception cref="ArgumentException">Another scale has that id, or the definition itself is wrong (its own message comes through).</exception>
    /// <exception cref="InvalidOperationException">The definition is <see langword="null"/>.</exception>
    public ScaleRegistry With<TScale>()
        where TScale : struct, IScale<TScale> => With(ScaleDefinition.Of<TScale>());

    /// <summary>This registry and one scale more.</summary>
    /// <param name="scale">The scale; adding an equal one again changes nothing.</param>
    /// <returns>The larger registry.</returns>
    /// <exception cref="ArgumentNullException">The scale is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Another scale has that id.</exception>
    public ScaleRegistry With(ScaleDefinition scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        if (!_byId.TryGetValue(scale.Id, out var there)) return new ScaleRegistry(_byId.Add(scale.Id, scale));
        if (there == scale) return this;
        throw new ArgumentException(there.IsSameScaleAs(scale)
            ? $"The id '{scale.Id}' is taken by {there} with other labels, boxes or neutral point. Use that one, or give yours an id of its own."
            : $"The id '{scale.Id}' is taken by {there}. Give {scale} an id of its own.", nameof(scale));
    }

    /// <summary>The scale with an id.</summary>
    /// <param name="id">The id, such as <c>csat5</c>.</param>
    /// <returns>The scale.</returns>
    /// <exception cref="ArgumentNullException">The id is <see langword="null"/>.</exception>
    /// <exception cref="KeyNotFoundException">There is no such scale; the message lists those there are.</exception>
    public ScaleDefinition Find(string id) =>
        TryFind(id, out var scale) ? scale : throw new KeyNotFoundException($"There is no scale '{MessageText.Shorten(id)}'. Known are: {string.Join(", ", _byId.Keys)}. Add others with ScaleRegistry.With.");

    /// <summary>The scale with an id, if there is one.</summary>
    /// <param name="id">The id.</param>
    /// <param name="scale">The scale, or <see langword="null"/>.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArgumentNullException">The id is <see langword="null"/>.</exception>
    public bool TryFind(string id, [NotNullWhen(true)] out ScaleDefinition? scale)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _byId.TryGetValue(id, out scale);
    }
}
