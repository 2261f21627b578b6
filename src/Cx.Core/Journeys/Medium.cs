namespace Cx.Core.Journeys;

/// <summary>The kind of way on which a channel reaches people.</summary>
/// <remarks><see langword="default"/> is <see cref="Web"/>.</remarks>
public enum Medium
{
    /// <summary>A website.</summary>
    Web,

    /// <summary>An app on a phone or tablet.</summary>
    Mobile,

    /// <summary>Electronic mail.</summary>
    Email,

    /// <summary>A call.</summary>
    Phone,

    /// <summary>A written conversation.</summary>
    Chat,

    /// <summary>A social network.</summary>
    Social,

    /// <summary>A shop, a counter, a visit.</summary>
    InPerson,

    /// <summary>A reseller or another company.</summary>
    Partner,

    /// <summary>A letter or a parcel.</summary>
    Post,
}
