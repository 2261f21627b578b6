using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Asks how people feel at each event, by what they answered, and how that compares with what was meant.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
[JsonConverter(typeof(JourneySpecJsonConverter))]
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

    /// <summary>The points of responses to a survey, whoever answered: a response about a touchpoint counts there, by its answer to one question.</summary>
    /// <param name="responses">The responses, in any order. One whose id was there before, one about no touchpoint, and one that was not asked the question count nowhere.</param>
    /// <param name="question">The question.</param>
    /// <returns>The points by touchpoint, then by scale; a response that was asked and did not answer is counted as silent.</returns>
    public IReadOnlyList<EmotionPoint> Read(IEnumerable<SurveyResponse> responses, QuestionId question)
    {
        ArgumentNullException.ThrowIfNull(responses);
        var (answers, touchpoints, seen) = (new AnswerTable(), new Symbols(), new HashSet<ResponseId>());
        foreach (var response in responses)
        {
            ArgumentNullException.ThrowIfNull(response, nameof(responses));
            if (response.Touchpoint is { } touchpoint && response.Asks(question) && seen.Add(response.Id)) answers.Add(touchpoints.NumberOf(touchpoint.Text), response.Answer(question));
        }

        return EmotionPoints.Of(answers, touchpoints, this);
    }

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"emotion pool={PoolScales} expected={SchemaText.Of(_expected)}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new EmotionOperator(engine, this);

    internal override EmotionCurve Read(JourneyOperator state, JourneyLook look) => ((EmotionOperator)state).Read(look);
}
