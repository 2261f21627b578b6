using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class ReliabilityAnswers
{
    private const string ObservedDefinition = "1 - sum(uniqueness)/sum(R), minres";

    public static Answers Of(Vector vector)
    {
        if (vector.Has("loadings"))
        {
            return new Answers { ["omega"] = Reliability.OmegaOfLoadings(vector.Numbers("loadings")) };
        }

        var data = vector.Has("dataOf") ? Vectors.Find(vector.Text("dataOf")) : vector;
        var columns = data.Input("columns").EnumerateArray().Select(column => column.GetString()!).ToArray();
        double[] rows = [.. data.Input("rows").EnumerateArray().SelectMany(Vector.NumbersOf)];
        var isObserved = vector.Has("definition");
        Assert.True(!isObserved || vector.Text("definition") == ObservedDefinition, $"{vector.Id} defines omega in a way that is not known here.");
        var answers = new Answers
        {
            ["alpha"] = Reliability.CronbachAlpha(rows, columns.Length),
            ["standardisedAlpha"] = Reliability.StandardisedAlpha(rows, columns.Length),
            ["averageCorrelation"] = Reliability.AverageInterItemCorrelation(rows, columns.Length),
            ["omega"] = isObserved ? Reliability.OmegaObserved(rows, columns.Length) : Reliability.Omega(rows, columns.Length),
            ["loadings"] = Reliability.Loadings(rows, columns.Length),
        };
        AddSums(answers, Reliability.Covariances(rows, columns.Length)!, columns.Length);
        foreach (var (column, alpha) in columns.Zip(Reliability.AlphaIfDropped(rows, columns.Length)!))
        {
            answers[column] = alpha;
        }

        return answers;
    }

    // The sum of all covariances, and that of the variances alone, which stand on the diagonal.
    private static void AddSums(Answers answers, double[] covariances, int items)
    {
        answers["sumOfCovariances"] = covariances.Sum();
        answers["trace"] = Enumerable.Range(0, items).Sum(i => covariances[(i * items) + i]);
    }
}
