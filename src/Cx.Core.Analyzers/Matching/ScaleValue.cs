using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>The scale of a plain number where it stands: taken out of a typed rating, or annotated.</summary>
internal static class ScaleValue
{
    /// <summary>The scale of a value, read where it stands or through a local that is assigned once; <see langword="null"/> where nobody says.</summary>
    public static Scale? ScaleOf(this CxKnownSymbols symbols, IOperation value)
        => value.Source() switch
        {
            IPropertyReferenceOperation property => TypedExit(symbols, property) ?? symbols.DeclaredScales.Of(property.Property),
            IFieldReferenceOperation field => symbols.DeclaredScales.Of(field.Field),
            IParameterReferenceOperation parameter => symbols.DeclaredScales.Of(parameter.Parameter),
            IInvocationOperation call => symbols.DeclaredScales.Of(call.TargetMethod),
            IAwaitOperation awaited => symbols.ScaleOf(awaited.Operation),
            ILocalReferenceOperation local => symbols.Tried(local) is { } tried ? symbols.Scales.OfArgument(tried.TargetMethod.ContainingType) : null,
            _ => null,
        };

    /// <summary>The bounds of a scale, where both are known.</summary>
    public static (int Min, int Max)? Bounds(this Scale scale) => scale is { Min: { } min, Max: { } max } && min < max ? (min, max) : null;

    /// <summary>The scale of <c>Rating&lt;S&gt;.Value</c>.</summary>
    public static Scale? TypedExit(this CxKnownSymbols symbols, IPropertyReferenceOperation property)
        => symbols.Is(property.Property, KnownMembers.RatingValue) ? symbols.Scales.OfArgument(property.Property.ContainingType) : null;

    /// <summary>The scale that a call makes a rating on, and the value it makes it of: <c>Rating&lt;S&gt;.From</c>, <c>TryFrom</c>, <c>FromNullable</c>, and <c>AddValue</c> or <c>RemoveValue</c> of counts.</summary>
    public static (Scale Scale, IOperation Value)? Entry(this CxKnownSymbols symbols, IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (symbols.Is(method, KnownMembers.RatingFrom) || symbols.Is(method, KnownMembers.RatingTryFrom) || symbols.Is(method, KnownMembers.RatingFromNullable))
            return symbols.Scales.OfArgument(method.ContainingType) is { } scale && call.Argument("value") is { } value ? (scale, value.Value) : null;

        if ((symbols.Is(method, KnownMembers.AddValue) || symbols.Is(method, KnownMembers.RemoveValue)) && method.TypeArguments is [var argument])
            return symbols.Scales.Of(argument) is { } scale && call.Argument("value") is { } value ? (scale, value.Value) : null;

        return null;
    }

    /// <summary>The call <c>rating.TryGetValue(out var local)</c> that gave a local its only value; <see langword="null"/> for any other local.</summary>
    public static IInvocationOperation? Tried(this CxKnownSymbols symbols, ILocalReferenceOperation local)
    {
        IInvocationOperation? tried = null;
        foreach (var other in local.Root().Descendants().OfType<ILocalReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(other.Local, local.Local)) continue;
            if (other.IsDeclaration)
            {
                tried = other.Parent is IDeclarationExpressionOperation { Parent: IArgumentOperation { Parent: IInvocationOperation call } } && symbols.Is(call.TargetMethod, KnownMembers.RatingTryGetValue) ? call : null;
            }
            else if (other.IsWritten())
            {
                return null;
            }
        }

        return tried;
    }
}
