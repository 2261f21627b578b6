using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>A reason that a person gave for being unhappy, or that staff noted; one response may carry many.</summary>
/// <remarks>
/// <para>A text of 1 to 128 characters without control characters, compared character by character (ordinal): <c>A1</c> and <c>a1</c> are two.</para>
/// <para><see langword="default"/> is the empty id: it names nobody, and is refused wherever an id is required. Thread safety: immutable.</para>
/// <para>The properties are the reasons that sources name most; any other text is a reason too. JSON: the text; <c>null</c> for the empty code.</para>
/// </remarks>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct ReasonCode : IId<ReasonCode>
{
    private readonly string? _text;

    /// <summary>Makes an id of its text.</summary>
    /// <param name="text">1 to 128 characters without control characters.</param>
    /// <exception cref="ArgumentException">The text is empty, too long or has a control character.</exception>
    public ReasonCode(string text) => _text = IdText.Require(text, "reason code");

    /// <summary>The person waited too long.</summary>
    public static ReasonCode LongWait => new("long-wait");

    /// <summary>Staff were rude.</summary>
    public static ReasonCode Rudeness => new("rudeness");

    /// <summary>Nobody understood what the person needed.</summary>
    public static ReasonCode NotUnderstood => new("not-understood");

    /// <summary>The person was treated like a number.</summary>
    public static ReasonCode NoPersonalTouch => new("no-personal-touch");

    /// <summary>The product or service was poor.</summary>
    public static ReasonCode PoorQuality => new("poor-quality");

    /// <summary>Advertising had nothing to do with the person.</summary>
    public static ReasonCode IrrelevantAdvertising => new("irrelevant-advertising");

    /// <summary>The issue was not solved.</summary>
    public static ReasonCode Unsolved => new("unsolved");

    /// <summary>The text; empty for <see langword="default"/>.</summary>
    public string Text => _text ?? string.Empty;

    /// <summary>Whether this is <see langword="default"/>, the id of nobody.</summary>
    public bool IsEmpty => _text is null;

    static string IId<ReasonCode>.Noun => "reason code";

    static ReasonCode IId<ReasonCode>.Of(string text) => new(text);

    JsonConverter IIdInternals.CreateConverter() => new IdJsonConverter<ReasonCode>();

    /// <summary>The text.</summary>
    /// <returns>The text; empty for <see langword="default"/>.</returns>
    public override string ToString() => Text;
}
