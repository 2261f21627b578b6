using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Feedback;

/// <summary>Writes a <see cref="QualitativeNote"/> as an object, without the members that say nothing, and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="QualitativeNote"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class QualitativeNoteJsonConverter : JsonConverter<QualitativeNote>
{
    private const string What = "A note";

    /// <inheritdoc/>
    public override QualitativeNote Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        DateTimeOffset? at = null;
        FeedbackSource? source = null;
        string? text = null, author = null, language = null;
        CustomerId? customer = null;
        TouchpointId? touchpoint = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "at": at = FeedbackJson.Instant(ref reader, member); break;
                case "source": source = FeedbackJson.Name<FeedbackSource>(ref reader, member); break;
                case "text": text = JsonReading.Text(ref reader, member); break;
                case "customer": customer = FeedbackJson.Id<CustomerId>(ref reader, member); break;
                case "touchpoint": touchpoint = FeedbackJson.Id<TouchpointId>(ref reader, member); break;
                case "author": author = JsonReading.Text(ref reader, member); break;
                case "language": language = JsonReading.Text(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (noted, from, words) = (JsonText.Required(at, "at", What), JsonText.Required(source, "source", What), JsonText.Required(text, "text", What));
        return JsonText.Make(() => QualitativeNote.Of(noted, from, words) with { Customer = customer, Touchpoint = touchpoint, Author = author, Language = language });
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, QualitativeNote value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("at"u8, value.At);
        writer.WriteString("source"u8, FeedbackJson.NameOf(value.Source));
        writer.WriteString("text"u8, value.Text);
        if (value.Customer is { } customer) writer.WriteString("customer"u8, customer.Text);
        if (value.Touchpoint is { } touchpoint) writer.WriteString("touchpoint"u8, touchpoint.Text);
        if (value.Author is { } author) writer.WriteString("author"u8, author);
        if (value.Language is { } language) writer.WriteString("language"u8, language);
        writer.WriteEndObject();
    }
}
