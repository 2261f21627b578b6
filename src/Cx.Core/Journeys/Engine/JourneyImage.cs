namespace Cx.Core.Journeys;

/// <summary>The state of a tracker as bytes, with the text that says what it was told.</summary>
/// <param name="Schema">What the tracker was told.</param>
/// <param name="State">Its state.</param>
/// <param name="Tally">What became of all that was offered; <see langword="null"/> where it was left out.</param>
internal sealed record JourneyImage(string Schema, ReadOnlyMemory<byte> State, OfferTally? Tally);
