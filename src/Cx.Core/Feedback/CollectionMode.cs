namespace Cx.Core.Feedback;

/// <summary>The way in which an answer was collected. Modes differ in who answers and how kindly, so the mode stands on every response.</summary>
/// <remarks><see langword="default"/> is <see cref="Unknown"/>.</remarks>
public enum CollectionMode
{
    /// <summary>Not recorded.</summary>
    Unknown,

    /// <summary>A form on a page.</summary>
    Web,

    /// <summary>A poll inside the product.</summary>
    InApp,

    /// <summary>A link or a form in an e-mail.</summary>
    Email,

    /// <summary>A text message.</summary>
    TextMessage,

    /// <summary>A chat, with a person or a machine.</summary>
    Chat,

    /// <summary>A call by an interviewer.</summary>
    PhoneInterview,

    /// <summary>A call answered by keys or to a machine.</summary>
    PhoneKeys,

    /// <summary>A talk face to face.</summary>
    InPerson,

    /// <summary>A device at a sales point.</summary>
    Kiosk,

    /// <summary>A form on paper.</summary>
    Paper,
}
