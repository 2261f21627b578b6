using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Cx.Core.Journeys;
using Cx.Core.Journeys.Formats;
using Cx.Core.Scales;
using Cx.Core.Tests.Support;
using Json.Schema;

namespace Cx.Core.Tests.Journeys;

public sealed class EventLogTests
{
    private const string Header = "customer_id,touchpoint,timestamp\n";
    private const string XesHead = "<log xmlns=\"http://www.xes-standard.org/\"><trace><string key=\"concept:name\" value=\"c\"/>";
    private const string XesEvent = "<event><string key=\"concept:name\" value=\"a\"/><date key=\"time:timestamp\" value=\"2026-03-02T12:00:00Z\"/></event>";
    private const string XesFoot = "</trace></log>";

    [DataFact]
    public void The_reference_log_is_read_whole()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Shared, "vectors", "journeys", "gold_events.csv"));
        var log = CsvEventLog.Read(file).InteractionsOrThrow();

        Assert.Equal((936, 120), (log.Count, log.Select(one => one.Customer).Distinct().Count()));
        Assert.Equal(Enumerable.Range(0, 936).Select(i => (long)i), log.Select(one => one.Sequence));
        Assert.Equal(("C052", "ad_view", "web", "2025-01-06T03:00:24.0000000+00:00"), (log[0].Customer.Text, log[0].Touchpoint.Text, log[0].Channel!.Value.Text, log[0].OccurredAt.ToString("O", CultureInfo.InvariantCulture)));
        Assert.Equal(["segment", "seq", "stage"], log[0].Attributes!.Keys.Order(StringComparer.Ordinal));
    }

    [DataFact]
    public void Csv_to_xes_to_csv_is_the_identity()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Shared, "vectors", "journeys", "gold_events.csv"));
        Interaction[] log = [.. CsvEventLog.Read(file).InteractionsOrThrow(), .. Awkward()];
        log = [.. log.Select((one, i) => one with { Sequence = i })];
        var options = new LogWriteOptions { IncludeCustomerIds = true };
        var csv = Written(stream => CsvEventLog.Write(stream, log, options));
        foreach (var isPacked in new[] { false, true })
        {
            var fromCsv = CsvEventLog.Read(new MemoryStream(csv)).InteractionsOrThrow();
            Assert.Equal(log, fromCsv);
            var xes = Written(stream => XesEventLog.Write(stream, fromCsv, new LogWriteOptions { IncludeCustomerIds = true, Compress = isPacked }));
            var fromXes = XesEventLog.Read(new MemoryStream(xes)).InteractionsOrThrow().OrderBy(one => one.Sequence);
            Assert.Equal(csv, Written(stream => CsvEventLog.Write(stream, fromXes, options)));
        }
    }

    [Fact]
    public void Json_lines_are_read_as_they_were_written()
    {
        var log = Awkward();
        var text = Written(stream => JsonLinesEventLog.Write(stream, log, new LogWriteOptions { IncludeCustomerIds = true }));
        Assert.Equal(log, JsonLinesEventLog.Read(new MemoryStream(text)).InteractionsOrThrow());
        // And each line is what the serializer makes of the interaction, but for the sequence.
        var lines = Encoding.UTF8.GetString(text).Split('\n');
        Assert.Equal(log.Length + 1, lines.Length);
        Assert.All(log.Zip(lines), pair => Assert.Equal(pair.First with { Sequence = 0 }, JsonSerializer.Deserialize<Interaction>(pair.Second)));
    }

    [Fact]
    public void Every_line_is_valid_by_the_published_schema()
    {
        var schema = JsonSchema.FromText(InteractionSchema.ReadText());
        Assert.Equal(File.ReadAllText(Repository.PathOf("docs", "schemas", "interaction.v1.json")), InteractionSchema.ReadText());
        var lines = Encoding.UTF8.GetString(Written(stream => JsonLinesEventLog.Write(stream, Awkward()))).TrimEnd('\n').Split('\n');
        Assert.All([.. lines, JsonSerializer.Serialize(Awkward()[1])], line => Assert.True(IsValid(line), line));
        Assert.False(IsValid("{\"customer\":\"a\",\"touchpoint\":\"b\"}"));
        Assert.False(IsValid(lines[0].Replace("\"customer\"", "\"colour\"", StringComparison.Ordinal)));

        bool IsValid(string line)
        {
            using var document = JsonDocument.Parse(line);
            return schema.Evaluate(document.RootElement).IsValid;
        }
    }

    [Fact]
    public void Exports_number_the_customers_unless_told_otherwise()
    {
        var log = Awkward();
        foreach (var text in new[] { Written(stream => CsvEventLog.Write(stream, log)), Written(stream => XesEventLog.Write(stream, log)), Written(stream => JsonLinesEventLog.Write(stream, log)) })
        {
            var shown = Encoding.UTF8.GetString(text);
            Assert.DoesNotContain("anna", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("ticket", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("\r", shown, StringComparison.Ordinal);
            Assert.False(text.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        }

        var numbered = CsvEventLog.Read(new MemoryStream(Written(stream => CsvEventLog.Write(stream, log)))).InteractionsOrThrow();
        Assert.Equal(["1", "2", "1", "1"], numbered.Select(one => one.Customer.Text));
    }

    [Fact]
    public void Cells_of_rfc_4180_are_read()
    {
        LogRecord[] records = [.. Csv(Header.TrimEnd('\n') + ",outcome\r\n\"a \"\"b\"\"\",\"x,\ny\",2026-01-01T00:00:00Z,\r\n\r\nb,\"q\",2026-01-01T00:00:00Z,\"\"\rc,z\"z,2026-01-01T00:00:00Z,last")];
        Interaction[] log = [.. records.Interactions(_ => { })];
        Assert.Equal(["q", "z\"z"], log.Select(one => one.Touchpoint.Text));
        Assert.Equal(new long[] { 2, 5, 6 }, records.Select(record => record.Line));
        // A line break is a control character, and so no part of an id.
        Assert.Equal(LogDiagnosticKind.BadId, records[0].Diagnostic!.Kind);
        Assert.Equal("last", log[1].Outcome);
    }

    [Theory]
    [InlineData("a,b,2026-01-01T00:00:00", LogDiagnosticKind.NoTime)]
    [InlineData("a,b,", LogDiagnosticKind.NoTime)]
    [InlineData("a,b,yesterday", LogDiagnosticKind.BadTime)]
    [InlineData("a,b,2026-02-29T00:00:00Z", LogDiagnosticKind.BadTime)]
    [InlineData("a,b,2026-01-01T24:00:00Z", LogDiagnosticKind.BadTime)]
    [InlineData("a,b,0001-01-01T00:00:00+10:00", LogDiagnosticKind.BadTime)]
    [InlineData("a,b,2026-01-01T00:00:00+15:00", LogDiagnosticKind.BadTime)]
    [InlineData(",b,2026-01-01T00:00:00Z", LogDiagnosticKind.NoCustomer)]
    [InlineData("a,,2026-01-01T00:00:00Z", LogDiagnosticKind.NoTouchpoint)]
    [InlineData("a,b", LogDiagnosticKind.WrongShape)]
    [InlineData("a,b,2026-01-01T00:00:00Z,c", LogDiagnosticKind.WrongShape)]
    public void A_row_that_is_no_interaction_says_why_and_where(string row, LogDiagnosticKind kind)
    {
        LogRecord[] records = [.. Csv(Header + "ok,b,2026-01-01T00:00:00Z\n" + row + "\nok,b,2026-01-01T00:00:00Z\n")];
        Assert.Equal([true, false, true], records.Select(record => record.IsInteraction));
        Assert.Equal((kind, 3L), (records[1].Diagnostic!.Kind, records[1].Diagnostic!.Line));
        var refused = Assert.Throws<EventLogException>(() => records.InteractionsOrThrow());
        Assert.Equal((3L, 1), (refused.Line, refused.Diagnostics.Count));
    }

    [Theory]
    [InlineData("7", "csat5", LogDiagnosticKind.BadAnswer)]
    [InlineData("3", "csat6", LogDiagnosticKind.BadAnswer)]
    [InlineData("3", "", LogDiagnosticKind.BadAnswer)]
    public void An_answer_needs_a_scale_that_has_it(string answer, string scale, LogDiagnosticKind kind)
        => Assert.Equal(kind, Csv($"customer_id,touchpoint,timestamp,answer,answer_scale\na,b,2026-01-01T00:00:00Z,{answer},{scale}\n").Single().Diagnostic!.Kind);

    [Fact]
    public void Not_asked_and_passed_over_are_two_things()
    {
        var log = Csv("customer_id,touchpoint,timestamp,answer,answer_scale\na,b,2026-01-01T00:00:00Z,,\na,b,2026-01-01T00:00:00Z,,csat5\na,b,2026-01-01T00:00:00Z,skipped,csat5\n").InteractionsOrThrow();
        Assert.Equal([null, Rating.NotAnswered(Csat5.Definition), Rating.Skipped(Csat5.Definition)], log.Select(one => one.Answer));
    }

    [Theory]
    [InlineData("2026-03-29T01:59:59", "2026-03-29T01:59:59+01:00")]
    [InlineData("2026-03-29T02:30:00", null)]
    [InlineData("2026-03-29 03:00", "2026-03-29T03:00:00+02:00")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00")]
    [InlineData("2026-10-25T03:00:00", "2026-10-25T03:00:00+01:00")]
    [InlineData("2026-07-01", "2026-07-01T00:00:00+02:00")]
    [InlineData("2026-07-01T12:00:00.1234567", "2026-07-01T12:00:00.1234567+02:00")]
    [InlineData("2026-07-01T12:00:00,5-0530", "2026-07-01T12:00:00.5-05:30")]
    [InlineData("2026-07-01T12:00:00.12345678Z", "2026-07-01T12:00:00.1234567Z")]
    [InlineData("2026-07-01T12:00+02", "2026-07-01T12:00:00+02:00")]
    public void An_instant_without_zone_is_read_by_the_clock_of_the_logs_zone(string text, string? expected)
    {
        var isRead = LogTime.TryParse(text, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), out var instant, out _);
        Assert.Equal(expected, isRead ? LogTime.Write(instant) : null);
    }

    [Theory]
    [InlineData("", "empty", 1)]
    [InlineData("customer_id,touchpoint\n", "no column \"timestamp\"", 2)]
    [InlineData("customer_id,touchpoint,timestamp,touchpoint\n", "Two columns", 2)]
    [InlineData(Header + "a,b,\"2026", "inside a quoted cell", 2)]
    [InlineData(Header + "\"a\"b,c,d\n", "closing quote", 2)]
    public void A_broken_csv_ends_with_its_line(string text, string expected, long line)
    {
        var e = Assert.Throws<EventLogException>(() => Csv(text).ToList());
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Equal(line, e.Line);
    }

    [Fact]
    public void The_byte_offset_counts_bytes_and_records_before_stay_valid()
    {
        var head = Header + "é,b,2026-01-01T00:00:00Z\n";
        var records = new List<LogRecord>();
        var e = Assert.Throws<EventLogException>(() =>
        {
            foreach (var record in Csv(head + "\"x\"!")) records.Add(record);
        });
        Assert.Equal(Encoding.UTF8.GetByteCount(head) + 3, e.ByteOffset);
        Assert.True(Assert.Single(records).IsInteraction);
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_are_an_error()
        => Assert.Contains("not UTF-8", Assert.Throws<EventLogException>(() => CsvEventLog.Read(new MemoryStream([.. Encoding.UTF8.GetBytes(Header), 0xC3, 0x28])).ToList()).Message, StringComparison.Ordinal);

    [Fact]
    public void Headings_and_separators_can_be_named()
    {
        var options = new LogReadOptions { Columns = CsvColumns.Default.With("case_id", "activity", "time", "by"), Separator = ';', DefaultZone = TimeZoneInfo.Utc, EventIdPrefix = "log7-", KeepAttributes = false };
        var one = Assert.Single(CsvEventLog.Read(Bytes("\uFEFFcase_id;activity;time;by;cost\n3;register, request;2010-12-30 13:32;desk;50\n"), options).InteractionsOrThrow());
        Assert.Equal(("3", "register, request", "desk", "log7-1"), (one.Customer.Text, one.Touchpoint.Text, one.Channel!.Value.Text, one.EventId.Text));
        Assert.Null(one.Attributes);
    }

    [Fact]
    public void A_spreadsheet_finds_no_formula_when_asked()
    {
        var log = Awkward()[..1];
        log[0] = log[0] with { Outcome = "=1+1" };
        Assert.Contains(",'=1+1", Encoding.UTF8.GetString(Written(stream => CsvEventLog.Write(stream, log, new LogWriteOptions { SpreadsheetSafe = true }))), StringComparison.Ordinal);
        Assert.Contains(",=1+1", Encoding.UTF8.GetString(Written(stream => CsvEventLog.Write(stream, log))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", LogDiagnosticKind.WrongShape)]
    [InlineData("{\"customer\":1}", LogDiagnosticKind.WrongShape)]
    [InlineData("{\"customer\":\"a\",\"customer\":\"a\"}", LogDiagnosticKind.WrongShape)]
    [InlineData("{\"customer\":\"a\",\"touchpoint\":\"b\"}", LogDiagnosticKind.NoTime)]
    [InlineData("{\"customer\":\"a\",\"touchpoint\":\"b\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"colour\":1}", LogDiagnosticKind.WrongShape)]
    [InlineData("{\"customer\":\"\\uD800\"}", LogDiagnosticKind.WrongShape)]
    public void A_line_that_is_no_interaction_says_why(string line, LogDiagnosticKind kind)
    {
        const string ok = "{\"customer\":\"a\",\"touchpoint\":\"b\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}";
        LogRecord[] records = [.. JsonLinesEventLog.Read(Bytes($"\uFEFF{ok}\r\n\n{line}\n{ok}"))];
        Assert.Equal((kind, 3L), (records[1].Diagnostic!.Kind, records[1].Diagnostic!.Line));
        Assert.Equal(["1", "3"], records.Where(record => record.IsInteraction).Select(record => record.Interaction!.Value.EventId.Text));
    }

    [Fact]
    public void A_line_that_is_no_json_ends_the_log_with_line_and_byte()
    {
        var e = Assert.Throws<EventLogException>(() => JsonLinesEventLog.Read(Bytes("\n{\"a\":}\n")).ToList());
        Assert.Equal((2L, 6L), (e.Line, e.ByteOffset));
        var deep = new string('[', 40);
        Assert.Throws<EventLogException>(() => JsonLinesEventLog.Read(Bytes(deep + new string(']', 40))).ToList());
    }

    [Fact]
    public void Xes_takes_completions_alone_and_counts_the_rest()
    {
        var text = "<?xml version=\"1.0\"?><log xmlns=\"http://www.xes-standard.org/\"><extension name=\"Concept\" prefix=\"concept\" uri=\"u\"/><global scope=\"event\"><string key=\"concept:name\" value=\"x\"/></global>"
            + "<string key=\"source\" value=\"s\"/><trace><string key=\"concept:name\" value=\"c1\"/><string key=\"kind\" value=\"k\"/>"
            + "<event><string key=\"concept:name\" value=\"a\"><string key=\"deep\" value=\"nested\"/></string><date key=\"time:timestamp\" value=\"2026-03-02T12:00:00.000+01:00\"/><string key=\"lifecycle:transition\" value=\"COMPLETE\"/><int key=\"cost\" value=\"5\"/></event>"
            + "<event><string key=\"concept:name\" value=\"a\"/><date key=\"time:timestamp\" value=\"2026-03-02T12:00:00Z\"/><string key=\"lifecycle:transition\" value=\"start\"/></event>"
            + "<event><string key=\"concept:name\" value=\"a\"/></event><event/></trace>"
            + "<trace><string key=\"concept:name\" value=\"c2\"/><string key=\"cx:customer\" value=\"anna\"/>" + XesEvent + "</trace></log>";
        LogRecord[] records = [.. XesEventLog.Read(Bytes(text))];

        Assert.Equal([LogDiagnosticKind.NotComplete, LogDiagnosticKind.NoTime, LogDiagnosticKind.NoTouchpoint], records.Where(record => !record.IsInteraction).Select(record => record.Diagnostic!.Kind));
        var log = records.Where(record => record.IsInteraction).Select(record => record.Interaction!.Value).ToArray();
        Assert.Equal(["c1", "anna"], log.Select(one => one.Customer.Text));
        Assert.Equal(("5", "k"), (log[0].Attributes!["cost"], log[0].Attributes!["case:kind"]));
        Assert.Null(log[1].Attributes);
    }

    [Fact]
    public void Billion_laughs_are_refused_at_the_first_line()
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE log [<!ENTITY l0 \"lol\">");
        for (var i = 1; i < 10; i++) text.Append(CultureInfo.InvariantCulture, $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">");
        text.Append("]><log>&l9;</log>");
        var e = Refused(() => XesEventLog.Read(Bytes(text.ToString())));
        Assert.Contains("document type definition", e.Message, StringComparison.Ordinal);
        Assert.InRange(e.Line!.Value, 1, 2);
    }

    [Theory]
    [InlineData("<log>", "x", "</log>")]
    [InlineData("<log><trace><string key=\"concept:name\" value=\"", "x", "\"/></trace></log>")]
    [InlineData("<log><!--", " x", "--></log>")]
    [InlineData("<log><![CDATA[", ">x", "]]></log>")]
    public void Two_gigabytes_without_a_tag_are_refused(string head, string part, string foot)
        => Assert.Contains("Between two tags", Refused(() => XesEventLog.Read(new GeneratedStream(head, part, 2_000_000_000 / part.Length, foot))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<log ")]
    [InlineData("<log> ")]
    [InlineData("<log a='>' ")]
    public void Blanks_without_end_are_refused(string head)
        => Assert.Contains("More than 65536 blanks", Refused(() => XesEventLog.Read(new GeneratedStream(head, " ", 2_000_000_000, "></log>"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Blanks_that_end_are_read_over()
    {
        var blanks = new string(' ', 60_000);

        Assert.Empty(XesEventLog.Read(Bytes($"<log {blanks}>{blanks}<trace>{blanks}</trace>{blanks}</log>")));
    }

    [Fact]
    public void A_tower_of_tags_is_refused()
        => Assert.Contains("deeper than 32", Refused(() => XesEventLog.Read(new GeneratedStream(XesHead + "<event>", "<list>", 100_000_000, string.Empty))).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_gigabytes_of_one_cell_and_of_one_line_are_refused()
    {
        Assert.Contains("A cell is longer", Refused(() => CsvEventLog.Read(new GeneratedStream(Header + "a,\"", "x", 2_000_000_000, "\""))).Message, StringComparison.Ordinal);
        Assert.Contains("A row is longer", Refused(() => CsvEventLog.Read(new GeneratedStream(Header, new string('x', 100_000) + ",", 20_000, string.Empty))).Message, StringComparison.Ordinal);
        Assert.Contains("The line is longer", Refused(() => JsonLinesEventLog.Read(new GeneratedStream("{\"customer\":\"", "x", 2_000_000_000, "\"}"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packed_bomb_ends_at_the_limit()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var bomb = new GeneratedStream(XesHead, XesEvent, 200_000, XesFoot)) bomb.CopyTo(gzip);
        packed.Position = 0;
        Assert.Contains("longer than 1000000 bytes", Refused(() => XesEventLog.Read(packed, new LogReadOptions { Limits = LogLimits.Default.With(maxBytes: 1_000_000) })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(300)]
    [InlineData(-1)]
    public void A_truncated_gzip_is_an_error(int length)
    {
        var log = Awkward();
        var packed = Written(stream => XesEventLog.Write(stream, log, new LogWriteOptions { Compress = true }));
        Assert.Equal((0x1F, 0x8B), (packed[0], packed[1]));
        var e = Refused(() => XesEventLog.Read(new MemoryStream(packed[..(length < 0 ? packed.Length / 2 : length)])));
        Assert.True(e.Message.Contains("gzip", StringComparison.Ordinal) || e.Message.Contains("ends too early", StringComparison.Ordinal), e.Message);
    }

    [Fact]
    public void A_damaged_gzip_is_an_error()
    {
        var packed = Written(stream => XesEventLog.Write(stream, Enumerable.Repeat(Awkward(), 50).SelectMany(log => log), new LogWriteOptions { Compress = true }));
        var messages = new HashSet<string>(StringComparer.Ordinal);
        var random = new Random(8);
        for (var i = 0; i < 200; i++)
        {
            var damaged = (byte[])packed.Clone();
            for (var j = 0; j < 8; j++) damaged[random.Next(12, damaged.Length)] ^= (byte)random.Next(1, 256);
            try
            {
                foreach (var record in XesEventLog.Read(new MemoryStream(damaged))) Assert.NotNull(record);
            }
            catch (EventLogException e)
            {
                messages.Add(e.Message);
            }
        }

        Assert.Contains("The gzip data is damaged or ends too early. Get the log again.", messages);
    }

    [Fact]
    public void A_long_log_is_read_in_flat_memory()
    {
        const int events = 60_000;
        foreach (var read in new Func<IEnumerable<LogRecord>>[]
        {
            () => XesEventLog.Read(new GeneratedStream(XesHead, XesEvent, events, XesFoot)),
            () => CsvEventLog.Read(new GeneratedStream(Header, "a,b,2026-01-01T00:00:00Z\n", events, string.Empty)),
            () => JsonLinesEventLog.Read(new GeneratedStream(string.Empty, "{\"customer\":\"a\",\"touchpoint\":\"b\",\"occurredAt\":\"2026-01-01T00:00:00Z\"}\n", events, string.Empty)),
        })
        {
            long count = 0, first = 0, last = 0;
            foreach (var record in read())
            {
                Assert.True(record.IsInteraction);
                count++;
                if (count == 1_000) first = GC.GetTotalMemory(forceFullCollection: true);
                if (count == events) last = GC.GetTotalMemory(forceFullCollection: true);
            }

            Assert.Equal(events, count);
            // Other tests run beside this one; what would grow with the log would be far more.
            Assert.True(last - first < 64 << 20, $"from {first} to {last} bytes");
        }
    }

    [Fact]
    public void More_records_than_the_limit_are_an_error()
        => Assert.Contains("more than 2 records", Refused(() => CsvEventLog.Read(Bytes(Header + "a,b,c\na,b,c\na,b,c\n"), new LogReadOptions { Limits = LogLimits.Default.With(maxRecords: 2) })).Message, StringComparison.Ordinal);

    [Fact]
    public void Limits_are_above_zero() => Assert.Throws<ArgumentOutOfRangeException>(() => LogLimits.Default.With(maxDepth: 0));

    [Fact]
    public void Diagnostics_reach_their_handler_one_by_one()
    {
        var seen = new List<LogDiagnostic>();
        Assert.Single(Csv(Header + "a,b,2026-01-01T00:00:00Z\na,b,c\n").Interactions(seen.Add));
        Assert.Equal("line 3", Assert.Single(seen).ToString()[..6]);
    }

    [Fact]
    public void Headings_of_an_answer_can_be_others_and_the_place_of_a_line_is_its_number()
    {
        var options = new LogReadOptions { Columns = CsvColumns.Default.WithAnswer("rating", "of") };
        var read = Assert.Single(CsvEventLog.Read(Bytes("customer_id,touchpoint,timestamp,rating,of\na,b,2026-01-01T00:00:00Z,4,csat5\n"), options).Interactions(_ => { }));
        Assert.Equal(Rating.From(Csat5.Definition, 4), read.Answer);

        var lines = JsonLinesEventLog.Read(Bytes("""{"eventId":"e","customer":"a","touchpoint":"b","occurredAt":"2026-01-01T00:00:00Z","sequence":7}""")).Interactions(_ => { });
        Assert.Equal(0, Assert.Single(lines).Sequence);
    }

    [Fact]
    public void An_attribute_that_would_be_taken_for_a_column_is_refused_when_it_is_written()
    {
        Interaction[] log = [new() { EventId = new("e"), Customer = new("a"), Touchpoint = new("b"), OccurredAt = DateTimeOffset.UnixEpoch, Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["timestamp"] = "x" } }];
        using var stream = new MemoryStream();

        Assert.Contains("\"timestamp\"", Assert.Throws<ArgumentException>(() => CsvEventLog.Write(stream, log)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00+1")]
    [InlineData("2026-01-01T00:00:00+01000")]
    public void An_offset_of_another_length_is_no_time(string time)
    {
        var seen = new List<LogDiagnostic>();
        Assert.Empty(Csv(Header + $"a,b,{time}\n").Interactions(seen.Add));
        Assert.Single(seen);
    }

    private static Interaction[] Awkward()
    {
        var at = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(5.5)).AddTicks(1);
        return
        [
            new Interaction { EventId = new("e 1"), Customer = new("anna, \"x\" <&>"), Touchpoint = new("a\u00A0😀\u2028"), OccurredAt = at, Channel = new("=web"), Case = new("ticket 1") },
            new Interaction { EventId = new("e 2"), Customer = new("bob"), Touchpoint = new(" a"), OccurredAt = at.AddDays(1).ToUniversalTime(), Sequence = 1, Answer = Rating.From(Csat5.Definition, 4), Effort = Rating.NotAnswered(Ces7.Definition), RecordedAt = at.AddDays(2), Attributes = new Dictionary<string, string>(StringComparer.Ordinal) { ["plan"] = "pro\nmax", ["a b"] = "'" } },
            new Interaction { EventId = new("e 3"), Customer = new("anna, \"x\" <&>"), Touchpoint = new("b"), OccurredAt = at.AddHours(-1), Sequence = 2, Outcome = "line 1\nline \"2\", end", Case = new("ticket 2") },
            new Interaction { EventId = new("e 4"), Customer = new("anna, \"x\" <&>"), Touchpoint = new("b"), OccurredAt = at.AddHours(-1), Sequence = 3, Answer = Rating.NotApplicable(Csat5.Definition) },
        ];
    }

    private static EventLogException Refused(Func<IEnumerable<LogRecord>> read)
    {
        var e = new EventLogException();
        var allocated = Allocation.Once(() => e = Assert.Throws<EventLogException>(() =>
        {
            foreach (var record in read()) Assert.NotNull(record);
        }));
        Assert.True(allocated < 64 << 20 || e.Message.Contains("bytes, unpacked", StringComparison.Ordinal), $"{allocated} bytes were allocated");
        Assert.NotNull(e.Line);
        return e;
    }

    private static IEnumerable<LogRecord> Csv(string text) => CsvEventLog.Read(Bytes(text));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
