using System.Globalization;

namespace Cx.Core.Journeys;

/// <summary>Asks how people feel at each event, by what they answered, and how that compares with what was meant.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
public sealed record EmotionSpec : JourneySpec<EmotionCurve>
{
    private readonly ValueList<ExpectedEmotion> _expected = ValueList<ExpectedEmotion>.Empty;

    /// <summary>Whether answers on different scales at one event make one point; false by default, and then each scale has its own.</summary>
    public bool PoolScales { get; init; }

    /// <summary>The emotions that were meant; none by default.</summary>
    public IReadOnlyList<ExpectedEmotion> Expected
    {
        get => _expected;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _expected = new ValueList<ExpectedEmotion>([.. value.OrderBy(one => one.Event.Text, StringComparer.Ordinal)]);
        }
    }

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"emotion pool={PoolScales} expected={SchemaText.Of(_expected)}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new EmotionOperator(engine, this);

    internal override EmotionCurve Read(JourneyOperator state, JourneyLook look) => ((EmotionOperator)state).Read(look);
}
