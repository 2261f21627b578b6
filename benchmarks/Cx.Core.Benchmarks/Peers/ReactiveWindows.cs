using System.Reactive.Concurrency;
using System.Reactive.Linq;
using System.Reactive.Subjects;

namespace Cx.Core.Benchmarks.Peers;

/// <summary>Overlapping windows as System.Reactive makes them: each window is a stream of its own, and every event goes into all that are open.</summary>
internal sealed class ReactiveWindows : IDisposable
{
    private const int Slots = 16;

    private readonly HistoricalScheduler _scheduler;
    private readonly Subject<int> _events = new();
    private readonly IDisposable _subscription;

    public ReactiveWindows(int series, DateTimeOffset start, TimeSpan size, TimeSpan hop)
    {
        _scheduler = new HistoricalScheduler(start);
        _subscription = _events.Window(size, hop, _scheduler).Subscribe(window =>
        {
            var counts = new long[series * Slots];
            window.Subscribe(cell => counts[cell]++, () => Ended = counts);
        });
    }

    /// <summary>The counts of the window that ended last: 16 for each series.</summary>
    public long[]? Ended { get; private set; }

    public static int Cell(int series, int slot) => (series * Slots) + slot;

    public void Add(int cell) => _events.OnNext(cell);

    public void AdvanceTo(DateTimeOffset now) => _scheduler.AdvanceTo(now);

    public void Dispose()
    {
        _subscription.Dispose();
        _events.Dispose();
    }
}
