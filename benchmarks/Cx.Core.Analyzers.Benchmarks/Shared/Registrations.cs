using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers.Benchmarks;

/// <summary>Which actions a rule registers for one compilation: what its twin that does nothing must register as well.</summary>
/// <remarks>Every rule registers from its base class, at the start of a compilation. A kind of action that no rule has used so far is refused, so that no cost stays unseen.</remarks>
internal sealed class Registrations
{
    private readonly List<Action<CompilationStartAnalysisContext>> _repeat = [];
    private readonly ConcurrentDictionary<(string Path, int Start), List<Action<OperationBlockStartAnalysisContext>>> _inBlocks = new();

    private Registrations()
    {
    }

    /// <summary>Runs a rule on a compilation once and writes down what it registers.</summary>
    public static async Task<Registrations> Of(DiagnosticAnalyzer rule, CSharpCompilation compilation)
    {
        var seen = new Registrations();
        await Analysis.Run(compilation, [new Listener(rule, seen)]).ConfigureAwait(false);
        return seen;
    }

    /// <summary>Registers the same actions, empty.</summary>
    public void Repeat(CompilationStartAnalysisContext context)
    {
        foreach (var action in _repeat) action(context);
    }

    private static (string Path, int Start) KeyOf(ImmutableArray<IOperation> blocks) => (blocks[0].Syntax.SyntaxTree.FilePath, blocks[0].Syntax.SpanStart);

    private void RepeatBlock(OperationBlockStartAnalysisContext context)
    {
        if (_inBlocks.TryGetValue(KeyOf(context.OperationBlocks), out var actions))
        {
            foreach (var action in actions) action(context);
        }
    }

#pragma warning disable RS1001 // Not found by a compiler: made for one rule, by hand.
    private sealed class Listener(DiagnosticAnalyzer rule, Registrations seen) : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => rule.SupportedDiagnostics;

#pragma warning disable RS1025, RS1026 // The rule says so itself, to the context that it is given.
        public override void Initialize(AnalysisContext context) => rule.Initialize(new Outer(context, seen));
#pragma warning restore RS1025, RS1026
    }

    private sealed class Outer(AnalysisContext inner, Registrations seen) : AnalysisContext
    {
        public override void EnableConcurrentExecution() => inner.EnableConcurrentExecution();

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => inner.ConfigureGeneratedCodeAnalysis(analysisMode);

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => inner.RegisterCompilationStartAction(start => action(new Start(start, seen)));

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => throw Unknown();

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw Unknown();

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => throw Unknown();

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => throw Unknown();

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw Unknown();

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw Unknown();

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) => throw Unknown();
    }

#pragma warning disable RS1012 // They write down what a rule registers and register nothing of their own.
    private sealed class Start(CompilationStartAnalysisContext inner, Registrations seen)
        : CompilationStartAnalysisContext(inner.Compilation, inner.Options, inner.CancellationToken)
    {
        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds)
            => seen._repeat.Add(start => start.RegisterOperationAction(_ => { }, operationKinds));

        public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action)
            => seen._repeat.Add(start => start.RegisterOperationBlockAction(_ => { }));

        public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action)
        {
            seen._repeat.Add(start => start.RegisterOperationBlockStartAction(seen.RepeatBlock));
            // What is registered in a block is known only when the block is there.
            inner.RegisterOperationBlockStartAction(block => action(new Block(block, seen)));
        }

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds)
            => seen._repeat.Add(start => start.RegisterSymbolAction(_ => { }, symbolKinds));

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds)
            => seen._repeat.Add(start => start.RegisterSyntaxNodeAction(_ => { }, syntaxKinds));

        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action)
            => seen._repeat.Add(start => start.RegisterCompilationEndAction(_ => { }));

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action)
            => seen._repeat.Add(start => start.RegisterSemanticModelAction(_ => { }));

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action)
            => seen._repeat.Add(start => start.RegisterSyntaxTreeAction(_ => { }));

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action)
            => seen._repeat.Add(start => start.RegisterCodeBlockAction(_ => { }));

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) => throw Unknown();
    }

    private sealed class Block(OperationBlockStartAnalysisContext inner, Registrations seen)
#pragma warning disable CS0618 // Meant for who runs analyzers by hand; here the compiler runs them, and only their registration is watched.
        : OperationBlockStartAnalysisContext(inner.OperationBlocks, inner.OwningSymbol, inner.Compilation, inner.Options, inner.CancellationToken)
#pragma warning restore CS0618
    {
        private List<Action<OperationBlockStartAnalysisContext>> Own => seen._inBlocks.GetOrAdd(KeyOf(OperationBlocks), _ => []);

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds)
            => Own.Add(block => block.RegisterOperationAction(_ => { }, operationKinds));

        public override void RegisterOperationBlockEndAction(Action<OperationBlockAnalysisContext> action)
            => Own.Add(block => block.RegisterOperationBlockEndAction(_ => { }));
    }

#pragma warning restore RS1012

    private static NotSupportedException Unknown() => new("A rule registers a kind of action whose cost is not measured yet: repeat it in Registrations.");
}
