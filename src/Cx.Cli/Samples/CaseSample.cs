using System.Globalization;
using System.Text;

namespace Cx.Cli.Samples;

/// <summary>The steps of cases that detractors opened: some are still open, some came back, one step is a mistake. And the answers that they are about, with those of people who got none.</summary>
internal static class CaseSample
{
    private const int Cases = 120;
    private const int AnswersPerCase = 3;
    private const int ByHand = 40;

    private static readonly string[] Reasons = ["delivery", "app", "price"];

    // For each reason how many of a hundred are solved.
    private static readonly int[] Solved = [55, 70, 35];
    private static readonly DateTimeOffset Start = new(2026, 2, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2026, 3, 31, 18, 0, 0, TimeSpan.Zero);

    public static string Text()
    {
        var dice = new Dice(120);
        var steps = new List<(DateTimeOffset At, int Case, int Step, string Line)>();
        for (var number = 1; number <= Cases; number++) AddCase(steps, number, dice);
        var text = new StringBuilder("case_id,at,state,outcome,reason,recommend,response_id\n");
        foreach (var (_, _, _, line) in steps.OrderBy(step => step.At).ThenBy(step => step.Case).ThenBy(step => step.Step)) text.Append(line);
        return text.ToString();
    }

    /// <summary>One of three answers has a case; of the others a few are low.</summary>
    public static string Answers()
    {
        var dice = new Dice(363);
        var answers = new List<(DateTimeOffset At, string Line)>();
        // Case, instant, state, outcome, reason, rating, answer.
        foreach (var cells in Text().Split('\n').Select(line => line.Split(',')).Where(cells => cells is [_, _, "opened", _, _, _, not ""]))
            Add(DateTimeOffset.Parse(cells[1], CultureInfo.InvariantCulture), cells[6], cells[4], cells[5]);
        for (var number = 1; number <= AnswersPerCase * Cases; number++)
        {
            if (number % AnswersPerCase == 1) continue;
            var rating = dice.Place(97, 3) == 1 ? string.Empty : dice.Place(1, 1, 1, 2, 2, 4, 5, 22, 32, 30, 24).ToString(CultureInfo.InvariantCulture);
            Add(Start.AddMinutes((number * 220L) + dice.Below(400)), Answer(number), Reasons[dice.Place(40, 35, 25)], rating);
        }

        return string.Concat(answers.OrderBy(answer => answer.At).ThenBy(answer => answer.Line, StringComparer.Ordinal).Select(answer => answer.Line).Prepend("response_id,answered_at,reason,recommend\n"));

        void Add(DateTimeOffset at, string answer, string reason, string recommend) =>
            answers.Add((at, string.Create(CultureInfo.InvariantCulture, $"{answer},{at:yyyy-MM-dd'T'HH:mm:ss'Z'},{reason},{recommend}\n")));
    }

    // Some cases were opened by hand, and are about no answer.
    private static string AnswerOf(int number) => number % ByHand == 0 ? string.Empty : Answer((AnswersPerCase * (number - 1)) + 1);

    private static string Answer(int number) => string.Create(CultureInfo.InvariantCulture, $"A{number:D3}");

    private static void AddCase(List<(DateTimeOffset At, int Case, int Step, string Line)> steps, int number, Dice dice)
    {
        var reason = dice.Place(50, 30, 20);
        var at = Start.AddMinutes((number * 660L) + dice.Below(500));
        var step = 0;
        Add(0, "opened", string.Empty, dice.Below(7).ToString(CultureInfo.InvariantCulture), AnswerOf(number));
        // A mistake of somebody's export: a case cannot be verified before it is resolved.
        if (number == 33) Add(30, "verified", string.Empty, string.Empty);
        var escalated = dice.Place(88, 12) == 1;
        Add(20 + dice.Below(600), escalated ? "escalated" : "acknowledged", string.Empty, string.Empty);
        Add(30 + dice.Below(900), "in_progress", string.Empty, string.Empty);
        if (dice.Place(65, 35) == 1)
        {
            Add(60 + dice.Below(600), "awaiting_customer", string.Empty, string.Empty);
            Add(200 + dice.Below(3000), "in_progress", string.Empty, string.Empty);
        }

        var solved = dice.Below(100) < Solved[reason];
        Add(100 + dice.Below(5000), "resolved", solved ? "solved" : dice.Place(60, 40) == 1 ? "partly_solved" : "not_solved", string.Empty);
        if (dice.Place(90, 10) == 1)
        {
            Add(1000 + dice.Below(4000), "reopened", string.Empty, string.Empty);
            Add(60 + dice.Below(600), "in_progress", string.Empty, string.Empty);
            Add(300 + dice.Below(3000), "resolved", "solved", string.Empty);
        }

        var after = solved ? 4 + dice.Below(7) : dice.Below(8);
        if (dice.Place(35, 65) == 1) Add(1500 + dice.Below(6000), "verified", string.Empty, after.ToString(CultureInfo.InvariantCulture));

        void Add(int minutes, string state, string outcome, string recommend, string response = "")
        {
            at = at.AddMinutes(minutes);
            // What lies after the end of the file has not happened yet.
            if (at <= End) steps.Add((at, number, step++, string.Create(CultureInfo.InvariantCulture, $"K{number:D3},{at:yyyy-MM-dd'T'HH:mm:ss'Z'},{state},{outcome},{Reasons[reason]},{recommend},{response}\n")));
        }
    }
}
