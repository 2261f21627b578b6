using System.Globalization;
using System.Text;
using Cx.Cli.Input;
using Cx.Cli.Scoring;
using Cx.Core.Feedback;
using Cx.Core.Scores;

namespace Cx.Cli.Themes;

/// <summary>Reads the rows of a source as responses, one at a time, and weighs their themes: no row is kept.</summary>
internal sealed class ThemesScan
{
    private const int ProgressRows = 1 << 12;
    private const int FirstCondition = 2;
    private static readonly QuestionId Question = new("question");

    private readonly Frame _frame;
    private readonly ThemesRequest _request;
    private readonly RatingCells _ratings;
    private readonly Problems _problems;
    private long _rows;
    private long _withoutAnswer;
    private long _withoutWords;

    private ThemesScan(Frame frame, ThemesRequest request)
    {
        _frame = frame;
        _request = request;
        _ratings = new RatingCells(frame.Scale);
        _problems = new Problems(request.Strict);
    }

    public static ThemesReport Run(RowSource rows, Frame frame, ThemesRequest request, Action<double>? progress, TextWriter error)
    {
        rows.Select(request.Columns);
        var scan = new ThemesScan(frame, request);
        var impacts = scan.Weigh(scan.Responses(rows, progress));
        scan._problems.Report(error, _ => 0);
        return new ThemesReport
        {
            Frame = frame,
            Request = request,
            Rows = scan._rows,
            Invalid = scan._problems.Count,
            WithoutAnswer = scan._withoutAnswer,
            WithoutWords = scan._withoutWords,
            Impacts = impacts,
        };
    }

    private ThemeImpacts? Weigh(IEnumerable<SurveyResponse> responses)
    {
        var levels = _frame.Method.Levels;
        return _frame.Method.Kind switch
        {
            MethodKind.NetPromoter => With<NetPromoterScore>(responses, NetPromoterScore.From),
            MethodKind.TopBox => With(responses, (in RatingCounts counts) => counts.Scale is null ? null : BoxScore.Box(in counts, levels)),
            MethodKind.NetBox => With(responses, (in RatingCounts counts) => counts.Scale is null ? null : NetBoxScore.Net(in counts, levels, levels)),
            MethodKind.Pomp => With<PompScore>(responses, PompScore.From),
            _ when _frame.Metric == Metric.Ces => With<EffortScore>(responses, EffortScore.From),
            _ => With<MeanScore>(responses, MeanScore.From),
        };
    }

    private ThemeImpacts? With<TScore>(IEnumerable<SurveyResponse> responses, ScoreOf<TScore> score)
        where TScore : class, IComparableScore<TScore> =>
        ThemeImpacts.From(responses, ThemeTagger.Of(_request.Taxonomy), Question, score, _request.Base, _request.MinimumSupport, _request.Correction);

    private IEnumerable<SurveyResponse> Responses(RowSource rows, Action<double>? progress)
    {
        while (rows.Read())
        {
            if (progress is not null && rows.Row % ProgressRows == 0 && rows.Progress is { } part) progress(part);
            if (Meets(rows) && Response(rows) is { } response) yield return response;
        }
    }

    private bool Meets(RowSource rows) => ScanRequest.Condition.AllHold(_request.Where, rows, FirstCondition);

    private SurveyResponse? Response(RowSource rows)
    {
        _rows++;
        if (rows.Problem is { } problem)
        {
            _problems.Add(rows, problem);
            return null;
        }

        if (_ratings.Read(rows.Cell(0)) is not { } rating)
        {
            _problems.Add(rows, _request.Column, rows.Cell(0), Text.Line($"a whole number on {_frame.Scale}"));
            return null;
        }

        var words = Encoding.UTF8.GetString(rows.Cell(1));
        var language = _request.Language is null ? string.Empty : rows.CellText(FirstCondition + _request.Where.Count);
        var response = SurveyResponse.Of(new ResponseId(rows.Row.ToString(CultureInfo.InvariantCulture)), default).WithAnswer(Question, rating) with { Verbatim = words };
        try
        {
            response = response with { Language = language.Length == 0 ? null : language };
        }
        catch (ArgumentException)
        {
            _problems.Add(rows, _request.Language!, Encoding.UTF8.GetBytes(language), "a language such as de or pt-BR");
            return null;
        }

        if (!rating.IsAnswered) _withoutAnswer++;
        else if (response.Verbatim is null) _withoutWords++;
        return response;
    }
}
