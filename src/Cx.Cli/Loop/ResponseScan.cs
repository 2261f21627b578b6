using System.Text;
using Cx.Cli.Input;
using Cx.Cli.Scoring;
using Cx.Core.Feedback;
using Cx.Core.Scales;

namespace Cx.Cli.Loop;

/// <summary>The responses beside the cases: every row that meets the conditions is a response, or invalid, and every low one has a case or not.</summary>
internal sealed class ResponseScan
{
    private const int FirstKey = 2;

    private static readonly QuestionId Question = new("rating");

    // Whatever was asked: what is low is the unfavourable end of the scale.
    private static readonly LoopRules Low = LoopRules.None.WithLowSatisfaction(Question);

    private readonly LoopRequest _request;
    private readonly GroupKeys _keys;
    private readonly Problems _problems;
    private readonly RatingCells _ratings;
    private readonly Dictionary<ResponseId, (SurveyResponse Response, int Group)> _responses = [];
    private ILookup<int, LoopCase> _cases = Enumerable.Empty<LoopCase>().ToLookup(_ => 0);
    private ILookup<int, SurveyResponse>? _groups;

    private ResponseScan(LoopRequest request, GroupKeys keys)
    {
        _request = request;
        _keys = keys;
        _problems = new Problems(request.Strict);
        _ratings = new RatingCells(request.Scale!);
    }

    public long Rows { get; private set; }

    public long Invalid => _problems.Count;

    public static ResponseScan Run(RowSource rows, LoopRequest request, GroupKeys keys, TextWriter error)
    {
        rows.Select([request.Response!, request.Rating!, .. request.By, .. request.Where.Select(condition => condition.Column)]);
        var scan = new ResponseScan(request, keys);
        while (rows.Read())
        {
            if (!scan.Meets(rows)) continue;
            scan.Rows++;
            scan.Take(rows);
        }

        scan._problems.Report(error, _ => 0, "used as responses");
        return scan;
    }

    public static bool TryId(string text, out ResponseId? id)
    {
        try
        {
            id = new ResponseId(text);
            return true;
        }
        catch (ArgumentException)
        {
            id = null;
            return false;
        }
    }

    /// <summary>Puts each case to the group of the response that it is about, so that a response and its case are never in two groups; a case about none stays in its own.</summary>
    public void Place(IEnumerable<(LoopCase Case, int Group)> cases) =>
        _cases = cases.ToLookup(one => one.Case.Response is { } about && _responses.TryGetValue(about, out var known) ? known.Group : one.Group, one => one.Case);

    public LoopCoverage OfAll() => LoopCoverage.From(_responses.Values.Select(one => one.Response), Low, _cases.SelectMany(group => group));

    public LoopCoverage Of(int group)
    {
        _groups ??= _responses.Values.ToLookup(one => one.Group, one => one.Response);
        return LoopCoverage.From(_groups[group], Low, _cases[group]);
    }

    private bool Meets(RowSource rows) => ScanRequest.Condition.AllHold(_request.Where, rows, FirstKey + _request.By.Count);

    private void Take(RowSource rows)
    {
        if (rows.Problem is { } problem) _problems.Add(rows, problem);
        else if (!TryId(rows.CellText(0), out var id)) _problems.Add(rows, _request.Response!, rows.Cell(0), "the id of a response");
        else if (_ratings.Read(rows.Cell(1)) is not { } rating) _problems.Add(rows, _request.Rating!, rows.Cell(1), Text.Line($"a whole number on {_request.Scale}"));
        // The instant does not matter here: the file says who answered, and coverage asks nothing else.
        else if (!_responses.TryAdd(id!.Value, (SurveyResponse.Of(id.Value, default).WithAnswer(Question, rating), Group(rows)))) _problems.Add(rows, $"the response {Text.Quoted(id.Value.Text)} stands here twice");
    }

    private int Group(RowSource rows) => _keys.Of([.. _request.By.Select((_, i) => Encoding.UTF8.GetString(rows.Cell(FirstKey + i)))]);
}
