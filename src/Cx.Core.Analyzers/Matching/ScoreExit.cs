using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cx.Core.Analyzers;

/// <summary>A place where the number of a score leaves it: <c>nps.Points</c>, <c>mean.Mean</c>, <c>box.Share.Value</c>.</summary>
internal sealed class ScoreExit
{
    private ScoreExit(IPropertyReferenceOperation property, IOperation score, bool isNet, bool isShare)
    {
        Property = property;
        Score = score;
        IsNet = isNet;
        IsShare = isShare;
    }

    /// <summary>The property that is read.</summary>
    public IPropertyReferenceOperation Property { get; }

    /// <summary>The score, or the share, that it is read from.</summary>
    public IOperation Score { get; }

    /// <summary>The type of the score.</summary>
    public ITypeSymbol ScoreType => Property.Property.ContainingType;

    /// <summary>Whether it is a net score in points, -100 to +100.</summary>
    public bool IsNet { get; }

    /// <summary>Whether it is a share, 0 to 1.</summary>
    public bool IsShare { get; }

    /// <summary>How a message calls it: <c>NetPromoterScore.Points</c>.</summary>
    public string Name => ScoreType.Name + "." + Property.Property.Name;

    /// <summary>The exit that a value comes from, read where it stands or through a local that is assigned once; <see langword="null"/> where it comes from none.</summary>
    public static ScoreExit? Of(CxKnownSymbols symbols, IOperation? value)
    {
        if (value?.Source() is not IPropertyReferenceOperation property) return null;
        var symbol = property.Property;
        var isShare = symbols.IsAny(symbol, KnownMembers.ShareExits);
        if (!isShare && !symbols.IsAny(symbol, KnownMembers.ScoreExits)) return null;

        // box.Share.Value is a way out of the box.
        var score = Instance(property);
        if (score is IPropertyReferenceOperation share && symbols.Is(share.Property, KnownMembers.BoxShare)) score = Instance(share);
        return score is null ? null : new ScoreExit(property, score, symbols.IsAny(symbol, KnownMembers.NetExits), isShare);
    }

    /// <summary>Whether two exits read the same object, as far as symbols can tell.</summary>
    public bool IsOfSameScoreAs(ScoreExit other) => SameValue.Of(Score, other.Score);

    // x?.Points: the instance is a placeholder for what stands before the question mark.
    private static IOperation? Instance(IPropertyReferenceOperation property)
        => property.Instance?.Unconverted() is IConditionalAccessInstanceOperation placeholder
            ? placeholder.Ancestors().OfType<IConditionalAccessOperation>().FirstOrDefault(access => access.WhenNotNull.DescendantsAndSelf().Contains(placeholder))?.Operation.Unconverted()
            : property.Instance?.Unconverted();
}
