using Cx.Core.Scales;
using Cx.Core.Scores;
using Cx.Core.Streaming;

namespace Cx.Core.Tests.Streaming;

public class WindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly SeriesSchema _schema = SeriesSchema.Of(("touchpoint", 8), ("channel", 8));

    [Fact]
    public void An_hour_of_answers_becomes_one_result_when_the_lateness_is_over()
    {
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.FromMinutes(10), 10));

        Assert.Equal(EventOutcome.OnTime, Add(windows, 9, 0));
        Assert.Equal(EventOutcome.OnTime, Add(windows, 3, 59));
        Assert.Equal(EventOutcome.OnTime, Add(windows, 10, 69));
        Assert.Equal(EventOutcome.Revises, Add(windows, 7, 30));
        Assert.Equal(0, windows.Waiting);
        Assert.Equal(EventOutcome.OnTime, Add(windows, 10, 70));

        Assert.True(windows.TryRead(out var hour));
        Assert.Equal((Noon, Noon.AddHours(1)), (hour.Start, hour.End));
        Assert.Equal("nps: n 3 of 3", hour.State.ToString());
        Assert.True(hour is { IsFinal: true, IsCorrection: false, IsFolded: false, Revision: 0, Kind: WindowResultKind.Whole });
        Assert.Equal(Noon.AddMinutes(70), hour.Watermark);
        Assert.False(windows.TryRead(out _));
        Assert.Equal(EventOutcome.TooLate, Add(windows, 1, 59));
        Assert.Equal("offered 6 = on time 4 + revises 1 + too late 1 + duplicate 0 + refused 0 + invalid 0", windows.Tally.ToString());
    }

    [Fact]
    public void The_late_sink_is_given_what_comes_too_late_and_withdrawals_of_what_is_gone()
    {
        var sink = new Collector();
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 10) { LateSink = sink });
        Add(windows, 9, 0);
        Add(windows, 9, 60);
        Add(windows, 2, 59);
        windows.Withdraw(Event(9, 0));

        Assert.Equal(["2 at 12:59, watermark 13:00", "9 at 12:00, watermark 13:00, withdrawn"], sink.Lines);
        Assert.Equal((1, 1), (windows.Tally.TooLate, windows.Withdrawals.TooLate));
    }

    [Fact]
    public void A_final_window_that_is_kept_is_corrected()
    {
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 10) { Retain = TimeSpan.FromHours(1), Content = EmitContent.Retracting });
        Add(windows, 9, 0);
        Add(windows, 2, 1);
        Add(windows, 9, 60);
        Assert.Equal(EventOutcome.Revises, windows.Correct(Event(2, 1), Rating<Nps>.From(10)));
        windows.Flush();

        Assert.True(windows.TryRead(out var first));
        Assert.True(windows.TryRead(out var retraction));
        Assert.True(windows.TryRead(out var second));
        Assert.Equal((1, 1, 0), (first.State[9], first.State[2], first.State[10]));
        Assert.True(retraction is { Kind: WindowResultKind.Retraction, Revision: 1 });
        Assert.Equal((-1, -1, 0), (retraction.State[9], retraction.State[2], retraction.State[10]));
        Assert.True(second is { Kind: WindowResultKind.Whole, Revision: 1, IsFinal: true, IsCorrection: true });
        Assert.Equal((1, 0, 1), (second.State[9], second.State[2], second.State[10]));

        Add(windows, 9, 121);
        Assert.Equal(EventOutcome.TooLate, windows.Withdraw(Event(9, 0)));
    }

    [Fact]
    public void A_response_that_is_sent_twice_counts_once_unless_it_was_withdrawn()
    {
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 10) { Deduplicate = true });

        Assert.Equal(EventOutcome.OnTime, windows.Add(Event(9, 5, id: 77)));
        Assert.Equal(EventOutcome.Duplicate, windows.Add(Event(9, 5, id: 77)));
        Assert.Equal(EventOutcome.OnTime, windows.Add(Event(9, 65, id: 77)));
        Assert.Equal(EventOutcome.OnTime, windows.Add(Event(9, 70)));
        Assert.Equal(EventOutcome.OnTime, windows.Add(Event(9, 70)));
        Assert.Equal(EventOutcome.OnTime, windows.Withdraw(Event(9, 65, id: 77)));
        Assert.Equal(EventOutcome.OnTime, windows.Add(Event(9, 66, id: 77)));
    }

    [Fact]
    public void Series_beyond_the_limit_are_folded_or_refused_and_said_so()
    {
        WindowOptions Options(OverflowPolicy policy) => new([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 1) { Overflow = policy };
        var refusing = Windows(Options(OverflowPolicy.Refuse));
        Assert.Equal(EventOutcome.OnTime, Add(refusing, 9, 0));
        Assert.Equal(EventOutcome.Refused, refusing.Add(new WindowEvent<Rating<Nps>>(_schema.Key("search", "web"), Rating<Nps>.From(3), Noon)));
        var folding = Windows(Options(OverflowPolicy.Fold));
        Add(folding, 9, 0);
        Assert.Equal(EventOutcome.OnTime, folding.Add(new WindowEvent<Rating<Nps>>(_schema.Key("search", "web"), Rating<Nps>.From(3), Noon)));
        folding.Complete();

        Assert.True(folding.TryRead(out var folded));
        Assert.Equal(("(other) / (other)", true), (_schema.Describe(folded.Series), folded.IsFolded));
        Assert.True(folding.TryRead(out var whole));
        Assert.Equal(("cart / web", false), (_schema.Describe(whole.Series), whole.IsFolded));
        Assert.Equal(1, refusing.Tally.Refused);
    }

    [Fact]
    public void An_event_too_far_ahead_is_invalid_and_moves_nothing()
    {
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 10) { MaxFuture = TimeSpan.FromMinutes(5), Clock = new StillClock(Noon) });

        Assert.Equal(EventOutcome.Invalid, Add(windows, 9, 6));
        Assert.Null(windows.Watermark.Current);
        Assert.Equal(EventOutcome.OnTime, Add(windows, 9, 5));
        // The same event, received later: the instant that came with it decides, not the clock.
        Assert.Equal(EventOutcome.OnTime, windows.Add(Event(9, 6), receivedAt: Noon.AddMinutes(1)));
        Assert.Equal(EventOutcome.Invalid, windows.Add(new WindowEvent<Rating<Nps>>(_schema.Key("cart", "web"), Rating<Nps>.From(9), default)));
        Assert.Equal(2, windows.Tally.Invalid);
        windows.Complete();
        Assert.True(windows.TryRead(out var result));
        Assert.Equal(2, result.State.Offered);
    }

    [Fact]
    public void A_value_off_the_scale_is_invalid_and_counted_in_the_state()
    {
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 10));

        Assert.Equal(EventOutcome.Invalid, windows.Add(new WindowEvent<Rating<Nps>>(_schema.Key("cart", "web"), Scores.Answers.Reinterpreted<Nps>(12), Noon)));
        Assert.Equal(EventOutcome.OnTime, windows.Add(new WindowEvent<Rating<Nps>>(_schema.Key("cart", "web"), Rating<Nps>.Skipped, Noon)));
        windows.Complete();

        Assert.True(windows.TryRead(out var result));
        Assert.Equal((1, 1, 2), (result.State.Invalid, result.State.Skipped, result.State.Offered));
    }

    [Fact]
    public void A_key_of_another_schema_is_refused_before_it_is_counted()
    {
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 10));
        var strange = SeriesSchema.Of(("a", 30), ("b", 30)).Key("x", "y");

        Assert.Throws<ArgumentException>(() => windows.Add(new WindowEvent<Rating<Nps>>(strange, Rating<Nps>.From(9), Noon)));
        Assert.Throws<ArgumentException>(() => windows.Withdraw(new WindowEvent<Rating<Nps>>(strange, Rating<Nps>.From(9), Noon)));
        Assert.Throws<ArgumentOutOfRangeException>(() => windows.Add(new WindowEvent<Rating<Nps>>(_schema.Key("cart", "web"), Rating<Nps>.From(9), Noon, source: 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => windows.Add(new WindowEvent<Rating<Nps>>(_schema.Key("cart", "web"), Rating<Nps>.From(9), Noon, source: -1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => windows.TallyOf(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => windows.Watermark.IsIdle(-1));
        Assert.Equal((Tally.Empty, Tally.Empty), (windows.Tally, windows.Withdrawals));
    }

    [Fact]
    public void Early_results_come_once_in_a_period_for_what_changed()
    {
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 10) { Emit = EmitMode.Early(TimeSpan.FromMinutes(10)), Content = EmitContent.Discarding });
        foreach (var minute in (int[])[1, 4, 12, 13, 35, 36, 60]) Add(windows, 9, minute);

        List<(long Revision, long Answered, bool IsFinal, int Minute)> told = [];
        while (windows.TryRead(out var result)) told.Add((result.Revision, result.State.Answered, result.IsFinal, (int)(result.Watermark - Noon).TotalMinutes));
        // The event that moves the watermark into a period is counted before it is told.
        Assert.Equal([(0, 1, false, 1), (1, 2, false, 12), (2, 2, false, 35), (3, 1, true, 60), (0, 1, false, 60)], told);
    }

    [Fact]
    public void A_session_that_grows_late_withdraws_what_was_told_of_it()
    {
        var windows = Windows(new WindowOptions([Window.Session(TimeSpan.FromMinutes(10), TimeSpan.FromHours(2))], TimeSpan.FromHours(1), 10) { Emit = EmitMode.Revisions });
        foreach (var minute in (int[])[0, 15, 60]) Add(windows, 9, minute);
        Assert.Equal(EventOutcome.Revises, Add(windows, 9, 8));
        windows.Flush();

        List<string> told = [];
        while (windows.TryRead(out var result)) told.Add(FormattableString.Invariant($"{result.Start:HH:mm}-{result.End:HH:mm} {result.Kind} {result.Revision} {result.State.Answered}"));
        Assert.Equal(["12:00-12:10 Whole 0 1", "12:15-12:25 Whole 0 1", "12:00-12:10 Withdrawn 1 0", "12:15-12:25 Withdrawn 1 0", "12:00-12:25 Whole 0 3"], told);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("Europe/Berlin", "2026-06-01", 24)]
    [InlineData("Asia/Kathmandu", "2026-06-01", 24)]
    [InlineData("America/Havana", "2026-03-08", 23)]
    [InlineData("America/Havana", "2026-11-01", 25)]
    [InlineData("America/Sao_Paulo", "2018-02-17", 25)]
    [InlineData("America/Sao_Paulo", "2018-11-04", 23)]
    public void A_day_is_as_long_as_the_clock_on_the_wall_makes_it(string id, string day, int hours)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var windows = Windows(new WindowOptions([Window.CalendarDays(zone)], TimeSpan.Zero, 10));
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd");
        // Every quarter of an hour around the day goes to the day that the zone shows.
        var from = new DateTimeOffset(date.Year, date.Month, date.Day, 0, 0, 0, TimeSpan.Zero).AddDays(-2);
        Dictionary<DateOnly, long> expected = [];
        for (var quarter = from; quarter < from.AddDays(5); quarter = quarter.AddMinutes(15))
        {
            var shown = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(quarter, zone).DateTime);
            expected[shown] = expected.GetValueOrDefault(shown) + 1;
            windows.Add(new WindowEvent<Rating<Nps>>(_schema.Key("cart", "web"), Rating<Nps>.From(9), quarter));
        }

        windows.Complete();
        Dictionary<DateOnly, long> told = [];
        while (windows.TryRead(out var result))
        {
            var shown = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(result.Start, zone).DateTime);
            told[shown] = result.State.Answered;
            if (shown == date) Assert.Equal(TimeSpan.FromHours(hours), result.End - result.Start);
        }

        Assert.Equal(expected.OrderBy(one => one.Key), told.OrderBy(one => one.Key));
        Assert.Equal(4 * hours, expected[date]);
    }

    [Fact]
    public void A_day_that_a_zone_left_out_has_no_window()
    {
        // Samoa went from 29 to 31 December 2011.
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Apia");
        var windows = Windows(new WindowOptions([Window.CalendarDays(zone)], TimeSpan.Zero, 10));
        var from = new DateTimeOffset(2011, 12, 29, 12, 0, 0, TimeSpan.Zero);
        for (var hour = 0; hour < 72; hour++) windows.Add(new WindowEvent<Rating<Nps>>(_schema.Key("cart", "web"), Rating<Nps>.From(9), from.AddHours(hour)));
        windows.Complete();

        List<int> days = [];
        long sum = 0;
        while (windows.TryRead(out var result))
        {
            days.Add(TimeZoneInfo.ConvertTime(result.Start, zone).Day);
            Assert.Equal(TimeSpan.FromDays(1), result.End - result.Start);
            sum += result.State.Answered;
        }

        Assert.Equal([29, 31, 1, 2], days);
        Assert.Equal(72, sum);
    }

    [Fact]
    public void Windows_of_several_lengths_share_slices_as_long_as_what_divides_all()
    {
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1)), Window.Hopping(TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(20))], TimeSpan.Zero, 10));
        Assert.Equal(TimeSpan.FromMinutes(10), windows.SliceWidth);
    }

    [Fact]
    public void Lengths_that_do_not_fit_together_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromDays(1)), Window.Tumbling(TimeSpan.FromHours(1)), Window.Tumbling(TimeSpan.FromMilliseconds(7_001))], TimeSpan.Zero, 10)));
        Assert.Contains("00:00:07.0010000", error.Message, StringComparison.Ordinal);
        Assert.Contains("1.00:00:00", error.Message, StringComparison.Ordinal);
        Assert.Contains("MaxSlices", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_cannot_be_are_refused()
    {
        var hour = Window.Tumbling(TimeSpan.FromHours(1));
        Assert.Throws<ArgumentException>(() => new WindowOptions([], TimeSpan.Zero, 1));
        Assert.Throws<ArgumentException>(() => new WindowOptions([hour, Window.Tumbling(TimeSpan.FromMinutes(60))], TimeSpan.Zero, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowOptions([hour], TimeSpan.FromTicks(-1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowOptions([hour], TimeSpan.Zero, 0));
        Assert.Throws<ArgumentException>(() => Windows(new WindowOptions([hour], TimeSpan.Zero, 1) { MaxFuture = TimeSpan.FromMinutes(1) }));
        Assert.Throws<ArgumentException>(() => Windows(new WindowOptions([hour], TimeSpan.Zero, 1) { IdleTimeout = TimeSpan.FromMinutes(1) }));
        Assert.Throws<ArgumentException>(() => Windows(new WindowOptions([hour], TimeSpan.Zero, 1) { Retain = TimeSpan.FromTicks(-1) }));
        Assert.Throws<ArgumentException>(() => Windows(new WindowOptions([hour], TimeSpan.Zero, 1) { Sources = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Window.Hopping(TimeSpan.FromHours(1), TimeSpan.FromHours(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Window.Tumbling(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Window.Tumbling(TimeSpan.FromTicks(10_001)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Window.Session(TimeSpan.FromHours(2), TimeSpan.FromHours(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Window.Sliding(TimeSpan.FromHours(1), TimeSpan.FromHours(2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => EmitMode.Early(TimeSpan.Zero));
        var error = Assert.Throws<ArgumentException>(() => new MergingWindows<RatingCounts<Nps>, Rating<Nps>>(_schema, new WindowOptions([hour], TimeSpan.Zero, 1) { Content = EmitContent.Discarding }));
        Assert.Contains("Accumulating", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_threads_that_write_are_noticed()
    {
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 10) { LateSink = new Reentrant() });
        Reentrant.Windows = windows;
        Add(windows, 9, 60);
        Reentrant.Late = Event(9, 0);

        Assert.Throws<InvalidOperationException>(() => windows.AddRange([Event(9, 0)]));
    }

    [Fact]
    public void A_source_that_has_been_silent_is_no_longer_waited_for_once_the_clock_was_looked_at()
    {
        var clock = new ManualClock();
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromHours(1))], TimeSpan.Zero, 10)
        {
            Sources = [EventSource.Of("web", TimeSpan.Zero), EventSource.Of("app", TimeSpan.Zero)],
            IdleTimeout = TimeSpan.FromMinutes(5),
            Clock = clock,
        });
        windows.Add(new WindowEvent<Rating<Nps>>(_schema.Key("cart", "web"), Rating<Nps>.From(9), Noon, source: 1));
        windows.Add(new WindowEvent<Rating<Nps>>(_schema.Key("cart", "web"), Rating<Nps>.From(9), Noon.AddMinutes(70), source: 0));
        windows.Poll();
        Assert.False(windows.TryRead(out _));

        clock.Advance(TimeSpan.FromMinutes(3));
        windows.Add(new WindowEvent<Rating<Nps>>(_schema.Key("cart", "web"), Rating<Nps>.From(9), Noon.AddMinutes(71), source: 0));
        windows.Poll();
        clock.Advance(TimeSpan.FromMinutes(3));
        windows.Poll();

        Assert.True(windows.TryRead(out var hour));
        Assert.Equal((Noon, 1L), (hour.Start, hour.State.Offered));
    }

    // More slices than are found at once by their numbers, gone through again and again.
    [Fact]
    public void Answers_that_come_hours_late_stand_in_their_own_windows()
    {
        const int Minutes = 500;
        var windows = Windows(new WindowOptions([Window.Tumbling(TimeSpan.FromMinutes(1))], TimeSpan.FromHours(24), 10));
        for (var round = 0; round < 3; round++)
        {
            for (var minute = 0; minute < Minutes; minute++) Add(windows, 9, (minute * 67) % Minutes);
        }

        windows.Complete();
        var counts = new List<long>();
        while (windows.TryRead(out var result)) counts.Add(result.State.Offered);
        Assert.Equal(Enumerable.Repeat(3L, Minutes), counts);
    }

    [Fact]
    public void Texts_say_what_a_window_is()
    {
        Assert.Equal("tumbling 01:00:00", Window.Tumbling(TimeSpan.FromHours(1)).ToString());
        Assert.Equal("hopping 7.00:00:00 by 01:00:00", Window.Hopping(TimeSpan.FromDays(7), TimeSpan.FromHours(1)).ToString());
        Assert.Equal("sliding 01:00:00 by 00:05:00", Window.Sliding(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5)).ToString());
        Assert.Equal("session gap 00:30:00 up to 08:00:00", Window.Session(TimeSpan.FromMinutes(30), TimeSpan.FromHours(8)).ToString());
        Assert.Equal("days of Europe/Berlin", Window.CalendarDays(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).ToString());
        Assert.Equal(("final", "revisions", "early 00:01:00"), (EmitMode.Final.ToString(), EmitMode.Revisions.ToString(), EmitMode.Early(TimeSpan.FromMinutes(1)).ToString()));
        Assert.Equal("survey, delay 00:05:00", EventSource.Of("survey", TimeSpan.FromMinutes(5)).ToString());
    }

    private RatingWindows<Nps> Windows(WindowOptions options) => new(_schema, options);

    private EventOutcome Add(RatingWindows<Nps> windows, int rating, int minute) => windows.Add(Event(rating, minute));

    private WindowEvent<Rating<Nps>> Event(int rating, int minute, ulong id = 0) =>
        new(_schema.Key("cart", "web"), Rating<Nps>.From(rating), Noon.AddMinutes(minute), idHash: id);

    private sealed class Collector : ILateSink
    {
        public List<string> Lines { get; } = [];

        public void OnLate<TIn>(in LateEvent<TIn> late) => Lines.Add(FormattableString.Invariant(
            $"{late.Event.Value} at {late.Event.OccurredAt:HH:mm}, watermark {late.Watermark:HH:mm}{(late.IsWithdrawal ? ", withdrawn" : "")}"));
    }

    // A writer inside a writer stands for a second thread.
    private sealed class Reentrant : ILateSink
    {
        public static RatingWindows<Nps>? Windows { get; set; }

        public static WindowEvent<Rating<Nps>> Late { get; set; }

        public void OnLate<TIn>(in LateEvent<TIn> late) => Windows!.AddRange([Late]);
    }
}
