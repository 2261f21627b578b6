using System.Text;

namespace Cx.Cli.Input;

/// <summary>Opens what the user named: finds its encoding and its format.</summary>
internal static class RowFile
{
    private static readonly string[] JsonExtensions = [".jsonl", ".ndjson", ".json"];
    private static readonly string[] CsvExtensions = [".csv", ".tsv"];

    /// <param name="file">A path, or <c>-</c> for standard input.</param>
    /// <param name="encoding">The name of an encoding, or <see langword="null"/> for UTF-8 unless a byte order mark says otherwise.</param>
    public static RowSource Open(string file, string? encoding)
    {
        var named = encoding is null ? null : FindEncoding(encoding);
        var stream = OpenText(file, named, out var length, out var skipped);
        try
        {
            return OpenRows(stream, file, length, skipped);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static CheckedStream OpenText(string file, Encoding? named, out long? length, out int skipped)
    {
        var raw = OpenBytes(file, out length);
        var bytes = ToUtf8(raw, named, out var isUtf8, out skipped);
        // Progress counts bytes of UTF-8.
        if (!isUtf8) length = null;
        return new CheckedStream(bytes, isUtf8);
    }

    private static RowSource OpenRows(CheckedStream stream, string file, long? length, int skipped)
    {
        var head = ReadHead(stream);
        var first = head.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (first < 0) throw CxException.BadData("The input is empty: no header and no row.");
        CheckKind(head.Span[first..]);
        // Blank lines before the header are no rows.
        var blank = head.Span.IndexOfAnyExcept("\r\n"u8);
        stream.Unread(head[blank..]);
        if (IsJson(head.Span[first], Path.GetExtension(file))) return new JsonLineRows(stream, length);
        var header = CsvHead.EndOfRecord(head.Span[blank..]);
        var parts = length is { } bytes && header >= 0 ? new CsvParts.Source(file, skipped + blank + header, bytes) : null;
        return new CsvRows(stream, CsvHead.Of(head.Span[blank..]), length, parts);
    }

    private static bool IsJson(byte first, string extension)
    {
        if (JsonExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) return true;
        return first == (byte)'{' && !CsvExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
    }

    private static void CheckKind(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("PK\u0003\u0004"u8))
            throw CxException.BadData("The input is a zip archive (an Excel workbook is one). Save the sheet as CSV and give that to cx.");
        if (text.StartsWith("[{"u8) || text.StartsWith("[\n"u8) || text.StartsWith("[\r\n"u8))
            throw CxException.BadData("The input is a JSON array. cx reads JSON Lines: one object a line, without brackets or commas round them.");
    }

    private static Stream OpenBytes(string file, out long? length)
    {
        length = null;
        if (string.Equals(file, "-", StringComparison.Ordinal)) return Console.OpenStandardInput();
        try
        {
            var stream = new FileStream(file, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan, Share = FileShare.ReadWrite });
            if (stream.CanSeek) length = stream.Length;
            return stream;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CxException.BadData($"There is no file '{file}'.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw CxException.BadData(Directory.Exists(file) ? $"'{file}' is a folder, not a file." : $"The file '{file}' cannot be opened: {e.Message}", e);
        }
    }

    private static Stream ToUtf8(Stream raw, Encoding? named, out bool isUtf8, out int skip)
    {
        var start = new byte[4];
        var count = ReadUpTo(raw, start);
        var marked = ByteOrderMark(start.AsSpan(0, count), out skip);
        if (named is not null && (marked is null || marked.CodePage != named.CodePage)) skip = 0;
        var encoding = named ?? marked;
        isUtf8 = encoding is null or UTF8Encoding;
        Stream whole = new PrefixedStream(start.AsMemory(skip, count - skip), raw);
        return isUtf8 ? whole : Encoding.CreateTranscodingStream(whole, Strict(encoding!), Encoding.UTF8);
    }

    private static Encoding? ByteOrderMark(ReadOnlySpan<byte> start, out int length)
    {
        length = start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        if (length > 0) return Encoding.UTF8;
        length = 2;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;
        length = 0;
        return null;
    }

    private static Encoding FindEncoding(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var known = string.Equals(name, "latin1", StringComparison.OrdinalIgnoreCase) ? "iso-8859-1" : name;
        try
        {
            return Encoding.GetEncoding(known);
        }
        catch (ArgumentException e)
        {
            throw CxException.Usage($"There is no encoding '{name}'. Common ones: utf-8, utf-16, latin1, windows-1252.", e);
        }
    }

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }

    private static Memory<byte> ReadHead(CheckedStream stream)
    {
        var head = new byte[1 << 12];
        var count = 0;
        while (count < Limits.HeadBytes)
        {
            if (count == head.Length) Array.Resize(ref head, head.Length * 2);
            var read = stream.Read(head.AsSpan(count));
            if (read == 0) break;
            count += read;
            var begun = head.AsSpan(0, count).IndexOfAnyExcept("\r\n"u8);
            if (begun >= 0 && CsvHead.EndOfRecord(head.AsSpan(begun, count - begun)) >= 0) break;
        }

        return head.AsMemory(0, count);
    }

    private static int ReadUpTo(Stream stream, byte[] buffer)
    {
        try
        {
            return stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CxException.BadData($"The input cannot be read: {e.Message}", e);
        }
    }
}
