using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;
using Microsoft.Win32.SafeHandles;

namespace Cx.Cli.Input;

/// <summary>A long CSV file cut into parts at ends of records, for several threads: each takes the next part and parses it while the others read.</summary>
/// <remarks>Only sound text is read this way. At anything odd (a zero byte, a byte that is not UTF-8, a misplaced quote, a record without end) the parts end,
/// and whoever wanted them reads the rows one by one, which finds the same place again and can say what is wrong there.</remarks>
internal sealed class CsvParts : IDisposable
{
    private const int PartBytes = 1 << 19;

    private readonly Lock _gate = new();
    private readonly SafeFileHandle _file;
    private readonly Source _source;
    private readonly CsvReaderOptions _options;
    private readonly int _columns;
    private readonly int[] _wanted;
    private byte[] _rest = [];
    private long _offset;
    private int _parts;
    private bool _isPlain;
    private volatile bool _isOdd;

    public CsvParts(Source source, char separator, bool skipsEmptyLines, int columns, int[] wanted)
    {
        _source = source;
        _columns = columns;
        _wanted = wanted;
        _offset = source.Start;
        _file = File.OpenHandle(source.Path, options: FileOptions.SequentialScan, share: FileShare.ReadWrite);
        _options = new CsvReaderOptions { HasHeader = false, Separator = separator, SkipEmptyLines = skipsEmptyLines, OnMalformedRecord = _ => _isOdd = true };
    }

    /// <summary>Whether something was found that the parts cannot be trusted with.</summary>
    public bool IsOdd => _isOdd;

    public double Progress => _source.Length == 0 ? 1 : Math.Min(1, (double)Volatile.Read(ref _offset) / _source.Length);

    public void Dispose() => _file.Dispose();

    /// <summary>A part of three columns that stands alone.</summary>
    public static Part Sample(byte[] text) => new(CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, Separator = ',' }), 0, 3, [0, 1, 2]);

    /// <summary>The next part, or <see langword="null"/> when there is none; the buffer is the caller's and grows.</summary>
    public Part? Next(ref byte[] buffer)
    {
        int length;
        int number;
        bool isPlain;
        lock (_gate)
        {
            length = _isOdd ? 0 : Fill(ref buffer);
            number = _parts++;
            isPlain = _isPlain;
        }

        if (length == 0) return null;
        var text = buffer.AsSpan(0, length);
        if ((!isPlain && text.Contains((byte)0)) || !Utf8.IsValid(text))
        {
            _isOdd = true;
            return null;
        }

        return new Part(CsvReader.Create(buffer.AsMemory(0, length), _options), number, _columns, _wanted);
    }

    private int Fill(ref byte[] buffer)
    {
        var length = _rest.Length;
        if (buffer.Length < length + PartBytes) Array.Resize(ref buffer, length + PartBytes);
        _rest.CopyTo(buffer, 0);
        _rest = [];
        while (true)
        {
            var read = RandomAccess.Read(_file, buffer.AsSpan(length), _offset);
            Volatile.Write(ref _offset, _offset + read);
            length += read;
            if (read == 0)
            {
                _isPlain = false;
                return length;
            }

            var text = buffer.AsSpan(0, length);
            // Much text has neither quotes nor zero bytes: one look then answers for both.
            _isPlain = text.IndexOfAny((byte)0, (byte)'"') < 0;
            var end = _isPlain ? text.LastIndexOf((byte)'\n') + 1 : EndOfRecords(text);
            if (end > 0)
            {
                _rest = buffer.AsSpan(end, length - end).ToArray();
                return end;
            }

            if (length >= Limits.RecordBytes)
            {
                _isOdd = true;
                return 0;
            }

            if (length == buffer.Length) Array.Resize(ref buffer, 2 * length);
        }
    }

    // Text that begins outside quotes is outside quotes wherever the number of quotes before is even; a doubled quote counts twice.
    // That is so only in text without misplaced quotes: the parser that meets one says so, and the parts end.
    private static int EndOfRecords(ReadOnlySpan<byte> text)
    {
        var quotes = text.Count((byte)'"');
        var end = text.Length;
        while (true)
        {
            var line = text[..end].LastIndexOf((byte)'\n');
            if (line < 0) return 0;
            quotes -= text[(line + 1)..end].Count((byte)'"');
            if (int.IsEvenInteger(quotes)) return line + 1;
            end = line;
        }
    }

    /// <param name="Path">The file.</param>
    /// <param name="Start">Where its first row begins.</param>
    /// <param name="Length">How many bytes it has.</param>
    internal sealed record Source(string Path, long Start, long Length);

    /// <summary>The rows of one part; they are counted from 1 in each.</summary>
    internal sealed class Part(CsvReader reader, int number, int columns, int[] wanted) : RowSource
    {
        /// <summary>The place of the part in the file, from 0.</summary>
        public int Number => number;

        public override long Row => reader.RowNumber;

        public override IReadOnlyList<string> Columns => [];

        public override string? Problem
        {
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            get => reader.FieldCount == columns ? null : CsvRows.WrongFieldCount(reader.FieldCount, columns);
        }

        public override double? Progress => null;

        public override bool IsLong => false;

        public override void Select(IReadOnlyList<string> columns)
        {
            // The file's columns were selected before it was cut.
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override bool Read() => reader.Read();

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public override ReadOnlySpan<byte> Cell(int index) => reader.GetSpan(wanted[index]);

        protected override void Dispose(bool disposing)
        {
            if (disposing) reader.Dispose();
        }
    }
}
