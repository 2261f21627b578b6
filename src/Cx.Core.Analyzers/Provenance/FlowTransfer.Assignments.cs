using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

internal sealed partial class FlowTransfer
{
    private Trace? Simple(ISimpleAssignmentOperation assignment, FlowState state)
    {
        // The target is evaluated first, as C# does; of a local there is nothing to evaluate.
        if (assignment.Target is not (ILocalReferenceOperation or IParameterReferenceOperation)) Evaluate(assignment.Target, state);
        var value = Evaluate(assignment.Value, state);
        Assign(assignment.Target, value, assignment.Value, state);
        return value;
    }

    private Trace? Deconstruct(IDeconstructionAssignmentOperation deconstruction, FlowState state)
    {
        var value = Evaluate(deconstruction.Value, state);
        Assign(deconstruction.Target, value, deconstruction.Value, state);
        return value;
    }

    private void Assign(IOperation target, Trace? value, IOperation source, FlowState state)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                if (_run.Facts.IsTracked(local.Local)) state[local.Local] = value;
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                if (Symbols.DeclaredScales.Of(parameter) is { } declared) Arrive(declared, parameter, source, value);
                else if (_run.Facts.IsTracked(parameter)) state[parameter] = value;
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list }:
                Overwrite(list, value, state);
                break;
            case IPropertyReferenceOperation property:
                if (Symbols.DeclaredScales.Of(property.Property) is { } stored) Arrive(stored, property.Property, source, value);
                break;
            case IFieldReferenceOperation { Instance: { } tuple, Field: var part } when TupleIndex(part) is { } index:
                AssignPart(tuple, index, value, source, state);
                break;
            case IFieldReferenceOperation field:
                if (Symbols.DeclaredScales.Of(field.Field) is { } held) Arrive(held, field.Field, source, value);
                break;
            case IArrayElementReferenceOperation element:
                Overwrite(element.ArrayReference, value, state);
                break;
            case IFlowCaptureReferenceOperation capture:
                if (state.Alias(capture.Id) is { } alias) Assign(alias, value, source, state);
                else state[capture.Id] = value;
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, source, state);
                break;
            case IConversionOperation conversion:
                Assign(conversion.Operand, value, source, state);
                break;
            case ITupleOperation tuple:
                var parts = value is null ? Deconstructed(source, tuple.Elements.Length) : value.Parts;
                for (var i = 0; i < tuple.Elements.Length; i++)
                {
                    var element = source.Unconverted() is ITupleOperation literal && literal.Elements.Length == tuple.Elements.Length ? literal.Elements[i] : source;
                    Assign(tuple.Elements[i], parts.IsDefault || i >= parts.Length ? null : parts[i], element, state);
                }

                break;
        }
    }

    private void AssignPart(IOperation tuple, int index, Trace? value, IOperation source, FlowState state)
    {
        var whole = Evaluate(tuple, state);
        var length = tuple.Type is INamedTypeSymbol { IsTupleType: true } type ? type.TupleElements.Length : 0;
        if (index >= length) return;
        var parts = whole is { Parts.IsDefault: false } && whole.Parts.Length == length ? whole.Parts : ImmutableArray.CreateRange(Enumerable.Repeat(default(Trace?), length));
        Assign(tuple, Trace.Tuple(parts.SetItem(index, value)), source, state);
    }

    // Row has a Deconstruct of so many parameters: what they are declared as.
    private ImmutableArray<Trace?> Deconstructed(IOperation source, int count)
    {
        if (Deconstruction.Of(source.Type, count) is not { } method) return default;
        var parts = ImmutableArray.CreateBuilder<Trace?>(count);
        foreach (var parameter in method.Parameters) parts.Add(Symbols.DeclaredScales.Of(parameter) is { } scale ? Trace.One(scale, new Origin(source, parameter)) : null);
        return parts.MoveToImmutable();
    }

    // An element may have gone: of what was known, only what the new one is as well remains.
    private void Overwrite(IOperation list, Trace? value, FlowState state)
    {
        if (Held(list, state) is { } known && (value is null || !Trace.Covers(known, value))) Put(list, null, state);
    }

    // A list, wherever it is held: in a local, or in what the graph captured.
    private Trace? Held(IOperation list, FlowState state)
        => list.Unconverted() switch
        {
            ILocalReferenceOperation local => state[local.Local],
            IParameterReferenceOperation { Parameter: var parameter } when Symbols.DeclaredScales.Of(parameter) is null => state[parameter],
            IFlowCaptureReferenceOperation capture => state.Alias(capture.Id) is { } alias ? Held(alias, state) : state[capture.Id],
            _ => null,
        };

    private void Put(IOperation list, Trace? value, FlowState state)
    {
        switch (list.Unconverted())
        {
            case ILocalReferenceOperation local when _run.Facts.IsTracked(local.Local):
                state[local.Local] = value;
                break;
            case IParameterReferenceOperation { Parameter: var parameter } when _run.Facts.IsTracked(parameter) && Symbols.DeclaredScales.Of(parameter) is null:
                state[parameter] = value;
                break;
            case IFlowCaptureReferenceOperation capture:
                if (state.Alias(capture.Id) is { } alias) Put(alias, value, state);
                state[capture.Id] = value;
                break;
        }
    }

    private static IOperation? Alias(IOperation captured)
    {
        var value = captured.Unconverted();
        return value is ILocalReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation ? value : null;
    }

    private void Match(IPatternOperation pattern, Trace? value, FlowState state)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation declaration:
                Designate(declaration.DeclaredSymbol, value, state);
                break;
            case IRecursivePatternOperation recursive:
                Designate(recursive.DeclaredSymbol, value, state);
                var parts = value is { Parts.IsDefault: false } ? value.Parts : Deconstructed(recursive, recursive.DeconstructionSubpatterns.Length);
                for (var i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
                    Match(recursive.DeconstructionSubpatterns[i], parts.IsDefault || i >= parts.Length ? null : parts[i], state);
                foreach (var member in recursive.PropertySubpatterns) Match(member.Pattern, Member(member.Member, value), state);
                break;
            case IListPatternOperation list:
                Designate(list.DeclaredSymbol, value, state);
                foreach (var element in list.Patterns) Match(element, null, state);
                break;
            case ISlicePatternOperation { Pattern: { } slice }:
                Match(slice, null, state);
                break;
            case IBinaryPatternOperation both:
                Match(both.LeftPattern, value, state);
                Match(both.RightPattern, value, state);
                break;
            case INegatedPatternOperation negated:
                Match(negated.Pattern, value, state);
                break;
        }
    }

    private void Designate(ISymbol? symbol, Trace? value, FlowState state)
    {
        if (symbol is not null && _run.Facts.IsTracked(symbol)) state[symbol] = value;
    }

    // The deconstruction of a pattern names its method; that of a record is looked up, as everywhere.
    private ImmutableArray<Trace?> Deconstructed(IRecursivePatternOperation pattern, int count)
    {
        if (count == 0 || Deconstruction.Of(pattern.MatchedType, count) is not { } method) return default;
        var parts = ImmutableArray.CreateBuilder<Trace?>(count);
        foreach (var parameter in method.Parameters) parts.Add(Symbols.DeclaredScales.Of(parameter) is { } scale ? Trace.One(scale, new Origin(pattern, parameter)) : null);
        return parts.MoveToImmutable();
    }

    private Trace? Member(IOperation member, Trace? value)
        => member switch
        {
            IPropertyReferenceOperation property when Symbols.TypedExit(property) is { } typed => Trace.One(typed, new Origin(property)),
            IPropertyReferenceOperation property when Symbols.Is(property.Property, KnownMembers.RuntimeRatingValue) || IsTransparent(property.Property) => value,
            IPropertyReferenceOperation property => Declared(property.Property, property),
            IFieldReferenceOperation field when TupleIndex(field.Field) is { } index => Trace.Part(value, index),
            IFieldReferenceOperation field => Declared(field.Field, field),
            _ => null,
        };
}
