using Cx.Core.Scores;

namespace Cx.Core.Feedback;

/// <summary>The counts from which impacts follow: all answers, and those with each theme. Those without follow by subtraction.</summary>
internal sealed class ThemeTally(ThemeTagger tagger, ThemeBase themeBase)
{
    private readonly Dictionary<ThemeId, int> _places = tagger.Taxonomy.Themes.Select((theme, i) => (theme.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
    private readonly RatingCounts[] _with = new RatingCounts[tagger.Taxonomy.Themes.Count];
    private RatingCounts _all;

    public RatingCounts All => _all;

    public long Offered { get; private set; }

    public long WithoutAnswer { get; private set; }

    public long WithoutWords { get; private set; }

    public long WithoutTheme { get; private set; }

    public void Add(SurveyResponse response, QuestionId question)
    {
        Offered++;
        var rating = response.Answer(question);
        if (!rating.IsAnswered)
        {
            WithoutAnswer++;
            return;
        }

        var hasWords = response.Verbatim is not null;
        if (!hasWords) WithoutWords++;
        if (!hasWords && themeBase == ThemeBase.AnswersWithWords) return;
        _all.Add(rating);
        var themes = tagger.Tag(response);
        if (hasWords && themes.Count == 0) WithoutTheme++;
        foreach (var match in themes) _with[_places[match.Theme.Id]].Add(rating);
    }

    public RatingCounts WithTheme(int theme) => _with[theme];

    public RatingCounts Without(int theme)
    {
        var without = _all;
        if (_with[theme].Scale is not null) without.Subtract(_with[theme]);
        return without;
    }
}
