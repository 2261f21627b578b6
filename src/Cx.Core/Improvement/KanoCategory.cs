namespace Cx.Core.Improvement;

/// <summary>What an attribute is to a customer, by the answers to Kano's two questions.</summary>
/// <remarks>The zero member, and so the default, is <see cref="Indifferent"/>.</remarks>
public enum KanoCategory
{
    /// <summary>Neither its presence nor its absence matters.</summary>
    Indifferent = 0,

    /// <summary>Its presence delights, its absence is not missed.</summary>
    Attractive = 1,

    /// <summary>The more of it the better.</summary>
    OneDimensional = 2,

    /// <summary>Its absence annoys, its presence is taken for granted.</summary>
    MustBe = 3,

    /// <summary>The customer would rather not have it.</summary>
    Reverse = 4,

    /// <summary>The two answers contradict each other.</summary>
    Questionable = 5,
}
