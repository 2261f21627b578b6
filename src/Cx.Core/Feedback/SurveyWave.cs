using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>One wave of a survey: how many were invited, reached, began and finished.</summary>
/// <remarks>
/// <para>Counts of people: invited ≥ delivered ≥ started ≥ completed ≥ 0. A wave that was shown to whoever came by has no list: it has been shown so many times, and has no response rate.</para>
/// <para>Response rates in the sense of AAPOR need to know what became of everybody: <see cref="ResponseRate"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: name and counts. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var wave = SurveyWave.Of("spring", invited: 1000, delivered: 950, started: 400, completed: 300);
/// Console.WriteLine(wave.CompletionRate);   // 0.75 (300 of 400)
/// </code>
/// </example>
[JsonConverter(typeof(SurveyWaveJsonConverter))]
public sealed record SurveyWave
{
    private SurveyWave(string name, long? invited, long reached, long started, long completed)
    {
        Name = name;
        Invited = invited;
        Reached = reached;
        Started = started;
        Completed = completed;
    }

    /// <summary>What the wave is called.</summary>
    public string Name { get; }

    /// <summary>The people on the list of the wave; <see langword="null"/> for a wave without list.</summary>
    public long? Invited { get; }

    /// <summary>The invitations that arrived; for a wave without list, how often the survey was shown.</summary>
    public long Reached { get; }

    /// <summary>Those who began.</summary>
    public long Started { get; }

    /// <summary>Those who finished.</summary>
    public long Completed { get; }

    /// <summary>Whether there is a list of invited people.</summary>
    public bool HasList => Invited is not null;

    /// <summary>Invitations that arrived, of those sent; <see langword="null"/> without list or when nobody was invited.</summary>
    public Share? DeliveryRate => Invited is { } invited ? Share.Of(Reached, invited) : null;

    /// <summary>Those who began, of those reached or shown; <see langword="null"/> when there was nobody.</summary>
    public Share? ParticipationRate => Share.Of(Started, Reached);

    /// <summary>Those who finished, of those who began; <see langword="null"/> when nobody did.</summary>
    public Share? CompletionRate => Share.Of(Completed, Started);

    /// <summary>Those who finished, of those on the list; <see langword="null"/> without list or when nobody was invited. It is RR1 when everybody on the list is eligible.</summary>
    public Share? CompletedOfInvited => Invited is { } invited ? Share.Of(Completed, invited) : null;

    /// <summary>A wave with a list of invited people.</summary>
    /// <param name="name">What the wave is called.</param>
    /// <param name="invited">The people on the list.</param>
    /// <param name="delivered">The invitations that arrived.</param>
    /// <param name="started">Those who began.</param>
    /// <param name="completed">Those who finished.</param>
    /// <returns>The wave.</returns>
    /// <exception cref="ArgumentException">The name is blank, or a count is negative or above the one before it.</exception>
    public static SurveyWave Of(string name, long invited, long delivered, long started, long completed)
    {
        CheckName(name);
        if (delivered > invited) throw Falls(nameof(delivered), delivered, nameof(invited), invited);
        CheckFall(nameof(delivered), delivered, started, completed);
        return new SurveyWave(name, invited, delivered, started, completed);
    }

    /// <summary>A wave without list, shown to whoever came by.</summary>
    /// <param name="name">What the wave is called.</param>
    /// <param name="shown">How often the survey was shown.</param>
    /// <param name="started">Those who began.</param>
    /// <param name="completed">Those who finished.</param>
    /// <returns>The wave, which has no response rate.</returns>
    /// <exception cref="ArgumentException">The name is blank, or a count is negative or above the one before it.</exception>
    public static SurveyWave WithoutList(string name, long shown, long started, long completed)
    {
        CheckName(name);
        CheckFall(nameof(shown), shown, started, completed);
        return new SurveyWave(name, null, shown, started, completed);
    }

    /// <summary>Name and counts, such as <c>spring: invited 1000, delivered 950, started 400, completed 300</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => Invited is { } invited
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}: invited {invited}, delivered {Reached}, started {Started}, completed {Completed}")
        : string.Create(CultureInfo.InvariantCulture, $"{Name}: shown {Reached}, started {Started}, completed {Completed}");

    private static void CheckName(string name) => ArgumentException.ThrowIfNullOrWhiteSpace(name);

    private static void CheckFall(string first, long reached, long started, long completed)
    {
        if (started > reached) throw Falls(nameof(started), started, first, reached);
        if (completed > started) throw Falls(nameof(completed), completed, nameof(started), started);
        if (completed < 0) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A count of people is 0 or more, and {nameof(completed)} is {completed}."), nameof(completed));
    }

    private static ArgumentException Falls(string name, long count, string before, long largest) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} is {count} and {before} is {largest}, so more came out of a step than went in. Count people, not mails or visits."), name);
}
