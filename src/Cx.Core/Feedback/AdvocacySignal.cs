using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>What people say of recommending and what they did, side by side: an intention is not a referral.</summary>
/// <remarks>
/// <para>Counts of people; shares 0…1. Who did not answer the question, or whose referrals are not known, is counted and is in no share.</para>
/// <para>Nothing here says that a high answer causes referrals; it says how often the two go together in these people.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>, nobody. No equality and no order. Thread safety: immutable.</para>
/// </remarks>
public sealed class AdvocacySignal
{
    private AdvocacySignal(NetPromoterScore? stated, Share? actual, Share?[] byClass, long referrals, long incomplete)
    {
        Stated = stated;
        Actual = actual;
        Detractors = byClass[0];
        Passives = byClass[1];
        Promoters = byClass[2];
        Referrals = referrals;
        Incomplete = incomplete;
    }

    /// <summary>What people say: the net promoter score of all who answered, in points; <see langword="null"/> when nobody did.</summary>
    public NetPromoterScore? Stated { get; }

    /// <summary>What people did: those who referred at least one other, of those whose referrals are known; <see langword="null"/> when they are of nobody.</summary>
    public Share? Actual { get; }

    /// <summary>Those who referred, of the people who answered 0 to 6.</summary>
    public Share? Detractors { get; }

    /// <summary>Those who referred, of the people who answered 7 or 8.</summary>
    public Share? Passives { get; }

    /// <summary>Those who referred, of the people who answered 9 or 10.</summary>
    public Share? Promoters { get; }

    /// <summary>All referrals, whoever made them.</summary>
    public long Referrals { get; }

    /// <summary>The people of whom only one of the two is known, or neither.</summary>
    public long Incomplete { get; }

    /// <summary>Puts what people say beside what they did.</summary>
    /// <param name="people">For each person the answer, and how many others the person referred; <see langword="null"/> when that is not known.</param>
    /// <returns>Both, or <see langword="null"/> for no people.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of referrals is negative.</exception>
    public static AdvocacySignal? From(IEnumerable<(Rating<Nps> Stated, long? Referrals)> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        RatingCounts<Nps> answers = default;
        long n = 0, incomplete = 0, referrals = 0;
        long[] known = new long[4], referred = new long[4];
        foreach (var (stated, count) in people)
        {
            if (count < 0) throw new ArgumentOutOfRangeException(nameof(people), count, "A number of referrals is 0 or more, or null when it is not known.");
            n++;
            answers.Add(stated);
            if (!stated.IsAnswered || count is null) incomplete++;
            if (count is not { } made) continue;
            referrals += made;
            // The last place is for people who did not answer: their referrals are part of all referrals, and of no class.
            var place = !stated.IsAnswered ? 3 : stated.IsUnfavourable == true ? 0 : stated.IsFavourable == true ? 2 : 1;
            known[place]++;
            if (made > 0) referred[place]++;
        }

        return n == 0
            ? null
            : new AdvocacySignal(NetPromoterScore.From(answers), Share.Of(referred.Sum(), known.Sum()), [Share.Of(referred[0], known[0]), Share.Of(referred[1], known[1]), Share.Of(referred[2], known[2])], referrals, incomplete);
    }

    /// <summary>Both, such as <c>stated NPS +20.0 …; referred 0.3 (3 of 10)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"stated {(Stated is null ? "nothing" : Stated.ToString())}; referred {(Actual is null ? "not known" : Actual.ToString())}");
}
