using System.Text.Json.Serialization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>The part of the customer experience that a stage belongs to. An open set: the known ones are properties, others are made of their name.</summary>
/// <remarks>
/// <para>A text of 1 to 128 characters without control characters, compared character by character (ordinal): <c>A1</c> and <c>a1</c> are two.</para>
/// <para><see langword="default"/> is the empty id: it names nothing, and is refused wherever an id is required. Thread safety: immutable.</para>
/// <para>JSON: the text; <c>null</c> for the empty id.</para>
/// </remarks>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct ExperienceComponent : IId<ExperienceComponent>
{
    private readonly string? _text;

    /// <summary>Makes an id of its text.</summary>
    /// <param name="text">1 to 128 characters without control characters.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or has a control character.</exception>
    public ExperienceComponent(string text) => _text = IdText.Require(text, "component");

    /// <summary>The text; empty for <see langword="default"/>.</summary>
    public string Text => _text ?? string.Empty;

    /// <summary>Whether this is <see langword="default"/>, the id of nothing.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>Before somebody is a customer: a post, a friend, an advertisement.</summary>
    public static ExperienceComponent Awareness { get; } = new("awareness");

    /// <summary>The way to the first purchase.</summary>
    public static ExperienceComponent Sales { get; } = new("sales");

    /// <summary>The first steps after the purchase.</summary>
    public static ExperienceComponent Onboarding { get; } = new("onboarding");

    /// <summary>Use of what was bought.</summary>
    public static ExperienceComponent Product { get; } = new("product");

    /// <summary>Help with a problem.</summary>
    public static ExperienceComponent Support { get; } = new("support");

    /// <summary>Letters, newsletters, reminders, release notes, invoices.</summary>
    public static ExperienceComponent Communication { get; } = new("communication");

    /// <summary>Buying again, buying more, or leaving.</summary>
    public static ExperienceComponent RenewalExpansion { get; } = new("renewalExpansion");

    /// <summary>The six components that a blueprint should cover: all known ones but <see cref="Awareness"/>.</summary>
    public static IReadOnlyList<ExperienceComponent> ToCover { get; } = [Sales, Onboarding, Product, Support, Communication, RenewalExpansion];

    static string IId<ExperienceComponent>.Noun => "component";

    static ExperienceComponent IId<ExperienceComponent>.Of(string text) => new(text);

    JsonConverter IIdInternals.CreateConverter() => new IdJsonConverter<ExperienceComponent>();

    /// <summary>The text.</summary>
    /// <returns>The text; empty for <see langword="default"/>.</returns>
    public override string ToString() => Text;
}
