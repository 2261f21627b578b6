namespace Cx.Core.Journeys;

/// <summary>The components of friction.</summary>
public enum FrictionKind
{
    /// <summary>Journeys abandoned here per journey that came here.</summary>
    DropOff = 0,

    /// <summary>Repeats per occurrence.</summary>
    Rework,

    /// <summary>Occurrences followed by a contact with support, per occurrence.</summary>
    Contact,

    /// <summary>Changes of the channel to the next interaction, per occurrence with a next one.</summary>
    HandOff,

    /// <summary>Waits longer than was meant, per occurrence with a next one.</summary>
    Wait,

    /// <summary>Effort as answered: 0 none, 1 the most the scale knows.</summary>
    Effort,

    /// <summary>Answers in the unfavourable box per answer.</summary>
    Unhappy,
}
