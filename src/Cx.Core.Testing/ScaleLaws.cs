using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Testing;

/// <summary>Proves a scale of yours: that its definition can be made, and that ratings, classes, counts and snapshots on it do what they do on every scale.</summary>
/// <remarks>A law that does not hold throws <see cref="LawBrokenException"/>, whatever the test framework. Thread safety: any thread.</remarks>
/// <example>
/// <code>
/// [Fact]
/// public void Waiting_time_is_a_scale() => ScaleLaws.Check&lt;WaitTime&gt;();
/// </code>
/// </example>
public static class ScaleLaws
{
    /// <summary>Checks the laws of a scale.</summary>
    /// <typeparam name="TScale">The scale.</typeparam>
    /// <exception cref="LawBrokenException">A law does not hold.</exception>
    public static void Check<TScale>()
        where TScale : struct, IScale<TScale>
    {
        var scale = Definition<TScale>();
        Rating<TScale>[] answers = [.. Enumerable.Range(scale.Min, scale.Levels).Select(Rating<TScale>.From)];
        Rating<TScale>[] all = [Rating<TScale>.NotAnswered, .. answers, Rating<TScale>.Skipped, Rating<TScale>.NotApplicable];
        Each(all, Law.RatingsComeBackFromText, "Every rating goes through text and back.", rating =>
            Rating<TScale>.TryParse(rating.ToString(null, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture, out var back) && back == rating ? null : $"its text is '{rating}', which is read as {back}");
        Each(answers, Law.AnswersHaveOneClass, "Each answer is favourable, unfavourable or neither, and its label leads back to it.", rating =>
            scale.IsFavourable(rating.Value!.Value) == true && scale.IsUnfavourable(rating.Value.Value) == true ? "it is favourable and unfavourable"
                : rating.Label is { } label && (!scale.TryParseLabel(label, out var value) || value != rating.Value) ? $"its label '{label}' is that of {value}" : null);
        Each(all, Law.ReversingTwiceChangesNothing, "Reversing twice changes nothing, and swaps the ends.", rating =>
            rating.Reverse().Reverse() == rating ? null : $"reversed twice it is {rating.Reverse().Reverse()}");
        Each(answers, Law.PompRunsFromWorstToBest, "On 0…100 the worst answer is 0 and the best 100.", rating => Pomp(scale, rating));
        var ratings = Gen.OneOf(Gen.Elements(all), Gen.Elements(answers));
        AggregateLaws.CheckReversible(ratings, new AggregateLawOptions<RatingCounts<TScale>, Rating<TScale>> { Offered = counts => counts.Offered });
        CodecLaws.Check<RatingCountsCodec<TScale>, RatingCounts<TScale>>(ratings.ListOf().Select(list => RatingCounts.Of(list)), cases: 40);
    }

    private static ScaleDefinition Definition<TScale>()
        where TScale : struct, IScale<TScale>
    {
        // A definition that cannot be made surfaces as two nested exceptions about types; the message that helps is the innermost.
#pragma warning disable CA1031
        try
        {
            return ScaleDefinition.Of<TScale>();
        }
        catch (Exception e)
        {
            var inner = e;
            while (inner.InnerException is { } deeper) inner = deeper;
            throw new LawBrokenException(Law.ScaleIsDefined, $"{typeof(TScale).Name} breaks a law: {Law.ScaleIsDefined}.\nIts definition cannot be made: {inner.Message}", inner);
        }
#pragma warning restore CA1031
    }

    private static void Each<TScale>(Rating<TScale>[] ratings, Law law, string sentence, Func<Rating<TScale>, string?> fault)
        where TScale : struct, IScale<TScale>
        => new LawRun<Rating<TScale>>(ratings, _ => [], rating => $"rating {rating}", typeof(TScale).Name, 0).Check(law, sentence, fault);

    private static string? Pomp<TScale>(ScaleDefinition scale, Rating<TScale> rating)
        where TScale : struct, IScale<TScale>
    {
        var worst = scale.Polarity == Polarity.HigherIsBetter ? scale.Min : scale.Max;
        var best = scale.Min + scale.Max - worst;
        var points = PompScore.From(RatingCounts.Of(rating))!.Points;
        var expected = 100.0 * (rating.Value!.Value - worst) / (best - worst);
        return Math.Abs(points - expected) <= 1e-9 ? null : string.Create(CultureInfo.InvariantCulture, $"it gives {points} points, not {expected}");
    }
}
