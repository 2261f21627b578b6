using System.Globalization;
using Cx.Core.Retention;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class RetentionAnswers
{
    public static Answers? Of(Vector vector)
    {
        if (vector.Has("tenures")) return Curve(vector);
        var data = vector.Has("dataOf") ? Vectors.Find(vector.Text("dataOf")) : vector;
        DateTimeOffset[] births = [.. data.Input("births").EnumerateArray().Select(birth => birth.GetDateTimeOffset())];
        DateTimeOffset[][] activity = [.. data.Input("activity").EnumerateArray().Select(customer => customer.EnumerateArray().Select(instant => instant.GetDateTimeOffset()).ToArray())];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(vector.Text("zone"));
        var asOf = vector.Input("asOf").GetDateTimeOffset();
        if (vector.Has("lifecycle")) return Lifecycle(activity, Calendar(vector.Text("lifecycle"), zone), asOf);

        var cohorts = Calendar(vector.Text("cohorts"), zone);
        var period = vector.Has("rolling")
            ? RetentionPeriod.Rolling(TimeSpan.ParseExact(vector.Text("rolling"), "c", CultureInfo.InvariantCulture))
            : RetentionPeriod.Calendar(Calendar(vector.Text("calendar"), zone));
        var mode = Enum.Parse<RetentionMode>(vector.Text("mode"), ignoreCase: true);
        var triangle = CohortTriangle.From(births.Zip(activity, (birth, instants) => (birth, instants.AsEnumerable())), cohorts, period, mode, asOf)!;
        var answers = new Answers();
        foreach (var cohort in triangle.Cohorts)
        {
            var cells = new Answers { ["size"] = cohort.Size };
            foreach (var cell in cohort.Cells)
            {
                cells[cell.Age.ToString(CultureInfo.InvariantCulture)] = cell.Retained;
                cells["share" + cell.Age.ToString(CultureInfo.InvariantCulture)] = cell.Share?.Value;
            }

            answers[Name(cohort.Start, cohorts)] = cells;
        }

        return new Answers { ["cohorts"] = answers };
    }

    private static Answers Lifecycle(DateTimeOffset[][] activity, CalendarPeriod periods, DateTimeOffset asOf)
    {
        var answers = new Answers();
        foreach (var period in CustomerLifecycle.From(activity, periods, asOf))
        {
            answers[Name(period.Start, periods)] = new Answers { ["new"] = period.New, ["returning"] = period.Returning, ["resurrected"] = period.Resurrected, ["dormant"] = period.Dormant };
        }

        return new Answers { ["periods"] = answers };
    }

    private static Answers Curve(Vector vector)
    {
        var tenures = vector.Numbers("tenures");
        bool[] hasLeft = [.. vector.Counts("hasLeft").Select(left => left == 1)];
        var curve = RetentionCurve.Of(tenures, hasLeft)!;
        if (vector.Has("from"))
        {
            var hazard = curve.Hazard(vector.Number("from"), vector.Number("to"))!;
            return new Answers { ["hazard"] = hazard.Value, ["exposure"] = hazard.CustomerTime };
        }

        var at = vector.Number("at");
        string[] groups = [.. vector.Input("groups").EnumerateArray().Select(group => group.GetString()!)];
        SurvivalCurve[] curves =
        [
            .. groups.Distinct().Select(group => SurvivalCurve.Of(
                [.. tenures.Where((_, i) => groups[i] == group)], [.. hasLeft.Where((_, i) => groups[i] == group)])!),
        ];
        return new Answers
        {
            ["n"] = curve.N,
            ["lost"] = curve.Lost,
            ["survivalAt"] = curve.At(at),
            ["standardErrorAt"] = curve.Curve.StandardErrorAt(at),
            ["lowAt"] = curve.Interval(at)?.Low,
            ["highAt"] = curve.Interval(at)?.High,
            ["logRank"] = LogRank.Of(curves)?.Test.Statistic,
        };
    }

    private static CalendarPeriod Calendar(string unit, TimeZoneInfo zone) => CalendarPeriod.Of(Enum.Parse<CalendarUnit>(unit, ignoreCase: true), zone);

    private static string Name(DateTimeOffset start, CalendarPeriod period)
        => start.ToString(period.Unit == CalendarUnit.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
