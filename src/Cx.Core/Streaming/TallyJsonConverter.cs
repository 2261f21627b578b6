using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cx.Core.Streaming;

/// <summary>JSON form of <see cref="Tally"/>: an object with a member per outcome and their sum, <c>offered</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TallyJsonConverter : JsonConverter<Tally>
{
    private const string OfferedName = "offered";

    private static readonly (string Name, EventOutcome Outcome)[] s_outcomes =
    [
        ("onTime", EventOutcome.OnTime), ("revises", EventOutcome.Revises), ("tooLate", EventOutcome.TooLate),
        ("duplicate", EventOutcome.Duplicate), ("refused", EventOutcome.Refused), ("invalid", EventOutcome.Invalid),
    ];

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is no tally, or its counts do not add up.</exception>
    public override Tally Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A tally is an object, such as { \"offered\": 2, \"onTime\": 2 }.");
        var counts = default(TallyCounts);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var count) || count < 0)
                throw new JsonException($"Member {name} of a tally must be a whole number of events, 0 or more.");
            if (string.Equals(name, OfferedName, StringComparison.Ordinal)) counts.Offered = count;
            else counts[OutcomeOf(name)] = count;
        }

        if (!counts.IsBalanced) throw new JsonException("The counts of a tally must add up to what was offered.");
        return new Tally(in counts);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Tally value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber(OfferedName, value.Offered);
        foreach (var (name, outcome) in s_outcomes) writer.WriteNumber(name, value[outcome]);
        writer.WriteEndObject();
    }

    private static EventOutcome OutcomeOf(string name)
    {
        foreach (var (known, outcome) in s_outcomes)
            if (string.Equals(known, name, StringComparison.Ordinal)) return outcome;
        throw new JsonException($"A tally has no member {name}; it has offered, {string.Join(", ", s_outcomes.Select(outcome => outcome.Name))}.");
    }
}
