using System.Collections.Immutable;
using System.Globalization;
using Cx.Core.Analyzers.Benchmarks;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Tests.Meta;

/// <summary>What the rules allocate beside twins that register the same actions and do nothing. Time is measured by the benchmark, never here. <c>CX_APPROVE=1</c> commits a new figure.</summary>
[Collection(Alone)]
public class CostTests
{
    private const string Alone = "allocations of the whole process";

    private static readonly string Path = Repository.PathOf("benchmarks", "Cx.Core.Analyzers.Benchmarks", "budgets.json");

    [Fact]
    public async Task All_rules_together_allocate_what_was_committed()
    {
        var budgets = Budgets.Read(Path);
        var corpus = Subjects.Corpus(budgets.Test.Files);
        List<DiagnosticAnalyzer> twins = [];
        foreach (var rule in Subjects.Rules)
        {
            twins.Add(await Twin.Of(rule, corpus));
        }

        var ratio = (await Ratio.Of(corpus, Subjects.Rules, [.. twins], pairs: 3)).Bytes;
        if (Environment.GetEnvironmentVariable("CX_APPROVE") is "1")
        {
            budgets = budgets with { Test = budgets.Test with { Allocations = Math.Round(Math.Max(1, ratio), 4) } };
            budgets.Write(Path);
        }

        var most = budgets.Test.Allocations * budgets.Headroom;
        Assert.True(ratio <= most, string.Create(CultureInfo.InvariantCulture, $"All rules allocate {ratio:F4} times what their twins do, at most {most:F4} was expected. Find what allocates, or run once with CX_APPROVE=1 and say why in the commit."));
        Assert.True(ratio < budgets.All, string.Create(CultureInfo.InvariantCulture, $"All rules allocate {ratio:F4} times what their twins do; no figure above {budgets.All} is approved."));
    }

    [Fact]
    public async Task What_a_rule_allocates_in_its_actions_is_seen()
    {
        var corpus = Subjects.Corpus(20);
        var wasteful = new WastefulRule();

        var ratio = await Ratio.Of(corpus, [wasteful], [await Twin.Of(wasteful, corpus)], pairs: 1);

        Assert.True(wasteful.Calls > 0 && ratio.Bytes > 1.5, string.Create(CultureInfo.InvariantCulture, $"{wasteful.Calls} calls, ratio {ratio.Bytes:F4}"));
    }

    [Fact]
    public async Task A_twin_does_not_call_its_rule()
    {
        var corpus = Subjects.Corpus(20);
        var rule = new WastefulRule();
        var twin = await Twin.Of(rule, corpus);
        var before = rule.Calls;

        await Analysis.Run(corpus, [twin]);

        Assert.Equal(before, rule.Calls);
        Assert.Equal(rule.SupportedDiagnostics, twin.SupportedDiagnostics);
    }

    [Fact]
    public void Every_committed_figure_is_of_a_rule_that_exists()
        => Assert.Empty(Budgets.Read(Path).Allocations.Keys.Except([Budgets.AllKey, Budgets.WithoutKey, .. Subjects.Rules.Select(Subjects.IdOf)], StringComparer.Ordinal));

    /// <summary>Nothing else runs meanwhile: allocations are counted for the whole process.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class Definition;

#pragma warning disable RS1001 // No compiler finds it: it is made here, by hand.
    private sealed class WastefulRule : DiagnosticAnalyzer
    {
        private int _calls;

        public int Calls => _calls;

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [new("TOY0001", "Toy", "Toy", "Toy", DiagnosticSeverity.Info, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterCompilationStartAction(start => start.RegisterOperationBlockStartAction(block =>
            {
                block.RegisterOperationAction(_ => Waste(), OperationKind.Invocation);
                block.RegisterOperationBlockEndAction(_ => Waste());
            }));
        }

        private void Waste()
        {
            Interlocked.Increment(ref _calls);
            GC.KeepAlive(new byte[1 << 20]);
        }
    }
#pragma warning restore RS1001
}
