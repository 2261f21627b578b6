using System.Text;
using System.Text.Unicode;

namespace Cx.Cli.Input;

/// <summary>UTF-8 bytes that were read ahead and checked on another thread, so that the rows are parsed while the next block comes in.</summary>
/// <remarks>Two places are never touched by both threads: a block belongs to whoever took it from its queue.</remarks>
internal sealed class CheckedStream : Stream
{
    private const int BlockBytes = 1 << 18;
    private const int Blocks = 8;
    private const int Headroom = 4;

    private readonly object _gate = new();
    private readonly Queue<Block> _ready = new(Blocks);
    private readonly Queue<byte[]> _pool = new(Blocks);
    private ReadOnlyMemory<byte> _unread;
    private Block _current;
    private int _taken;
    private long _delivered;
    private int _out;
    private bool _closed;

    /// <param name="source">Where the bytes come from; closed by the reading thread.</param>
    /// <param name="isUtf8">Whether the bytes must be checked: what was converted from another encoding is UTF-8 already.</param>
    public CheckedStream(Stream source, bool isUtf8) =>
        new Thread(() => ReadAhead(source, isUtf8)) { IsBackground = true, Name = "cx input" }.Start();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    /// <summary>How many bytes the parser has taken so far.</summary>
    public override long Position
    {
        get => _delivered;
        set => throw new NotSupportedException();
    }

    /// <summary>Puts bytes that were read to look at them back in front.</summary>
    public void Unread(ReadOnlyMemory<byte> bytes)
    {
        _unread = bytes;
        _delivered -= bytes.Length;
    }

    public override int Read(Span<byte> buffer)
    {
        var count = _unread.IsEmpty ? ReadBlock(buffer) : ReadUnread(buffer);
        _delivered += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is written to this stream.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // The thread may sit in a read of a pipe that nobody writes to: it is told, not awaited, and it is a background thread.
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }

        base.Dispose(disposing);
    }

    private int ReadUnread(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _unread.Length);
        _unread.Span[..count].CopyTo(buffer);
        _unread = _unread[count..];
        return count;
    }

    private int ReadBlock(Span<byte> buffer)
    {
        while (_taken == _current.Length)
        {
            if (_current.Error is { } error) throw error;
            if (_current.IsLast) return 0;
            NextBlock();
        }

        var count = Math.Min(buffer.Length, _current.Length - _taken);
        _current.Bytes.AsSpan(Headroom + _taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    private void NextBlock()
    {
        lock (_gate)
        {
            if (_current.Bytes is { } used)
            {
                _pool.Enqueue(used);
                _out--;
            }

            while (_ready.Count == 0) Monitor.Wait(_gate);
            _current = _ready.Dequeue();
            _taken = 0;
            Monitor.PulseAll(_gate);
        }
    }

    private void ReadAhead(Stream source, bool isUtf8)
    {
        using var input = source;
        var check = new Utf8Check(isUtf8);
        while (FreeBlock() is { } bytes)
        {
            var block = Fill(input, bytes, ref check);
            lock (_gate)
            {
                _ready.Enqueue(block);
                Monitor.PulseAll(_gate);
            }

            if (block.IsLast) break;
        }
    }

    private byte[]? FreeBlock()
    {
        lock (_gate)
        {
            while (_out == Blocks && !_closed) Monitor.Wait(_gate);
            if (_closed) return null;
            _out++;
            return _pool.TryDequeue(out var used) ? used : new byte[Headroom + BlockBytes];
        }
    }

    private static Block Fill(Stream source, byte[] bytes, ref Utf8Check check)
    {
        try
        {
            var count = source.Read(bytes, Headroom, BlockBytes);
            var error = check.Next(bytes, Headroom, count);
            return error is null ? new Block(bytes, count, count == 0, null) : new Block(bytes, 0, true, error);
        }
        catch (DecoderFallbackException e)
        {
            return new Block(bytes, 0, true, CxException.BadData($"The input is not in the encoding it was said to have: {e.Message} Name the right one with --encoding.", e));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Block(bytes, 0, true, CxException.BadData($"The input cannot be read any further: {e.Message}", e));
        }
    }

    /// <param name="Bytes">The block, after some free room for the end of the one before.</param>
    /// <param name="Length">How many bytes it holds.</param>
    /// <param name="IsLast">Whether nothing follows.</param>
    /// <param name="Error">What is wrong with the input from here on.</param>
    private readonly record struct Block(byte[]? Bytes, int Length, bool IsLast, CxException? Error);

    /// <summary>Checks text block by block; a character may lie across two of them.</summary>
    private struct Utf8Check(bool isUtf8)
    {
        private long _offset;
        private long _lines;
        private int _carried;
        private uint _carry;

        public CxException? Next(byte[] bytes, int start, int count)
        {
            var block = bytes.AsSpan(start, count);
            var zero = block.IndexOf((byte)0);
            if (zero >= 0) return Binary(_offset + zero);
            if (isUtf8)
            {
                for (var i = 0; i < _carried; i++) bytes[start - _carried + i] = (byte)(_carry >> (8 * i));
                var text = bytes.AsSpan(start - _carried, _carried + count);
                var incomplete = count == 0 ? 0 : IncompleteTail(text);
                if (!Utf8.IsValid(text[..^incomplete])) return NotUtf8(text, _offset - _carried);
                _carried = incomplete;
                _carry = 0;
                for (var i = 0; i < incomplete; i++) _carry |= (uint)text[text.Length - incomplete + i] << (8 * i);
                _lines += block.Count((byte)'\n');
            }

            _offset += count;
            return null;
        }

        private static int IncompleteTail(ReadOnlySpan<byte> text)
        {
            for (var back = 1; back <= 3 && back <= text.Length; back++)
            {
                var unit = text[^back];
                if (unit < 0x80) return 0;
                if (unit < 0xC0) continue;
                var length = unit >= 0xF0 ? 4 : unit >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }

            return 0;
        }

        private readonly CxException NotUtf8(ReadOnlySpan<byte> text, long start)
        {
            var at = 0;
            while (Rune.DecodeFromUtf8(text[at..], out _, out var consumed) == System.Buffers.OperationStatus.Done) at += consumed;
            var line = _lines + text[..at].Count((byte)'\n') + 1;
            return CxException.BadData(Text.Line($"The input is not UTF-8: byte 0x{text[at]:X2} on line {line} (byte offset {start + at}) is no character in it. Name its encoding, such as --encoding latin1, windows-1252 or utf-16."));
        }

        private static CxException Binary(long offset) => CxException.BadData(Text.Line(
            $"The input is not text: it has a zero byte (at byte offset {offset}). cx reads CSV and JSON Lines; for UTF-16 without a byte order mark say --encoding utf-16."));
    }
}
