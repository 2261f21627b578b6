using Cx.Core.Improvement;

namespace Cx.Core.Tests.Conformance;

internal static class KanoAnswers
{
    public static Answers Of(Vector vector)
    {
        if (vector.Has("order")) return Table(vector);

        var survey = KanoSurvey.OfCounts((long)vector.Number("attractive"), (long)vector.Number("oneDimensional"), (long)vector.Number("mustBe"), (long)vector.Number("indifferent"))!;
        return new Answers { ["better"] = survey.Better?.Value, ["worse"] = survey.Worse };
    }

    private static Answers Table(Vector vector)
    {
        Assert.Equal(("functional", "dysfunctional"), (vector.Text("rows"), vector.Text("columns")));
        KanoAnswer[] order = [.. vector.Input("order").EnumerateArray().Select(name => Enum.Parse<KanoAnswer>(name.GetString()!))];
        var answers = new Answers();
        foreach (var row in order) answers[row.ToString()] = string.Concat(order.Select(column => Letter(KanoSurvey.CategoryOf(row, column)!.Value)));
        return answers;
    }

    private static char Letter(KanoCategory category) => category switch
    {
        KanoCategory.OneDimensional => 'O',
        KanoCategory.MustBe => 'M',
        _ => category.ToString()[0],
    };
}
