using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Cx.Core.Journeys.Formats;

/// <summary>Writes XES logs.</summary>
internal static class XesWriting
{
    private const string Namespace = "http://www.xes-standard.org/";

    public static void Write(Stream stream, Interaction[] log, LogWriteOptions options)
    {
        if (!options.Compress)
        {
            Log(stream, log, options);
            return;
        }

        using var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        Log(packed, log, options);
    }

    private static void Log(Stream stream, Interaction[] log, LogWriteOptions options)
    {
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartDocument();
        xml.WriteStartElement("log", Namespace);
        xml.WriteAttributeString("xes.version", "1849-2016");
        Extension(xml, "Concept", "concept", Namespace + "concept.xesext");
        Extension(xml, "Time", "time", Namespace + "time.xesext");
        Extension(xml, "Cx", "cx", "https://github.com/cx-core/Cx.Core/blob/main/docs/guide/blueprints.md");
        var numbers = new LogNumbers(options.IncludeCustomerIds);
        foreach (var trace in log.GroupBy(one => one.Customer))
        {
            xml.WriteStartElement("trace", Namespace);
            var isFirst = true;
            foreach (var one in trace)
            {
                if (isFirst) Value(xml, "string", "concept:name", numbers.Customer(in one));
                isFirst = false;
                Event(xml, in one, numbers);
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
        xml.Flush();
        stream.Write("\n"u8);
    }

    private static void Event(XmlWriter xml, in Interaction one, LogNumbers numbers)
    {
        xml.WriteStartElement("event", Namespace);
        Value(xml, "string", "concept:name", one.Touchpoint.Text);
        Value(xml, "date", "time:timestamp", LogTime.Write(one.OccurredAt));
        Value(xml, "string", "cx:event", numbers.Event(in one));
        Value(xml, "int", "cx:sequence", one.Sequence.ToString(CultureInfo.InvariantCulture));
        Value(xml, "string", "cx:channel", one.Channel?.Text);
        Value(xml, "string", "cx:case", numbers.Case(in one));
        Value(xml, "date", "cx:recorded", one.RecordedAt is { } recorded ? LogTime.Write(recorded) : null);
        Value(xml, "string", "cx:answer", one.Answer?.ToString(null, CultureInfo.InvariantCulture));
        Value(xml, "string", "cx:scale", one.Answer?.Scale?.Id);
        Value(xml, "string", "cx:effort", one.Effort?.ToString(null, CultureInfo.InvariantCulture));
        Value(xml, "string", "cx:effortScale", one.Effort?.Scale?.Id);
        Value(xml, "string", "cx:outcome", one.Outcome);
        foreach (var (name, value) in (one.Attributes ?? new Dictionary<string, string>(StringComparer.Ordinal)).OrderBy(attribute => attribute.Key, StringComparer.Ordinal)) Value(xml, "string", name, value);
        xml.WriteEndElement();
    }

    private static void Extension(XmlWriter xml, string name, string prefix, string uri)
    {
        xml.WriteStartElement("extension", Namespace);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("prefix", prefix);
        xml.WriteAttributeString("uri", uri);
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string kind, string key, string? value)
    {
        if (value is null) return;
        xml.WriteStartElement(kind, Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }
}
