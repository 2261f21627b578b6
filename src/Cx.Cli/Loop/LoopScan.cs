using Cx.Cli.Input;
using Cx.Cli.Scoring;
using Cx.Cli.Timing;
using Cx.Core.Feedback;
using Cx.Core.Scales;

namespace Cx.Cli.Loop;

/// <summary>Reads the rows of a source as steps of cases: every row that meets the conditions opens a case, moves one, or is invalid, as a step that the state does not allow is.</summary>
internal sealed class LoopScan
{
    private const int ProgressRows = 1 << 14;
    private const int FirstKey = 4;

    private static readonly Dictionary<string, LoopState> States = Enum.GetValues<LoopState>().ToDictionary(state => Plain(state.ToString()), state => state, StringComparer.Ordinal);
    private static readonly Dictionary<string, LoopOutcome> Outcomes = Enum.GetValues<LoopOutcome>().ToDictionary(outcome => Plain(outcome.ToString()), outcome => outcome, StringComparer.Ordinal);

    private readonly LoopFrame _frame;
    private readonly LoopRequest _request;
    private readonly TimeCells _times;
    private readonly GroupKeys _keys;
    private readonly Problems _problems;
    private readonly RatingCells? _ratings;
    private readonly Dictionary<string, CaseSoFar> _cases = new(StringComparer.Ordinal);
    private DateTimeOffset? _latest;
    private long _rows;

    private LoopScan(LoopFrame frame, LoopRequest request)
    {
        _frame = frame;
        _request = request;
        _times = new TimeCells(frame.Zone);
        _keys = new GroupKeys(request.By.Count, FirstKey);
        _problems = new Problems(request.Strict);
        _ratings = request.Scale is { } scale ? new RatingCells(scale) : null;
    }

    /// <param name="rows">The steps of the cases.</param>
    /// <param name="responses">The responses beside them, or <see langword="null"/>.</param>
    /// <param name="frame">How they are measured.</param>
    /// <param name="request">Which cells say what.</param>
    /// <param name="progress">Is told how much of the steps was read.</param>
    /// <param name="error">Is told which rows are not used.</param>
    public static LoopReportOf Run(RowSource rows, RowSource? responses, LoopFrame frame, LoopRequest request, Action<double>? progress, TextWriter error)
    {
        var scan = new LoopScan(frame, request);
        CxException.In(request.Files.Steps, () => scan.Read(rows, progress));
        scan._problems.Report(error, _ => 0, "used");
        return scan.Report(responses is null ? null : CxException.In(request.Files.Responses, () => ResponseScan.Run(responses, request, scan._keys, error)));
    }

    private LoopScan Read(RowSource rows, Action<double>? progress)
    {
        rows.Select(_request.Columns);
        while (rows.Read())
        {
            if (progress is not null && rows.Row % ProgressRows == 0 && rows.Progress is { } part) progress(part);
            if (!Meets(rows)) continue;
            _rows++;
            Take(rows);
        }

        return this;
    }

    // In progress, in_progress and InProgress are one state.
    private static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant));

    private bool Meets(RowSource rows) => ScanRequest.Condition.AllHold(_request.Where, rows, FirstKey + _request.By.Count);

    private void Take(RowSource rows)
    {
        if (rows.Problem is { } problem)
        {
            _problems.Add(rows, problem);
            return;
        }

        if (!States.TryGetValue(Plain(rows.CellText(1)), out var state))
        {
            _problems.Add(rows, _request.State, rows.Cell(1), $"one of {Text.List(Enum.GetNames<LoopState>())}");
            return;
        }

        if (!TryTime(rows, out var at) || !TryOutcome(rows, state, out var outcome) || !TryRating(rows, out var rating)) return;
        if (at > _frame.AsOf)
        {
            _problems.Add(rows, $"{_request.At} is {Text.Quoted(rows.CellText(2))}, after --as-of");
            return;
        }

        var refusal = Refusal(rows, state, at, outcome, rating);
        if (refusal is not null) _problems.Add(rows, refusal);
        else if (!(_latest >= at)) _latest = at;
    }

    private string? Refusal(RowSource rows, LoopState state, DateTimeOffset at, LoopOutcome? outcome, Rating? rating)
    {
        var id = rows.CellText(0);
        if (_cases.TryGetValue(id, out var known))
        {
            if (state == LoopState.Opened) return $"the case {Text.Quoted(id)} is opened twice";
            try
            {
                known.Case = known.Case.MoveTo(state, at, null, outcome);
            }
            catch (Exception e) when (e is LoopTransitionException or ArgumentException)
            {
                return e.Message.ReplaceLineEndings(" ");
            }

            if (rating is { IsAnswered: true } after) known.After = after;
            return null;
        }

        if (state != LoopState.Opened) return $"the case {Text.Quoted(id)} becomes {state} before it is opened";
        if (!TryResponse(rows, out var response)) return Text.Line($"{_request.Response} is {Text.Quoted(rows.CellText(ResponseCell))}, expected the id of a response, or nothing");
        try
        {
            _cases.Add(id, new CaseSoFar(LoopCase.Open(new LoopCaseId(id), at, response: response), _keys.Of(rows)) { Before = rating ?? default });
            return null;
        }
        catch (ArgumentException)
        {
            return $"{_request.Case} is {Text.Quoted(id)}, expected an id of 1 to 128 characters";
        }
    }

    private bool TryTime(RowSource rows, out DateTimeOffset at)
    {
        switch (_times.Read(rows.Cell(2), out at))
        {
            case TimeCells.Kind.Instant:
                return true;
            case TimeCells.Kind.Naive:
                throw CxException.Usage(Text.Line($"Row {rows.Row}: {_request.At} is {Text.Quoted(rows.CellText(2))}, a local time without an offset from UTC. Say whose local time it is, such as --zone Europe/Berlin."));
            default:
                _problems.Add(rows, _request.At, rows.Cell(2), TimeCells.Expected);
                return false;
        }
    }

    private bool TryOutcome(RowSource rows, LoopState state, out LoopOutcome? outcome)
    {
        var text = Plain(rows.CellText(3));
        outcome = null;
        if (state != LoopState.Resolved)
        {
            if (text.Length == 0) return true;
            _problems.Add(rows, _request.Outcome, rows.Cell(3), $"nothing where the state is {state}");
            return false;
        }

        if (Outcomes.TryGetValue(text, out var found))
        {
            outcome = found;
            return true;
        }

        _problems.Add(rows, _request.Outcome, rows.Cell(3), $"one of {Text.List(Enum.GetNames<LoopOutcome>())}, since the case is resolved");
        return false;
    }

    private bool TryRating(RowSource rows, out Rating? rating)
    {
        rating = null;
        if (_ratings is null) return true;
        var cell = rows.Cell(RatingCell);
        rating = _ratings.Read(cell);
        if (rating is not null) return true;
        _problems.Add(rows, _request.Rating!, cell, Text.Line($"a whole number on {_request.Scale}"));
        return false;
    }

    private int RatingCell => FirstKey + _request.By.Count + _request.Where.Count;

    // Responses are asked about only together with a rating.
    private int ResponseCell => RatingCell + 1;

    // A case that somebody opened by hand is about no response.
    private bool TryResponse(RowSource rows, out ResponseId? response)
    {
        response = null;
        return _request.Response is null || rows.CellText(ResponseCell) is not { Length: > 0 } text || ResponseScan.TryId(text, out response);
    }

    private LoopReportOf Report(ResponseScan? responses)
    {
        var asOf = _frame.AsOf ?? _latest;
        List<CaseSoFar> cases = [.. _cases.Values];
        responses?.Place(cases.Select(one => (one.Case, one.Group)));
        LoopOutcomeOf Outcome(IReadOnlyList<string> key, IEnumerable<CaseSoFar> some, LoopCoverage? coverage) =>
            LoopOutcomeOf.Of(_frame, key, [.. some.Select(one => (one.Case, one.Before, one.After))], asOf ?? default, _request.Scale, coverage);
        var byGroup = cases.ToLookup(one => one.Group);
        return new LoopReportOf
        {
            Frame = _frame,
            Request = _request,
            AsOf = asOf,
            Rows = _rows,
            Invalid = _problems.Count,
            Responses = responses is null ? null : (responses.Rows, responses.Invalid),
            Total = Outcome([], cases, responses?.OfAll()),
            Groups = _request.By.Count == 0 ? [] : [.. _keys.Sorted().Select(group => Outcome(group.Key, byGroup[group.Group], responses?.Of(group.Group)))],
        };
    }

    private sealed class CaseSoFar(LoopCase opened, int group)
    {
        public LoopCase Case { get; set; } = opened;

        public int Group { get; } = group;

        public Rating Before { get; init; }

        public Rating After { get; set; }
    }
}
