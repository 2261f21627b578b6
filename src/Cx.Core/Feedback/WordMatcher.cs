using System.Runtime.InteropServices;

namespace Cx.Core.Feedback;

/// <summary>Finds which of many texts occur in another, in one pass.</summary>
/// <remarks>
/// <para>Aho and Corasick, <em>Efficient String Matching: An Aid to Bibliographic Search</em>, 1975. A character moves at most one state down the tree and each fall goes up at least one, so the falls are at most the characters. A state whose texts were reported once is not followed again, so the reports are at most the states: linear whatever text and patterns are.</para>
/// </remarks>
internal sealed class WordMatcher
{
    private const int Root = 0;

    private readonly Dictionary<long, int> _down = [];
    private readonly List<int> _fall = [Root];
    private readonly List<int> _reports = [Root];
    private readonly List<List<int>?> _found = [null];

    public WordMatcher(IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count; i++) Insert(texts[i], i);
        Link();
    }

    /// <summary>Calls back once for each text that occurs, and returns how many steps it took.</summary>
    public long Find(ReadOnlySpan<char> text, Action<int> found)
    {
        HashSet<int>? reported = null;
        var state = Root;
        long steps = 0;
        foreach (var letter in text)
        {
            steps++;
            int next;
            while (!_down.TryGetValue(Key(state, letter), out next) && state != Root)
            {
                state = _fall[state];
                steps++;
            }

            state = next;
            for (var report = _found[state] is null ? _reports[state] : state; report != Root && (reported ??= []).Add(report); report = _reports[report])
            {
                steps++;
                foreach (var index in _found[report]!) found(index);
            }
        }

        return steps;
    }

    private static long Key(int state, char letter) => ((long)state << 16) | letter;

    private void Insert(string text, int index)
    {
        var state = Root;
        foreach (var letter in text)
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(_down, Key(state, letter), out var exists);
            if (!exists)
            {
                next = _fall.Count;
                _fall.Add(Root);
                _reports.Add(Root);
                _found.Add(null);
            }

            state = next;
        }

        (_found[state] ??= []).Add(index);
    }

    // Level by level, so that the state that one falls to is linked already.
    private void Link()
    {
        var children = new List<(char Letter, int Child)>?[_fall.Count];
        foreach (var (key, child) in _down) (children[key >> 16] ??= []).Add(((char)(key & char.MaxValue), child));
        var waiting = new Queue<int>();
        waiting.Enqueue(Root);
        while (waiting.TryDequeue(out var parent))
        {
            foreach (var (letter, child) in children[parent] ?? [])
            {
                if (parent != Root)
                {
                    var fall = _fall[parent];
                    int target;
                    while (!_down.TryGetValue(Key(fall, letter), out target) && fall != Root) fall = _fall[fall];
                    _fall[child] = target;
                    _reports[child] = _found[target] is null ? _reports[target] : target;
                }

                waiting.Enqueue(child);
            }
        }
    }
}
