using System.Text.Json;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>budgets.json: what rules may cost beside twins that do nothing, as ratios. Times belong to one machine, ratios travel.</summary>
/// <param name="Each">The most time of one rule.</param>
/// <param name="All">The most time of all rules.</param>
/// <param name="WithoutCxCore">The most time of all rules on code that does not refer to Cx.Core.</param>
/// <param name="Headroom">How far allocations may be above the committed figure.</param>
/// <param name="Allocations">Committed figures: allocated bytes of each rule, of all, and of all without Cx.Core.</param>
/// <param name="Test">The committed figure of the test: fewer files, no time.</param>
internal sealed record Budgets(double Each, double All, double WithoutCxCore, double Headroom, SortedDictionary<string, double> Allocations, TestBudget Test)
{
    public const string AllKey = "all", WithoutKey = "without Cx.Core";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectRequiredConstructorParameters = true, NewLine = "\n" };

    public static Budgets Read(string path) => JsonSerializer.Deserialize<Budgets>(File.ReadAllText(path), Form)!;

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this, Form) + "\n");
}

/// <summary>The smaller measurement of the test.</summary>
/// <param name="Files">The number of files.</param>
/// <param name="Allocations">Allocated bytes of all rules beside their twins.</param>
internal sealed record TestBudget(int Files, double Allocations);
