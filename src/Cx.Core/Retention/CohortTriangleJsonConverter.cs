using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="CohortTriangle"/> as <c>{"cohortPeriod","period","mode","asOf","beforeBirth","cohorts":[{"start","size","retained","complete"}]}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="CohortTriangle"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CohortTriangleJsonConverter : JsonConverter<CohortTriangle>
{
    private const string What = "A cohort triangle";

    /// <inheritdoc/>
    public override CohortTriangle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        CalendarPeriod? cohortPeriod = null;
        RetentionPeriod? period = null;
        RetentionMode? mode = null;
        DateTimeOffset? asOf = null;
        long? beforeBirth = null;
        List<Cohort>? cohorts = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "cohortPeriod": cohortPeriod = Period(ref reader).CalendarPeriod ?? throw new JsonException("Cohorts are made by day, week or month."); break;
                case "period": period = Period(ref reader); break;
                case "mode": mode = Mode(JsonReading.Text(ref reader, member)); break;
                case "asOf": asOf = RetentionJson.Instant(ref reader, member); break;
                case "beforeBirth": beforeBirth = RetentionJson.Customers(ref reader, member); break;
                case "cohorts": cohorts = Cohorts(ref reader); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var rows = JsonText.Required(cohorts, "cohorts", What);
        if (rows.Count == 0) throw new JsonException($"{What} of no customers is none. Write null.");
        return new CohortTriangle(
            JsonText.Required(cohortPeriod, "cohortPeriod", What),
            JsonText.Required(period, "period", What),
            JsonText.Required(mode, "mode", What),
            JsonText.Required(asOf, "asOf", What),
            JsonText.Required(beforeBirth, "beforeBirth", What),
            [.. rows]);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CohortTriangle value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WritePropertyName("cohortPeriod"u8);
        RetentionJson.WritePeriod(writer, value.CohortPeriod);
        writer.WritePropertyName("period"u8);
        RetentionJson.WritePeriod(writer, value.Period);
        writer.WriteString("mode"u8, value.Mode switch
        {
            RetentionMode.OnOrAfter => "onOrAfter",
            RetentionMode.OnOrBefore => "onOrBefore",
            RetentionMode.Streak => "streak",
            _ => "on",
        });
        writer.WriteString("asOf"u8, value.AsOf);
        writer.WriteNumber("beforeBirth"u8, value.BeforeBirth);
        writer.WriteStartArray("cohorts"u8);
        foreach (var cohort in value.Cohorts)
        {
            writer.WriteStartObject();
            writer.WriteString("start"u8, cohort.Start);
            writer.WriteNumber("size"u8, cohort.Size);
            JsonReading.WriteCounts(writer, "retained", [.. cohort.Cells.Select(cell => cell.Retained)]);
            writer.WriteNumber("complete"u8, cohort.Complete);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static RetentionPeriod Period(ref Utf8JsonReader reader)
    {
        reader.Read();
        return RetentionJson.Period(ref reader, "A period of retention");
    }

    private static RetentionMode Mode(string text) => text switch
    {
        "on" => RetentionMode.On,
        "onOrAfter" => RetentionMode.OnOrAfter,
        "onOrBefore" => RetentionMode.OnOrBefore,
        "streak" => RetentionMode.Streak,
        _ => throw new JsonException($"\"mode\" is on, onOrAfter, onOrBefore or streak, not \"{MessageText.Shorten(text)}\"."),
    };

    private static List<Cohort> Cohorts(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("\"cohorts\" is an array.");
        var cohorts = new List<Cohort>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var cohort = Cohort(ref reader);
            if (cohorts.Count > 0 && cohort.Start <= cohorts[^1].Start) throw new JsonException("The cohorts of a triangle stand in the order of their starts.");
            cohorts.Add(cohort);
        }

        return cohorts;
    }

    private static Cohort Cohort(ref Utf8JsonReader reader)
    {
        const string what = "A cohort";
        JsonText.ExpectObject(reader, what);
        DateTimeOffset? start = null;
        long? size = null, complete = null;
        long[]? retained = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "start": start = RetentionJson.Instant(ref reader, member); break;
                case "size": size = RetentionJson.Customers(ref reader, member); break;
                case "retained": retained = JsonReading.Counts(ref reader, member); break;
                case "complete": complete = RetentionJson.Customers(ref reader, member); break;
                default: throw JsonText.NoMember(member, what);
            }
        }

        var (customers, counts, over) = (JsonText.Required(size, "size", what), JsonText.Required(retained, "retained", what), JsonText.Required(complete, "complete", what));
        if (customers == 0 || counts.Length == 0 || counts.Any(count => count < 0 || count > customers) || over > counts.Length)
            throw new JsonException($"{what} has customers, at each age it retains from none to all of them, and no more ages are complete than there are.");
        return new Cohort(JsonText.Required(start, "start", what), customers, counts, (int)over);
    }
}
