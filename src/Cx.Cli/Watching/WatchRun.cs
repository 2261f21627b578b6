using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Cx.Cli.Input;
using Cx.Cli.Scoring;
using Cx.Cli.Timing;
using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Statistics;
using Cx.Core.Streaming;
using Tally = Cx.Core.Streaming.Tally;

namespace Cx.Cli.Watching;

/// <summary>One run of <c>cx watch</c>: lines in, windows out, and now and then the state into a file.</summary>
/// <remarks>
/// The state is written only after everything that was told is out, and only between two lines. So a run that is killed has told at least what its state says;
/// what comes again after a restart has the same window, key and revision.
/// </remarks>
internal sealed class WatchRun
{
    /// <summary>The input's name in the state.</summary>
    private const string InputName = "input";

    private const ushort MemorySection = 0x8001;
    // How long nothing is looked for at the end of a file that is followed.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private static readonly byte[] Utf16Mark = [0xFF, 0xFE];

    private readonly WatchRequest _request;
    private readonly IWatchView _view;
    private readonly SeriesSchema _schema;
    private readonly RatingWindows<WatchedScale> _windows;
    private readonly RatingCells _ratings;
    private readonly TimeCells _times;
    private readonly Problems _problems = new(strict: false);
    private readonly Dictionary<SeriesKey, GroupMemory> _groups = [];
    private readonly int[] _ids;
    private readonly string _expected;
    private readonly int _firstKey;
    private char[] _text = new char[256];
    private WatchMemory _memory = new();
    private LineRecord? _record;
    private bool _isDirty;

    public WatchRun(WatchRequest request, IWatchView view)
    {
        _request = request;
        _view = view;
        // The box that the method names is the one that the alarm watches.
        WatchedScale.Choose(request.Frame.Method.Kind == MethodKind.TopBox ? request.Frame.Scale.WithBoxes(request.Frame.Method.Levels, request.Frame.Scale.Levels - request.Frame.Method.Levels) : request.Frame.Scale);
        // Wrong targets are told before anything is read.
        request.Alarm?.For(request.Frame);
        // Ids take what room there is: at least a thousand members for each of six columns.
        const int MostBits = 20;
        const int KeyBits = 64;
        var bits = Math.Min(MostBits, KeyBits / Math.Max(1, request.By.Count));
        _schema = SeriesSchema.Of([.. request.By.Count == 0 ? [("all", bits)] : request.By.Select(name => (name, bits))]);
        _windows = new RatingWindows<WatchedScale>(_schema, request.Options);
        _ratings = new RatingCells(request.Frame.Scale);
        _times = new TimeCells(request.Zone);
        _ids = new int[Math.Max(1, request.By.Count)];
        _firstKey = request.Id is null ? 2 : 3;
        _expected = Text.Line($"a whole number from {request.Frame.Scale.Min} to {request.Frame.Scale.Max}, a label of the scale, nothing, skipped or notApplicable");
    }

    public Tally Tally => _windows.Tally;

    public WatchMemory Memory => _memory;

    public DateTimeOffset? Watermark => _windows.Watermark.Current;

    /// <summary>Reads until the input ends, or until somebody asks to stop.</summary>
    public void Run(CancellationToken stop)
    {
        var offset = Restore();
        using var feed = Open(offset, stop);
        var isCut = false;
        while (!stop.IsCancellationRequested && !isCut)
        {
            if (feed.Next())
            {
                // A last line without its line break may still be written to: the state is that before it.
                isCut = !feed.IsTerminated;
                if (isCut) Save(offset);
                Count(feed);
                offset = feed.Offset;
                if (!isCut && _memory.Lines % _request.Checkpoint == 0) Save(offset);
            }
            else if (feed.HasEnded)
            {
                break;
            }
            else
            {
                Save(offset);
                stop.WaitHandle.WaitOne(s_pause);
            }
        }

        if (!isCut) Save(offset);
        // Who follows a file goes on later; who has read all of it wants to see all of it.
        if (!_request.Follow) _windows.Complete();
        Tell();
        _view.End(this);
        _problems.Report(Console.Error, _ => 0, "in any window");
    }

    private static Stream OpenBytes(string file)
    {
        if (string.Equals(file, "-", StringComparison.Ordinal)) return Console.OpenStandardInput();
        try
        {
            return new FileStream(file, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete });
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

    private LineFeed Open(long offset, CancellationToken stop)
    {
        var feed = new LineFeed(OpenBytes(_request.File), _request.Follow, () => _view.Refresh(this));
        try
        {
            if (_request.BeginsAtOffset && offset > 0)
            {
                feed.BeginAt(offset);
                _record = _request.IsJson ? new JsonRecord(_request.Columns) : new CsvRecord(Encoding.UTF8.GetBytes(_memory.Header ?? string.Empty), _request.Columns);
                return feed;
            }

            if (_request.IsJson) _record = new JsonRecord(_request.Columns);
            else ReadHeader(feed, stop);
            if (offset > 0) feed.SkipTo(offset);
            return feed;
        }
        catch
        {
            feed.Dispose();
            throw;
        }
    }

    private void ReadHeader(LineFeed feed, CancellationToken stop)
    {
        while (!feed.Next())
        {
            if (feed.HasEnded || stop.IsCancellationRequested) throw CxException.BadData("The input is empty: no header and no row.");
            stop.WaitHandle.WaitOne(s_pause);
        }

        var header = feed.Current;
        if (header.StartsWith(Encoding.UTF8.Preamble)) header = header[Encoding.UTF8.Preamble.Length..];
        if (header.StartsWith(Utf16Mark) || header.Contains((byte)0) || !Utf8.IsValid(header))
            throw CxException.BadData("The header is not UTF-8. cx watch reads UTF-8; convert the stream first, for example with iconv.");
        _record = new CsvRecord(header, _request.Columns);
        _memory.Header = Encoding.UTF8.GetString(header);
    }

    private void Count(LineFeed feed)
    {
        var line = feed.Current;
        if (feed.Offset <= line.Length + 1 && line.StartsWith(Encoding.UTF8.Preamble)) line = line[Encoding.UTF8.Preamble.Length..];
        if (!feed.IsTooLong && !line.ContainsAnyExcept(" \t\r"u8)) return;
        _memory.Lines++;
        _isDirty = true;
        if (ProblemOf(feed.IsTooLong, line) is { } problem)
        {
            _memory.Malformed++;
            _problems.Add(_memory.Lines, problem);
            return;
        }

        Offer();
        if (_windows.Waiting > 0) Tell();
        _view.Lines(this);
    }

    private string? ProblemOf(bool isTooLong, ReadOnlySpan<byte> line)
    {
        if (isTooLong) return Text.Line($"it is longer than {Limits.RecordBytes >> 20} MiB");
        return line.Contains((byte)0) || !Utf8.IsValid(line) ? "it is not UTF-8" : _record!.Read(line);
    }

    private void Offer()
    {
        var record = _record!;
        var kind = _times.Read(record.Cell(0), out var at);
        var rating = _ratings.Read(record.Cell(1));
        if (kind != TimeCells.Kind.Instant)
        {
            _problems.Add(_memory.Lines, _request.Time, record.Cell(0), kind == TimeCells.Kind.Naive ? "a time with an offset from UTC; for local times say --zone" : TimeCells.Expected);
            at = default;
        }
        else if (rating is null)
        {
            _problems.Add(_memory.Lines, _request.Column, record.Cell(1), _expected);
            at = default;
        }

        // An event without a time is invalid: so is one whose answer is none.
        var typed = rating is { } answer ? Typed(answer) : default;
        _windows.Add(new WindowEvent<Rating<WatchedScale>>(KeyOf(record), typed, at, idHash: _request.Id is null ? 0 : IdHash.Of(record.Cell(2))));
    }

    private static Rating<WatchedScale> Typed(Rating rating) => rating.Kind switch
    {
        AnswerKind.Answered => Rating<WatchedScale>.From(rating.Value!.Value),
        AnswerKind.Skipped => Rating<WatchedScale>.Skipped,
        AnswerKind.NotApplicable => Rating<WatchedScale>.NotApplicable,
        _ => default,
    };

    private SeriesKey KeyOf(LineRecord record)
    {
        for (var i = 0; i < _request.By.Count; i++)
        {
            var cell = record.Cell(_firstKey + i);
            if (_text.Length < cell.Length) _text = new char[2 * cell.Length];
            _ids[i] = _schema.Dimensions[i].Intern(_text.AsSpan(0, Encoding.UTF8.GetChars(cell, _text)));
        }

        return _schema.KeyOfIds(_ids);
    }

    private void Tell()
    {
        while (_windows.TryRead(out var result)) _view.Show(Watch(in result));
    }

    private Watched Watch(in WindowResult<RatingCounts<WatchedScale>> result)
    {
        if (!_groups.TryGetValue(result.Series, out var group)) AddGroup(group = new GroupMemory { Key = KeyOf(result.Series) });
        var state = result.State;
        var counts = state.ToRatingCounts();
        var outcome = Scorer.Outcome(_request.Frame, in counts, group.Key);
        var trend = group.Before(result.Start) is { } before ? Trend(counts, before.Counts) : null;
        group.Keep(new WindowMemory(result.Start, result.End, counts), isFinal: result.IsFinal);
        return new Watched
        {
            Key = group.Key,
            Start = result.Start,
            End = result.End,
            Revision = result.Revision,
            IsFinal = result.IsFinal,
            IsFolded = result.IsFolded,
            Outcome = outcome,
            Trend = trend,
            Alarm = Alarm(group, in result),
        };
    }

    private Comparison.Gap? Trend(in RatingCounts counts, in RatingCounts before) =>
        Comparison.Between(_request.Frame, ShareTestMethod.PooledZNMinus1, Scorer.Of(_request.Frame, in before), Scorer.Of(_request.Frame, in counts));

    // Every answer once: of windows that overlap, the next one that begins where the last one ended.
    private bool? Alarm(GroupMemory group, in WindowResult<RatingCounts<WatchedScale>> result)
    {
        if (_request.Alarm is not { } rule) return null;
        if (group.AlarmAt is null && result.IsFinal && result.Start >= group.WatchedUntil)
        {
            var watched = group.Watched;
            watched.Merge(result.State);
            group.Watched = watched;
            group.WatchedUntil = result.End;
            if (rule.For(_request.Frame).Look(in watched).IsRaised) group.AlarmAt = result.End;
        }

        return group.AlarmAt is not null;
    }

    private string[] KeyOf(SeriesKey series) => [.. _request.By.Select(name => _schema.MemberOf(series, name)).Select(member => string.Equals(member, DimensionTable.None, StringComparison.Ordinal) ? string.Empty : member)];

    private void AddGroup(GroupMemory group)
    {
        _groups.Add(_schema.Key([.. group.Key.DefaultIfEmpty(null)]), group);
        _memory.Groups.Add(group);
    }

    private long Restore()
    {
        if (_request.State is not { } path) return 0;
        if (ReadState(path) is not { } snapshot) return 0;
        if (!_windows.TryRestore(snapshot, default, out var offsets, out var error))
            throw CxException.Usage($"--state {path}: {error} It was written by a run with these settings:\n{snapshot.Schema.TrimEnd().ReplaceLineEndings("; ")}");
        if (!snapshot.TryGetSection(MemorySection, out var memory)) throw CxException.BadData($"--state {path} was not written by cx watch.");
        _memory = JsonSerializer.Deserialize(memory.Span, WatchJsonContext.Default.WatchMemory)!;
        foreach (var group in _memory.Groups) _groups.Add(_schema.Key([.. group.Key.DefaultIfEmpty(null)]), group);
        Console.Error.WriteLine(Text.Line($"cx: goes on from {path}: {_memory.Lines} lines, {offsets[InputName]} bytes"));
        return offsets[InputName];
    }

    private static Snapshot? ReadState(string path)
    {
        try
        {
            var snapshot = SnapshotFile.Read(path, default, out var error);
            if (snapshot is null && error.Kind != SnapshotErrorKind.None) throw CxException.BadData($"--state {path}: {error}");
            if (error.Kind != SnapshotErrorKind.None) Console.Error.WriteLine($"cx: {path}: {error} The copy beside it was taken.");
            return snapshot;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CxException.BadData($"--state {path} cannot be read: {e.Message}", e);
        }
    }

    private void Save(long offset)
    {
        if (_request.State is not { } path || !_isDirty) return;
        _view.Flush();
        var snapshot = _windows.ToSnapshot(new Dictionary<string, long>(StringComparer.Ordinal) { [InputName] = offset })
            .WithOptional(MemorySection, JsonSerializer.SerializeToUtf8Bytes(_memory, WatchJsonContext.Default.WatchMemory));
        try
        {
            SnapshotFile.Write(path, snapshot);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CxException.BadData($"--state {path} cannot be written: {e.Message}", e);
        }

        _isDirty = false;
    }
}
