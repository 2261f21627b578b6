using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>Whether several threads run a piece of code on one variable at the same time: in a delegate given to <c>Parallel</c>, PLINQ, a timer, or <c>Task.Run</c> in a loop.</summary>
/// <remarks>It reads one body. Whatever looks like a lock, or like one run at a time, is taken for it.</remarks>
internal sealed class Threads
{
    private const string Threading = "System.Threading";
    private const string Tasks = "System.Threading.Tasks";

    private static readonly ImmutableArray<string> Gates =
        ["Monitor", "Lock", "SemaphoreSlim", "Semaphore", "Mutex", "SpinLock", "ReaderWriterLockSlim", "ReaderWriterLock", "ManualResetEventSlim", "AutoResetEvent", "ManualResetEvent"];

    private readonly CxKnownSymbols _symbols;
    private readonly ISymbol _variable;
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);

    private Threads(CxKnownSymbols symbols, ISymbol variable)
    {
        _symbols = symbols;
        _variable = variable;
    }

    /// <summary>Whether several threads are at a place at once, all with the same variable.</summary>
    public static bool Meet(CxKnownSymbols symbols, IOperation place, ISymbol variable) => new Threads(symbols, variable).MeetAt(place);

    private bool MeetAt(IOperation place)
    {
        foreach (var around in place.Ancestors())
        {
            switch (around)
            {
                case ILockOperation:
                    return false;
                case IAnonymousFunctionOperation lambda:
                    return !IsOwnOf(lambda) && !HasGate(lambda) && Uses(lambda).Any(MeetIn);
                case ILocalFunctionOperation function:
                    return !SharedState.IsDeclaredIn(_variable, function.Syntax) && _seen.Add(function.Symbol) && !HasGate(function) && Calls(function).Any(MeetIn);
            }
        }

        return false;
    }

    // A range variable of a query is a parameter of its lambdas, and is declared elsewhere.
    private bool IsOwnOf(IAnonymousFunctionOperation lambda)
        => SharedState.IsDeclaredIn(_variable, lambda.Syntax) || lambda.Symbol.Parameters.Any(parameter => Same(parameter, _variable));

    // A use is what a delegate is given to, or a call of a local function.
    private bool MeetIn(IOperation use)
        => use switch
        {
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction } call => MeetAt(call),
            IInvocationOperation call when call.TargetMethod.ContainingType.IsFramework(Tasks, "Parallel") => !IsOneAtATime(call) && (call.TargetMethod.Name != "Invoke" || IsWrittenTwice(call)),
            IInvocationOperation call when LinqCall.Of(call) is { } linq => call.TargetMethod.ContainingType.Name == "ParallelEnumerable" ? !IsOneAtATime(linq) : MeetAt(call),
            IInvocationOperation call when IsForEach(call) => MeetAt(call),
            IInvocationOperation call when IsTaskRun(call) => StartsMany(call) || MeetAt(call),
            IInvocationOperation { TargetMethod: { Name: "CreateTimer", ContainingType: var type } } call => type.DerivesFromFramework("System", "TimeProvider") && Repeats(call.Arguments),
            IObjectCreationOperation { Type: var type } creation => type.IsFramework(Threading, "Timer") && Repeats(creation.Arguments),
            IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: { Name: "Elapsed", ContainingType: var type } } } elapsed
                => type.IsFramework("System.Timers", "Timer") && !IsHeldBack(elapsed.Root()),
            _ => false,
        };

    // What a delegate is given to: directly, in a params array, or through a local that is assigned once.
    private static IEnumerable<IOperation> Uses(IOperation @delegate, bool isInLocal = false)
    {
        var parent = @delegate.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation) parent = parent.Parent;
        switch (parent)
        {
            case IArgumentOperation { Parent: { } taker }:
                return [taker];
            case IEventAssignmentOperation:
                return [parent];
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when !isInLocal:
                return parent.Root().Descendants().OfType<ILocalReferenceOperation>().Where(reference => Same(reference.Local, local)).SelectMany(reference => Uses(reference, isInLocal: true));
            default:
                return [];
        }
    }

    private static IEnumerable<IOperation> Calls(ILocalFunctionOperation function)
    {
        foreach (var operation in function.Root().Descendants())
        {
            switch (operation)
            {
                case IInvocationOperation call when Same(call.TargetMethod.OriginalDefinition, function.Symbol):
                    yield return call;
                    break;
                case IMethodReferenceOperation reference when Same(reference.Method.OriginalDefinition, function.Symbol):
                    foreach (var use in Uses(reference)) yield return use;
                    break;
            }
        }
    }

    private static bool HasGate(IOperation body)
        => body.Descendants().OfType<IInvocationOperation>().Any(call => IsGate(call.TargetMethod));

    private static bool IsGate(IMethodSymbol method)
        => (method.ContainingType is { } type && Gates.Any(gate => type.IsFramework(Threading, gate)))
            || method.Name is "WaitOne" or "CompareExchange"
            || method.Name.StartsWith("Acquire", StringComparison.Ordinal)
            || method.Name.StartsWith("Enter", StringComparison.Ordinal)
            || method.Name.IndexOf("Lock", StringComparison.Ordinal) >= 0;

    // Invoke runs each of its delegates once: only two that write the same variable meet.
    private bool IsWrittenTwice(IInvocationOperation invoke)
        => invoke.Arguments.SelectMany(argument => argument.Value.DescendantsAndSelf())
            .Where(part => part is IAnonymousFunctionOperation or IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction })
            .Count(Writes) > 1;

    private bool Writes(IOperation code)
    {
        IOperation? body = code is IMethodReferenceOperation reference
            ? code.Root().Descendants().OfType<ILocalFunctionOperation>().FirstOrDefault(function => Same(function.Symbol, reference.Method.OriginalDefinition))
            : code;
        return body is not null
            && body.Descendants().Any(operation => SharedState.ChangedBy(_symbols, operation) is { } state && SharedState.Variable(state) is { } variable && Same(variable, _variable));
    }

    private static bool IsOneAtATime(IInvocationOperation parallel)
        => parallel.Argument("parallelOptions")?.Value.Source().DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
            .Any(set => set.Target is IPropertyReferenceOperation { Property.Name: "MaxDegreeOfParallelism" } && set.Value.ConstantNumber() == 1) == true;

    private static bool IsOneAtATime(LinqCall query)
    {
        for (var call = query; call is not null; call = LinqCall.Of(call.Receiver.Source()))
        {
            if (call.Name == "WithDegreeOfParallelism" && call.Call.Arguments[1].Value.ConstantNumber() == 1) return true;
        }

        return false;
    }

    private static bool IsForEach(IInvocationOperation call)
        => call.TargetMethod is { Name: "ForEach", ContainingType: var type } && (type.IsFramework("System.Collections.Generic", "List") || type.IsFramework("System", "Array"));

    private static bool IsTaskRun(IInvocationOperation call) => call.TargetMethod is { Name: "Run", ContainingType: var type } && type.IsFramework(Tasks, "Task");

    // A timer without a period fires once, and one that is armed again by its own callback does not overlap.
    private static bool Repeats(ImmutableArray<IArgumentOperation> arguments)
        => arguments.FirstOrDefault(argument => argument.Parameter?.Name == "period")?.Value.Unconverted() is { } period
            && period.ConstantNumber() != -1
            && period is not IFieldReferenceOperation { Field.Name: "InfiniteTimeSpan" or "Infinite" };

    private static bool IsHeldBack(IOperation body)
        => body.Descendants().OfType<ISimpleAssignmentOperation>().Any(set => set.Target is IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } }
            && type.IsFramework("System.Timers", "Timer")
            && (name == "SynchronizingObject" || (name == "AutoReset" && set.Value.ConstantValue is { HasValue: true, Value: false })));

    // Whether a task is started again and again, without waiting for the one before, on the same variable.
    private bool StartsMany(IInvocationOperation run)
    {
        foreach (var around in run.Ancestors())
        {
            switch (around)
            {
                case ILoopOperation loop when loop.Body.Syntax.Span.Contains(run.Syntax.Span):
                    return !SharedState.IsDeclaredIn(_variable, loop.Syntax) && !IsAwaited(run, loop) && !EndsTheLoop(run, loop);
                case IAnonymousFunctionOperation lambda:
                    return !IsOwnOf(lambda)
                        && !IsAwaited(run, lambda)
                        && Uses(lambda).OfType<IInvocationOperation>().Any(call => IsForEach(call) || (LinqCall.Of(call) is { Name: "Select" or "SelectMany" } && IsStartedAtOnce(call)));
                case ILocalFunctionOperation:
                    return false;
            }
        }

        return false;
    }

    // Lazily, one task after the other could be awaited; WhenAll, ToList and the like start all of them.
    private static bool IsStartedAtOnce(IOperation tasks)
    {
        var user = Taker(tasks);
        return user is IInvocationOperation { TargetMethod.Name: "WhenAll" or "WaitAll" or "WhenAny" or "ToList" or "ToArray" or "ToHashSet" }
            || (user is IVariableDeclaratorOperation { Symbol: var local }
                && user.Root().Descendants().OfType<ILocalReferenceOperation>().Any(reference => Same(reference.Local, local) && Taker(reference) is not IVariableDeclaratorOperation && IsStartedAtOnce(reference)));
    }

    // Whether the task is waited for before the same code runs again: where it is made, or where what holds it is awaited.
    // A delegate that awaits has returned to its caller, who goes on; only one that blocks holds it up.
    private static bool IsAwaited(IOperation task, IOperation within)
    {
        switch (Taker(task))
        {
            case IAwaitOperation or IReturnOperation:
                return within is ILoopOperation;
            case IPropertyReferenceOperation { Property.Name: "Result" }:
            case IInvocationOperation { TargetMethod.Name: "Wait" or "GetAwaiter" or "WaitAll" }:
                return true;
            case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync" or "WhenAll" or "WhenAny" } next:
                return IsAwaited(next, within);
            case IVariableDeclaratorOperation { Symbol: var local }:
                return within.Descendants().OfType<ILocalReferenceOperation>().Any(reference => Same(reference.Local, local) && Taker(reference) is not (IVariableDeclaratorOperation or IAssignmentOperation) && IsAwaited(reference, within));
            case ISimpleAssignmentOperation { Target: var holder }:
                return within.Descendants().Any(reference => reference != holder && SameValue.Of(reference, holder) && Taker(reference) is not (IVariableDeclaratorOperation or IAssignmentOperation) && IsAwaited(reference, within));
            default:
                return false;
        }
    }

    private static IOperation? Taker(IOperation value)
    {
        var user = value.Parent;
        while (user is IConversionOperation or IParenthesizedOperation or IArgumentOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation or IVariableInitializerOperation) user = user.Parent;
        return user;
    }

    // if (found) { Task.Run(…); break; }
    private static bool EndsTheLoop(IOperation run, ILoopOperation loop)
    {
        for (var operation = run; operation.Parent is { } parent && operation != loop; operation = parent)
        {
            if (parent is IBlockOperation block
                && block.Operations.Any(next => next.Syntax.SpanStart > operation.Syntax.SpanStart && next is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break } or IExpressionStatementOperation { Operation: IThrowOperation }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
