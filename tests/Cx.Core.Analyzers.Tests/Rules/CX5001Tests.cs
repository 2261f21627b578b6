using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX5001Tests : RuleTests<CX5001_AggregateSharedBetweenThreads>
{
    [Fact]
    public Task A_captured_local_in_a_parallel_loop_is_reported() => Reports(
        """
        static class C
        {
            public static RatingCounts<Csat5> Count(Rating<Csat5>[] answers)
            {
                var counts = default(RatingCounts<Csat5>);
                Parallel.ForEach(answers, answer => [|counts.Add(answer)|]);
                Parallel.For(0, answers.Length, i => { [|counts.AddValue(answers[i].Value)|]; });
                return counts;
            }
        }
        """,
        "'counts' is written by several threads at once and loses updates; give each worker its own state and Merge them",
        "'counts' is written by several threads at once and loses updates; give each worker its own state and Merge them");

    [Fact]
    public Task A_field_of_this_or_of_a_type_is_shared_too() => Reports("""
        sealed class Survey(RatingCounts<Nps> earlier)
        {
            private static WeightedRatingCounts<Nps> s_weighted;
            private RatingCounts<Nps> _counts;
            private RatingCounts _runtime = RatingCounts.On(ScaleDefinition.Of<Nps>());

            public async Task Read(IAsyncEnumerable<Rating<Nps>> answers)
            {
                await Parallel.ForEachAsync(answers, (answer, _) => { [|_counts.Add(answer)|]; return ValueTask.CompletedTask; });
                await Parallel.ForEachAsync(answers, async (answer, stop) =>
                {
                    await Task.Delay(1, stop);
                    [|s_weighted.Add(answer, 2)|];
                    [|this._counts.Remove(answer)|];
                    [|earlier.Add(answer)|];
                    [|_runtime.AddValue(answer.Value)|];
                });
            }
        }
        """);

    [Fact]
    public Task A_state_behind_a_field_of_a_captured_object_is_shared() => Reports("""
        sealed class Team { public RatingCounts<Csat5> Counts; }
        static class C
        {
            public static void Count(Rating<Csat5>[] answers, Team team) => answers.AsParallel().ForAll(answer => [|team.Counts.Add(answer)|]);
        }
        """);

    [Fact]
    public Task Parallel_queries_are_reported_as_methods_and_as_query_syntax() => Reports("""
        static class C
        {
            public static int Count(Rating<Csat5>[] answers)
            {
                var counts = default(RatingCounts<Csat5>);
                int Counted(Rating<Csat5> answer) { [|counts.Add(answer)|]; return 1; }
                return (from answer in answers.AsParallel() where answer.IsAnswered select Counted(answer)).Sum();
            }
        }
        """);

    [Fact]
    public Task A_local_function_and_a_delegate_in_a_local_are_followed() => Reports("""
        static class C
        {
            public static void Count(Rating<Csat5>[] answers)
            {
                var first = default(RatingCounts<Csat5>);
                var second = default(RatingCounts<Csat5>);
                Parallel.ForEach(answers, Count);
                Action<Rating<Csat5>> count = answer => [|second.Add(answer)|];
                Parallel.ForEach(answers, count);
                void Count(Rating<Csat5> answer) => [|first.Add(answer)|];
            }
        }
        """);

    [Fact]
    public Task Tasks_that_a_loop_starts_are_reported() => Reports("""
        static class C
        {
            public static async Task Count(List<Rating<Csat5>[]> files)
            {
                var counts = default(RatingCounts<Csat5>);
                var tasks = new List<Task>();
                foreach (var file in files) tasks.Add(Task.Run(() => [|counts.AddRange(file)|]));
                await Task.WhenAll(tasks);
                await Task.WhenAll(files.Select(file => Task.Run(() => [|counts.AddRange(file)|])));
                var started = files.Select(file => Task.Run(() => { foreach (var answer in file) [|counts.Add(answer)|]; }));
                await Task.WhenAll(started);
                await Task.WhenAll(files.Select(async file => await Task.Run(() => [|counts.AddRange(file)|])));
                files.ForEach(file => Task.Run(() => [|counts.AddRange(file)|]));
            }
        }
        """);

    [Fact]
    public Task Timers_that_repeat_are_reported() => Reports("""
        sealed class Poller(TimeProvider clock, Func<Rating<Csat5>> read)
        {
            private RatingCounts<Csat5> _counts;
            public IDisposable Start() => new Timer(_ => [|_counts.Add(read())|], null, 0, 1000);
            public IDisposable StartByClock() => clock.CreateTimer(_ => [|_counts.Add(read())|], null, TimeSpan.Zero, TimeSpan.FromSeconds(1));
            public void Listen(System.Timers.Timer timer) => timer.Elapsed += (_, _) => [|_counts.Add(read())|];
        }
        """);

    [Fact]
    public Task Two_delegates_of_one_Invoke_that_write_one_state_are_reported() => Reports("""
        static class C
        {
            public static void Count(Rating<Csat5>[] web, Rating<Csat5>[] shop)
            {
                var counts = default(RatingCounts<Csat5>);
                Parallel.Invoke(() => [|counts.AddRange(web)|], () => [|counts.AddRange(shop)|]);
            }
        }
        """);

    [Fact]
    public Task The_last_step_of_a_worker_needs_a_lock_to_merge() => Reports("""
        static class C
        {
            public static void Count(Rating<Csat5>[] answers)
            {
                var total = default(RatingCounts<Csat5>);
                Parallel.ForEach(answers, () => default(RatingCounts<Csat5>), (answer, _, own) => { own.Add(answer); return own; }, own => [|total.Merge(own)|]);
            }
        }
        """);

    [Fact]
    public Task A_users_own_state_is_reported_however_it_is_changed() => Reports("""
        struct Tally : IAggregate<Tally, int>
        {
            public long Sum;
            public void Add(int value) => Sum += value;
            public static void Add(ref Tally state, int value) => state.Add(value);
            public static void Merge(ref Tally state, in Tally other) => state.Sum += other.Sum;
            public static Tally operator +(Tally left, Tally right) { left.Sum += right.Sum; return left; }
            public readonly Tally With(int value) { var copy = this; copy.Add(value); return copy; }
        }
        static class C
        {
            public static void Count<TState>(int[] values, TState any)
                where TState : struct, IAggregate<TState, int>
            {
                var tally = default(Tally);
                Parallel.ForEach(values, value =>
                {
                    [|tally.Add(value)|];
                    [|Tally.Add(ref tally, value)|];
                    [|tally += default(Tally)|];
                    [|tally = tally.With(value)|];
                    [|any.Add(value)|];
                    [|TState.Add(ref any, value)|];
                });
            }
        }
        """);

    [Fact]
    public Task A_state_made_inside_the_delegate_is_silent() => Silent("""
        sealed class Team { public RatingCounts<Csat5> Counts; public List<Rating<Csat5>> Answers = []; }
        static class C
        {
            public static void Count(Team[] teams, Rating<Csat5>[][] files)
            {
                Parallel.ForEach(teams, team => { foreach (var answer in team.Answers) team.Counts.Add(answer); });
                Parallel.ForEach(files, file =>
                {
                    var counts = default(RatingCounts<Csat5>);
                    Array.ForEach(file, answer => counts.Add(answer));
                    void Again() => counts.AddRange(file);
                    Again();
                    Console.WriteLine(counts.Answered);
                });
            }
        }
        """);

    [Fact]
    public Task The_thread_local_overload_with_a_locked_merge_is_silent() => Silent("""
        static class C
        {
            public static RatingCounts<Csat5> Count(Rating<Csat5>[] answers)
            {
                var gate = new object();
                var total = default(RatingCounts<Csat5>);
                Parallel.ForEach(answers, () => default(RatingCounts<Csat5>), (answer, _, own) => { own.Add(answer); return own; }, own => { lock (gate) total.Merge(own); });
                var sum = answers.AsParallel().Aggregate(() => default(RatingCounts<Csat5>), (own, answer) => { own.Add(answer); return own; }, (a, b) => { a.Merge(b); return a; }, all => all);
                return total;
            }
        }
        """);

    [Fact]
    public Task What_is_guarded_is_silent() => Silent("""
        sealed class C(ReaderWriterLockSlim slim, SemaphoreSlim semaphore, Mutex mutex)
        {
            private readonly Lock _lock = new();
            private SpinLock _spin;
            private RatingCounts<Csat5> _counts;

            public async Task Count(Rating<Csat5>[] answers)
            {
                Parallel.ForEach(answers, answer => { lock (_lock) { _counts.Add(answer); } });
                Parallel.ForEach(answers, answer => { using (_lock.EnterScope()) _counts.Add(answer); });
                Parallel.ForEach(answers, answer => { Monitor.Enter(answers); try { _counts.Add(answer); } finally { Monitor.Exit(answers); } });
                Parallel.ForEach(answers, answer => { slim.EnterWriteLock(); _counts.Add(answer); slim.ExitWriteLock(); });
                Parallel.ForEach(answers, answer => { var taken = false; _spin.Enter(ref taken); _counts.Add(answer); _spin.Exit(); });
                Parallel.ForEach(answers, answer => { mutex.WaitOne(); _counts.Add(answer); mutex.ReleaseMutex(); });
                Parallel.ForEach(answers, answer => Guarded(() => _counts.Add(answer)));
                await Parallel.ForEachAsync(answers, async (answer, stop) => { await semaphore.WaitAsync(stop); _counts.Add(answer); semaphore.Release(); });
                await Parallel.ForEachAsync(answers, async (answer, _) => { using (await LockAsync()) _counts.Add(answer); });
            }

            private void Guarded(Action action) { lock (_lock) action(); }
            private Task<IDisposable> LockAsync() => throw new NotSupportedException();
        }
        """);

    [Fact]
    public Task A_state_of_each_worker_is_silent() => Silent("""
        sealed class Box { public RatingCounts<Csat5> Counts; }
        sealed class C
        {
            [ThreadStatic]
            private static RatingCounts<Csat5> t_counts;
            private readonly ThreadLocal<Box> _boxes = new(() => new Box());

            public void Count(Rating<Csat5>[][] files)
            {
                var cells = new RatingCounts<Csat5>[files.Length];
                var boxes = files.Select(_ => new Box()).ToList();
                Parallel.For(0, files.Length, i => cells[i].AddRange(files[i]));
                Parallel.For(0, files.Length, i => boxes[i].Counts.AddRange(files[i]));
                Parallel.For(0, files.Length, i => _boxes.Value!.Counts.AddRange(files[i]));
                Parallel.For(0, files.Length, i => t_counts.AddRange(files[i]));
                Parallel.For(0, files.Length, i => { ref var cell = ref cells[i]; cell.AddRange(files[i]); });
            }
        }
        """);

    [Fact]
    public Task One_at_a_time_is_silent() => Silent("""
        static class C
        {
            public static async Task Count(Rating<Csat5>[] answers, Rating<Csat5>[] more)
            {
                var counts = default(RatingCounts<Csat5>);
                var others = default(RatingCounts<Csat5>);
                Parallel.ForEach(answers, new ParallelOptions { MaxDegreeOfParallelism = 1 }, answer => counts.Add(answer));
                answers.AsParallel().WithDegreeOfParallelism(1).ForAll(answer => counts.Add(answer));
                foreach (var answer in answers.AsParallel().Where(answer => answer.IsAnswered)) counts.Add(answer);
                Array.ForEach(answers, answer => counts.Add(answer));
                answers.ToList().ForEach(answer => counts.Add(answer));
                foreach (var answer in answers.AsParallel().AsSequential().Select(answer => { counts.Add(answer); return answer; })) Console.WriteLine(answer);
                Parallel.Invoke(() => counts.AddRange(answers), () => others.AddRange(more));
                await Task.Run(() => counts.AddRange(answers));
                var later = Task.Run(() => counts.AddRange(more));
                await later;
            }
        }
        """);

    [Fact]
    public Task A_task_awaited_at_once_in_a_loop_is_silent() => Silent("""
        static class C
        {
            public static async Task<int> Count(Rating<Csat5>[][] files, Func<Task> other)
            {
                var counts = default(RatingCounts<Csat5>);
                Task last = Task.CompletedTask;
                foreach (var file in files)
                {
                    await Task.Run(() => counts.AddRange(file));
                    await Task.Run(() => counts.AddRange(file)).ConfigureAwait(false);
                    Task.Run(() => counts.AddRange(file)).Wait();
                    Task.Run(() => counts.AddRange(file)).GetAwaiter().GetResult();
                    var counted = Task.Run(() => counts.AddRange(file));
                    await Task.WhenAll(counted, other());
                    await last;
                    last = Task.Run(() => counts.AddRange(file));
                }

                files.ToList().ForEach(file => Task.Run(() => counts.AddRange(file)).Wait());
                foreach (var task in files.Select(file => Task.Run(() => counts.AddRange(file)))) await task;
                while (true)
                {
                    if (files.Length > 1)
                    {
                        _ = Task.Run(() => counts.AddRange(files[0]));
                        break;
                    }
                }

                return counts.Answered > 0 ? 1 : 0;
            }
        }
        """);

    [Fact]
    public Task A_task_per_state_is_silent() => Silent("""
        sealed class Team { public RatingCounts<Csat5> Counts; public Rating<Csat5>[] Answers = []; }
        static class C
        {
            public static async Task Count(Team[] teams)
            {
                var tasks = new List<Task>();
                foreach (var team in teams) tasks.Add(Task.Run(() => team.Counts.AddRange(team.Answers)));
                foreach (var team in teams)
                {
                    var counts = default(RatingCounts<Csat5>);
                    tasks.Add(Task.Run(() => { counts.AddRange(team.Answers); Console.WriteLine(counts.Answered); }));
                }

                await Task.WhenAll(tasks);
            }
        }
        """);

    [Fact]
    public Task A_worker_that_owns_its_state_is_silent() => Silent("""
        sealed class Worker(System.Threading.Channels.ChannelReader<Rating<Csat5>> answers)
        {
            private RatingCounts<Csat5> _counts;
            public Task Run(CancellationToken stop) => Task.Run(async () => { await foreach (var answer in answers.ReadAllAsync(stop)) _counts.Add(answer); }, stop);
            public async Task Tick(PeriodicTimer timer, Rating<Csat5> answer) { while (await timer.WaitForNextTickAsync()) _counts.Add(answer); }
            public IDisposable Once(Rating<Csat5> answer) => new Timer(_ => _counts.Add(answer), null, 1000, Timeout.Infinite);
            public IDisposable Rearmed(TimeProvider clock, Rating<Csat5> answer) => clock.CreateTimer(_ => _counts.Add(answer), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            public void Listen(System.Timers.Timer timer, Rating<Csat5> answer) { timer.AutoReset = false; timer.Elapsed += (_, _) => _counts.Add(answer); }
        }
        """);

    [Fact]
    public Task A_delegate_that_others_run_in_turn_is_silent() => Silent("""
        static class C
        {
            public static void Count(Rating<Csat5>[] answers, SynchronizationContext window, Queue<Action> queue, List<Task> tasks)
            {
                var counts = default(RatingCounts<Csat5>);
                Parallel.ForEach(answers, answer => window.Post(_ => counts.Add(answer), null));
                foreach (var answer in answers) queue.Enqueue(() => counts.Add(answer));
                tasks.Add(Task.Run(() => counts.AddRange(answers)));
            }
        }
        """);

    [Fact]
    public Task Reading_a_shared_state_is_silent() => Silent("""
        static class C
        {
            public static void Show(RatingCounts<Csat5> counts, RatingCounts<Csat5> next, string[] names)
            {
                Parallel.ForEach(names, name => Console.WriteLine(name + counts.Answered + counts[5] + BoxScore.From(counts)));
                Parallel.ForEach(names, name => counts = next);
            }
        }
        """);

    [Fact]
    public Task States_that_are_made_for_many_writers_are_silent() => Silent("""
        struct ShardedTally : IAggregate<ShardedTally, int>
        {
            private long[] _cells;
            public void Add(int value) => Interlocked.Increment(ref (_cells ??= new long[8])[value & 7]);
            public static void Add(ref ShardedTally state, int value) => state.Add(value);
            public static void Merge(ref ShardedTally state, in ShardedTally other) { }
        }
        static class C
        {
            public static void Count(int[] values)
            {
                var tally = default(ShardedTally);
                Parallel.ForEach(values, value => tally.Add(value));
            }
        }
        """);

    [Fact]
    public Task Types_and_methods_of_others_by_these_names_are_silent() => Silent("""
        namespace Mine
        {
            interface IAggregate<TSelf, TIn> { }
            struct RatingCounts<T> : IAggregate<RatingCounts<T>, int> { private long _n; public void Add(int value) => _n += value; }
            static class Parallel { public static void ForEach<T>(IEnumerable<T> all, Action<T> action) { foreach (var one in all) action(one); } }
            static class C
            {
                public static void Count(int[] values)
                {
                    var counts = default(RatingCounts<Csat5>);
                    System.Threading.Tasks.Parallel.ForEach(values, value => counts.Add(value));
                    var ours = default(Cx.Core.Scores.RatingCounts<Csat5>);
                    Parallel.ForEach(values, value => ours.AddValue(value));
                }
            }
        }
        """);
}
