using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Formats;

/// <summary>Walks through XES and stops at each event.</summary>
internal sealed class XesReader : IDisposable
{
    private static readonly Dictionary<string, LogField> Fields = new(StringComparer.Ordinal)
    {
        ["concept:name"] = LogField.Touchpoint,
        ["time:timestamp"] = LogField.Timestamp,
        ["lifecycle:transition"] = LogField.Lifecycle,
        ["cx:customer"] = LogField.Customer,
        ["cx:channel"] = LogField.Channel,
        ["cx:case"] = LogField.Case,
        ["cx:event"] = LogField.EventId,
        ["cx:recorded"] = LogField.RecordedAt,
        ["cx:answer"] = LogField.Answer,
        ["cx:scale"] = LogField.AnswerScale,
        ["cx:effort"] = LogField.Effort,
        ["cx:effortScale"] = LogField.EffortScale,
        ["cx:outcome"] = LogField.Outcome,
        ["cx:sequence"] = LogField.Sequence,
    };

    private readonly FoundTexts _texts = new();
    private readonly RecordMaker _maker;
    private readonly LogLimits _limits;
    private readonly GuardedStream _guard;
    private readonly PeekStream _start;
    private readonly GZipStream? _unpacked;
    private XmlReader? _xml;
    private readonly Dictionary<string, string> _traceAttributes = new(StringComparer.Ordinal);
    private string? _traceName;
    private string? _traceCustomer;

    public XesReader(Stream stream, LogReadOptions options)
    {
        _maker = new RecordMaker(options);
        _limits = options.Limits;
        _start = new PeekStream(stream);
        _unpacked = _start.StartsWith(0x1F, 0x8B) ? new GZipStream(_start, CompressionMode.Decompress, leaveOpen: true) : null;
        _guard = new GuardedStream(_unpacked ?? (Stream)_start, options.Limits, (byte)'<');
    }

    // Made where what goes wrong is named: it looks at the first bytes, which may be damaged.
    private XmlReader Xml => _xml ??= XmlReader.Create(_guard, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = false,
    });

    // Before anything was read: the first.
    private long Line => Math.Max(1, (_xml as IXmlLineInfo)?.LineNumber ?? 1);

    public void Dispose()
    {
        _xml?.Dispose();
        _guard.Dispose();
        _unpacked?.Dispose();
        _start.Dispose();
    }

    /// <summary>The next event; null at the end.</summary>
    public LogRecord? Next()
    {
        try
        {
            return Walk();
        }
        catch (EventLogException limit) when (limit.Line is null)
        {
            throw new EventLogException(limit.Message, Line, _guard.BytesRead, [], limit);
        }
        catch (XmlException broken)
        {
            throw new EventLogException(
                broken.Message.Contains("DTD", StringComparison.Ordinal)
                    ? "The XML has a document type definition, which can hide anything. Remove it; XES has none."
                    : "The XML is broken, or ends too early. Get the log again, or correct it at this place.",
                Math.Max(broken.LineNumber, Line), _guard.BytesRead, [], broken);
        }
        catch (InvalidDataException broken)
        {
            throw new EventLogException("The gzip data is damaged or ends too early. Get the log again.", Line, _guard.BytesRead, [], broken);
        }
    }

    private LogRecord? Walk()
    {
        while (Read())
        {
            if (Xml.NodeType != XmlNodeType.Element) continue;
            switch (Xml.LocalName)
            {
                case "log":
                    break;
                case "trace":
                    (_traceName, _traceCustomer) = (null, null);
                    _traceAttributes.Clear();
                    break;
                case "event":
                    return Event();
                case "extension" or "global" or "classifier":
                    Skip();
                    break;
                default:
                    // Attributes of the log stand one below it, those of a trace two.
                    if (Xml.Depth == 2) TraceAttribute();
                    Skip();
                    break;
            }
        }

        return null;
    }

    private void TraceAttribute()
    {
        if (Xml.GetAttribute("key") is not { } key || Xml.GetAttribute("value") is not { } value) return;
        if (key == "concept:name") _traceName = value;
        else if (key == "cx:customer") _traceCustomer = value;
        else if (_maker.Options.KeepAttributes) _traceAttributes["case:" + key] = value;
    }

    private LogRecord Event()
    {
        var line = Line;
        _texts.Clear();
        if (_traceAttributes.Count > 0) _texts.Attributes = new Dictionary<string, string>(_traceAttributes, StringComparer.Ordinal);
        if (!Xml.IsEmptyElement)
        {
            var depth = Xml.Depth;
            while (Read() && Xml.Depth > depth)
            {
                if (Xml.NodeType != XmlNodeType.Element) continue;
                if (Xml.GetAttribute("key") is { } key && Xml.GetAttribute("value") is { } value) EventAttribute(key, value);
                Skip();
            }
        }

        if (_texts[LogField.Lifecycle] is { } lifecycle && !lifecycle.Equals("complete", StringComparison.OrdinalIgnoreCase))
            return _maker.Refuse(LogDiagnosticKind.NotComplete, line, $"The event is about \"{MessageText.Shorten(lifecycle)}\", not about completion, and is passed over.");
        return _texts.Make(_maker, line, _traceCustomer ?? _traceName, long.TryParse(_texts[LogField.Sequence], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    private void EventAttribute(string key, string value)
    {
        if (Fields.TryGetValue(key, out var field)) _texts.Set(field, value);
        else if (_maker.Options.KeepAttributes) (_texts.Attributes ??= new(StringComparer.Ordinal))[key] = value;
    }

    private bool Read()
    {
        var isThere = Xml.Read();
        if (Xml.Depth > _limits.MaxDepth)
            throw new EventLogException(string.Create(CultureInfo.InvariantCulture, $"The XML is nested deeper than {_limits.MaxDepth}. Raise LogLimits.MaxDepth if it may be."), Line, _guard.BytesRead, [], null);
        return isThere;
    }

    // To the end of the element; XmlReader.Skip would go down without a limit.
    private void Skip()
    {
        if (Xml.IsEmptyElement) return;
        var depth = Xml.Depth;
        while (Read() && Xml.Depth > depth)
        {
        }
    }
}
