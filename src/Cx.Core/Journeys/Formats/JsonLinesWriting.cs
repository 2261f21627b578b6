using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cx.Core.Journeys.Model;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Formats;

/// <summary>Writes JSON Lines, members in the order of the schema.</summary>
internal static class JsonLinesWriting
{
    private const int FlushAbove = 64 * 1024;

    private static readonly RuntimeRatingJsonConverter Ratings = new();

    public static void Write(Stream stream, IEnumerable<Interaction> log, LogWriteOptions options)
    {
        var numbers = new LogNumbers(options.IncludeCustomerIds);
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        foreach (var interaction in log)
        {
            Write(writer, in interaction, numbers);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount > FlushAbove) Flush(stream, buffer);
        }

        Flush(stream, buffer);
    }

    private static void Flush(Stream stream, ArrayBufferWriter<byte> buffer)
    {
        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    private static void Write(Utf8JsonWriter writer, in Interaction one, LogNumbers numbers)
    {
        writer.WriteStartObject();
        writer.WriteString("eventId", numbers.Event(in one));
        writer.WriteString("customer", numbers.Customer(in one));
        writer.WriteString("touchpoint", one.Touchpoint.Text);
        Text(writer, "channel", one.Channel?.Text);
        writer.WriteString("occurredAt", LogTime.Write(one.OccurredAt));
        Text(writer, "recordedAt", one.RecordedAt is { } recorded ? LogTime.Write(recorded) : null);
        Text(writer, "case", numbers.Case(in one));
        Rating(writer, "answer", one.Answer);
        Rating(writer, "effort", one.Effort);
        Text(writer, "outcome", one.Outcome);
        if (one.Attributes is { Count: > 0 } attributes)
        {
            writer.WriteStartObject("attributes");
            foreach (var (name, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal)) writer.WriteString(name, value);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string member, string? text)
    {
        if (text is not null) writer.WriteString(member, text);
    }

    private static void Rating(Utf8JsonWriter writer, string member, Rating? rating)
    {
        if (rating is not { } given) return;
        writer.WritePropertyName(member);
        Ratings.Write(writer, given, BlueprintJson.Plain);
    }
}
