using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A count of the elements of a sequence whose answer on 0–10 is one of some levels: <c>xs.Count(x => x >= 9)</c>.</summary>
/// <remarks>The levels are found by asking the predicate for each of them, so it does not matter how it is written.</remarks>
internal sealed class AnswerCount
{
    private AnswerCount(LinqCall call, IOperation sequence, AnswerPredicate predicate)
    {
        Call = call;
        Sequence = sequence;
        Predicate = predicate;
    }

    /// <summary>The call of <c>Count</c>.</summary>
    public LinqCall Call { get; }

    /// <summary>What is counted in.</summary>
    public IOperation Sequence { get; }

    /// <summary>What is counted.</summary>
    public AnswerPredicate Predicate { get; }

    /// <summary>The count that an operation is, read where it stands or through a local that is assigned once.</summary>
    public static AnswerCount? Of(IOperation operation)
    {
        if (LinqCall.Of(operation.Source()) is not { Name: "Count" or "LongCount" } call) return null;
        var filter = call.Call.Arguments.Length > 1 ? call : LinqCall.Of(call.Receiver) is { Name: "Where" } where ? where : null;
        return filter is { Lambda: { } lambda } && AnswerPredicate.Of(lambda) is { } predicate ? new AnswerCount(call, filter.Receiver, predicate) : null;
    }

    /// <summary>Whether an operation counts all elements of the sequence.</summary>
    public bool IsWhole(IOperation operation)
        => operation.Source() switch
        {
            IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } instance } => SameValue.Of(instance, Sequence),
            IInvocationOperation call => LinqCall.Of(call) is { Name: "Count" or "LongCount", Call.Arguments.Length: 1 } whole && SameValue.Of(whole.Receiver, Sequence),
            _ => false,
        };
}
