using System.Buffers;
using System.Text.Json;
using Cx.Cli.Scoring;
using Cx.Cli.Watching;

namespace Cx.Cli.Output;

/// <summary>The JSON Lines of <c>cx watch</c>: a line for each result, and at the end one for the whole run; docs/guide/cli.md describes them.</summary>
internal sealed class WatchJson : IWatchView, IDisposable
{
    private const int FlushBytes = 1 << 15;

    private readonly WatchRequest _request;
    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _text = new(2 * FlushBytes);
    private readonly Utf8JsonWriter _json;

    public WatchJson(WatchRequest request, Stream output)
    {
        _request = request;
        _output = output;
        _json = new Utf8JsonWriter(_text, ScoreJson.Options with { Indented = false });
    }

    public void Show(Watched watched)
    {
        _json.WriteStartObject();
        _json.WriteStartObject("window");
        _json.WriteString("start", watched.Start);
        _json.WriteString("end", watched.End);
        _json.WriteEndObject();
        _json.WriteStartObject("key");
        for (var i = 0; i < _request.By.Count; i++) _json.WriteString(_request.By[i], watched.Key[i]);
        _json.WriteEndObject();
        _json.WriteNumber("revision", watched.Revision);
        _json.WriteBoolean("final", watched.IsFinal);
        _json.WriteBoolean("folded", watched.IsFolded);
        ScoreJson.WriteOutcome(_json, watched.Outcome, _request.Frame);
        WriteTrend(watched.Trend);
        if (watched.Alarm is { } alarm) _json.WriteBoolean("alarm", alarm);
        else _json.WriteNull("alarm");
        _json.WriteEndObject();
        EndLine();
        if (_text.WrittenCount >= FlushBytes) Flush();
    }

    public void Lines(WatchRun run)
    {
        // A program reads results, not progress.
    }

    public void Refresh(WatchRun run) => Flush();

    public void Flush()
    {
        if (_text.WrittenCount == 0) return;
        _output.Write(_text.WrittenSpan);
        _output.Flush();
        _text.ResetWrittenCount();
    }

    public void End(WatchRun run)
    {
        var tally = run.Tally;
        _json.WriteStartObject();
        _json.WriteStartObject("run");
        _json.WriteNumber("lines", run.Memory.Lines);
        _json.WriteNumber("malformed", run.Memory.Malformed);
        _json.WriteNumber("offered", tally.Offered);
        _json.WriteNumber("onTime", tally.OnTime);
        _json.WriteNumber("revises", tally.Revises);
        _json.WriteNumber("tooLate", tally.TooLate);
        _json.WriteNumber("duplicate", tally.Duplicate);
        _json.WriteNumber("refused", tally.Refused);
        _json.WriteNumber("invalid", tally.Invalid);
        _json.WriteEndObject();
        _json.WriteEndObject();
        EndLine();
        Flush();
    }

    public void Dispose()
    {
        _json.Dispose();
        _output.Dispose();
    }

    private void WriteTrend(Comparison.Gap? trend)
    {
        if (trend is null)
        {
            _json.WriteNull("trend");
            return;
        }

        _json.WriteStartObject("trend");
        _json.WriteNumber("difference", trend.Value);
        ScoreJson.WriteNumber(_json, "p", trend.P);
        ScoreJson.WriteInterval(_json, trend.Interval);
        _json.WriteEndObject();
    }

    private void EndLine()
    {
        _json.Flush();
        _text.Write("\n"u8);
        _json.Reset();
    }
}
