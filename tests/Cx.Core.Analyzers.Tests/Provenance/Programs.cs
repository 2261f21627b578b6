using System.Globalization;

namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>Small random programs over three scales. The same seed gives the same programs.</summary>
internal sealed class Programs(int seed)
{
    private const string Head = """
        public static class Cases
        {
            private static bool Is() => Environment.ProcessId > 0;
            private static void Use(object? any) { }
            private static void OnCsat5([OnScale<Csat5>] int answer) { }

        """;

    private const string Row = """

        }
        public sealed record Row([OnScale<Csat5>] int Answer, [OnScale<Ces7>] int Ease, [OnScale<Cx.Core.Scales.Nps>] int Recommend);
        """;

    private readonly Random _random = new(seed);

    /// <summary>One method for each case, and what its interpreter saw.</summary>
    public (string Text, Program Program, bool[] IsStraight, (int Start, int End)[] Methods) Next(int cases)
    {
        var program = new Program();
        program.Text.Append(Head);
        var bodies = new Sequence[cases];
        var methods = new (int, int)[cases];
        for (var i = 0; i < cases; i++)
        {
            // Every third has one way through it: there nothing may be missed.
            var body = bodies[i] = Block(depth: i % 3 == 0 ? 0 : 2, isInLoop: false, isStraight: i % 3 == 0, isInFinally: false, size: 3 + _random.Next(5));
            var start = program.Text.Length;
            program.Text.Append(CultureInfo.InvariantCulture, $"    public static void Case{i}(Row r, int n) {{ int x0 = 0, x1 = 0, x2 = 0; List<int> l0 = new(), l1 = new(); ");
            body.Write(program.Text);
            program.Text.Append(" Use((x0, x1, x2, l0, l1)); }\n");
            methods[i] = (start, program.Text.Length);
        }

        program.Text.Append(Row);
        foreach (var body in bodies) body.Run([new Memory(default, default, default, default, default, default)], program);
        return (program.Text.ToString(), program, [.. bodies.Select(body => body.IsStraight)], methods);
    }

    private Sequence Block(int depth, bool isInLoop, bool isStraight, bool isInFinally, int size)
        => new([.. Enumerable.Range(0, size).Select(_ => Statement(depth, isInLoop, isStraight, isInFinally))]);

    private Statement Statement(int depth, bool isInLoop, bool isStraight, bool isInFinally)
    {
        Sequence Inner(bool loop = false, bool @finally = false) => Block(depth - 1, isInLoop || loop, isStraight: false, isInFinally || @finally, size: 1 + _random.Next(3));
        switch (_random.Next(depth > 0 ? 20 : 13))
        {
            case < 3:
                return new Assign(One(Memory.Numbers), "=", Number(2, isInLoop, isStraight));
            case < 5:
                return new Assign(One(Memory.Numbers), _random.Next(3) == 0 ? "-=" : "+=", Number(2, isInLoop, isStraight));
            case 5:
                return new AssignBoth("x0", One(["x1", "x2"]), Number(1, isInLoop, isStraight), Number(1, isInLoop, isStraight));
            case 6:
                return new Arrival(Number(1, isInLoop, isStraight));
            case 7:
                return new Comparison(new Pair(One(["<", "=="]), Number(2, isInLoop, isStraight), Number(1, isInLoop, isStraight)));
            case < 13:
                var operation = One(["Add", "Add", "Add", "Of", "Select", "Concat", "Copy", "Clear"]);

                // Inside a loop there is another v already, and a list that is run over is not changed.
                if (isInLoop && operation is "Select" or "Copy" && isInLoop) operation = "Of";
                return new ListChange(One(Memory.Lists), operation, One(Memory.Lists), Number(1, isInLoop || operation == "Select", isStraight));
            case < 16:
                return new Fork(Inner(), Inner());
            case 16:
                return isInLoop ? new Loop(null, Inner()) : new Loop(One(Memory.Lists), Inner(loop: true));
            case 17:
                return new Loop(null, Inner());
            case 18:
                return isInFinally ? new Fork(Inner(), Inner()) : new Leave();
            default:
                var isFinally = _random.Next(2) == 0;
                return new Guard(isFinally, Inner(), Inner(@finally: isFinally));
        }
    }

    private Number Number(int depth, bool hasElement, bool isStraight)
    {
        switch (_random.Next(depth > 0 ? 16 : 9))
        {
            case < 2:
                return new Leaf("r.Answer", new Tag(1, IsDerived: false));
            case < 4:
                return new Leaf("r.Ease", new Tag(2, IsDerived: false));
            case 4:
                return new Leaf("r.Recommend", new Tag(4, IsDerived: false));
            case 5:
                return new Leaf(One(["0", "3", "n"]), default(Tag));
            case 6 when hasElement:
                return new Leaf("v", null);
            case < 9:
                return new Leaf(One(Memory.Numbers), null);
            case < 12:
                var operation = One(["+", "+", "-", "*", "/", "Math.Min"]);
                var divisor = Number(depth - 1, hasElement, isStraight);

                // A division by the constant zero does not compile.
                if (operation == "/" && divisor is Leaf { IsConstant: true }) divisor = new Leaf("3", default(Tag));
                return new Pair(operation, Number(depth - 1, hasElement, isStraight), divisor);
            case < 14:
                return new OfList(One(Memory.Lists), One(["First", "Sum"]));
            default:
                return isStraight ? new Leaf(One(Memory.Numbers), null) : new Choice(Number(depth - 1, hasElement, isStraight), Number(depth - 1, hasElement, isStraight));
        }
    }

    private string One(string[] of) => of[_random.Next(of.Length)];
}
