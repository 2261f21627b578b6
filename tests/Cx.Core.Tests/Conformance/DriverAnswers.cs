using Cx.Core.Improvement;
using Cx.Core.Statistics;

namespace Cx.Core.Tests.Conformance;

internal static class DriverAnswers
{
    private const double Percent = 100;

    public static Answers Of(Vector vector)
    {
        if (vector.Has("dataOf")) return OfData(vector, Vectors.Find(vector.Text("dataOf")));
        if (vector.Has("rows")) return new Answers { ["outcomeCorrelations"] = OutcomeCorrelations(vector) };

        Assert.NotEmpty(vector.Text("outcome"));
        string[] names = [.. vector.Input("predictors").EnumerateArray().Select(name => name.GetString()!)];
        double[] correlations = [.. vector.Input("correlations").EnumerateArray().SelectMany(Vector.NumbersOf)];
        var outcome = vector.Numbers("outcomeCorrelations");
        var shapley = ShapleyImportance.FromCorrelations(names, correlations, outcome)!;
        var johnson = RelativeWeights.FromCorrelations(names, correlations, outcome)!;
        Assert.Equal(names, shapley.Drivers.Select(driver => driver.Name));
        var drivers = vector.Id.EndsWith(".lmg", StringComparison.Ordinal) ? shapley.Drivers : johnson.Drivers;
        return new Answers
        {
            ["rSquared"] = shapley.RSquared,
            ["shares"] = drivers.Select(driver => driver.Share).ToArray(),
            ["percentOfR2"] = drivers.Select(driver => Percent * driver.PartOfRSquared).ToArray(),
        };
    }

    private static Answers OfData(Vector vector, Vector data)
    {
        string[] predictors = [.. vector.Input("predictors").EnumerateArray().Select(name => name.GetString()!)];
        var columns = Columns(data);
        var drivers = DriverData.From(columns[vector.Text("outcome")], [.. predictors.Select(name => columns[name])]);
        var shapley = ShapleyImportance.From(drivers)!;
        return new Answers
        {
            ["rSquared"] = shapley.RSquared,
            ["lmg"] = shapley.Drivers.Select(driver => driver.Share).ToArray(),
            ["johnson"] = RelativeWeights.From(drivers)!.Drivers.Select(driver => driver.Share).ToArray(),
        };
    }

    // The first column is the outcome.
    private static double[] OutcomeCorrelations(Vector vector)
    {
        var columns = Columns(vector);
        var names = columns.Keys.ToArray();
        return [.. CorrelationImportance.From(DriverData.From(columns[names[0]], [.. names.Skip(1).Select(name => columns[name])]))!.Drivers.Select(driver => driver.Pearson)];
    }

    private static Dictionary<string, DriverColumn> Columns(Vector vector)
    {
        string[] names = [.. vector.Input("columns").EnumerateArray().Select(name => name.GetString()!)];
        double[][] rows = [.. vector.Input("rows").EnumerateArray().Select(Vector.NumbersOf)];
        return names.Select((name, i) => DriverColumn.OfNumbers(name, [.. rows.Select(row => (double?)row[i])])).ToDictionary(column => column.Name, StringComparer.Ordinal);
    }
}
