using System.Text;

namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>The text of a random program while it is written, and what its interpreter saw: at which places which scales met on some path.</summary>
internal sealed class Program
{
    public StringBuilder Text { get; } = new();

    /// <summary>Start and length of each place where scales met, with the scales that were in it.</summary>
    public Dictionary<(int Start, int Length), int> Meetings { get; } = [];

    public void Meet(Code at, int scales) => Meetings[at.Span] = Meetings.GetValueOrDefault(at.Span) | scales;
}

/// <summary>A piece of code that knows where it stands.</summary>
internal abstract class Code
{
    public (int Start, int Length) Span { get; private set; }

    /// <summary>Whether there is only one way through it.</summary>
    public virtual bool IsStraight => Parts.All(part => part.IsStraight);

    protected abstract IEnumerable<Code> Parts { get; }

    public void Write(StringBuilder text)
    {
        var start = text.Length;
        WriteTo(text);
        Span = (start, text.Length - start);
    }

    protected abstract void WriteTo(StringBuilder text);

    /// <summary>Writes a part in parentheses, which are not part of it.</summary>
    protected static void Enclosed(StringBuilder text, Code part)
    {
        text.Append('(');
        part.Write(text);
        text.Append(')');
    }
}

/// <summary>A number.</summary>
internal abstract class Number : Code
{
    /// <summary>What it can be on the paths from here: a condition inside it goes both ways.</summary>
    public abstract IEnumerable<Tag> On(Memory memory, Program program);
}

/// <summary>An annotated member, a constant, a number that nobody annotated, or a variable.</summary>
internal sealed class Leaf(string text, Tag? tag) : Number
{
    public bool IsConstant => char.IsDigit(text[0]);

    public bool IsShift => IsConstant && text != "0";

    protected override IEnumerable<Code> Parts => [];

    public override IEnumerable<Tag> On(Memory memory, Program program) => [tag ?? memory[text]];

    protected override void WriteTo(StringBuilder into) => into.Append(text);
}

/// <summary>Two numbers and what is done with them: <c>+ - * / &lt; ==</c>, or the smaller one.</summary>
internal sealed class Pair(string operation, Number left, Number right) : Number
{
    protected override IEnumerable<Code> Parts => [left, right];

    public override IEnumerable<Tag> On(Memory memory, Program program)
        => (from a in left.On(memory, program) from b in right.On(memory, program) select Of(this, operation, a, left, b, right, program)).Distinct().ToList();

    /// <summary>The table of transfer, read once more.</summary>
    public static Tag Of(Code at, string operation, Tag a, Number left, Tag b, Number right, Program program)
    {
        var meets = a.IsOne && b.IsOne && a.Scales != b.Scales;
        switch (operation)
        {
            case "+" or "-":
                // A mixed value that came out of arithmetic is a running total.
                meets |= (a.IsMixed && a.IsDerived && b.IsOne) || (b.IsMixed && b.IsDerived && a.IsOne);
                if (meets) program.Meet(at, a.Scales | b.Scales);
                if (a.Scales == 0) return Known(b, left);
                if (b.Scales == 0) return Known(a, right);
                return a.IsOne && a.Scales == b.Scales ? a with { IsDerived = true } : default;
            case "/":
                return b.Scales != 0 || right is Leaf { IsConstant: true } ? default : a.IsOne ? a with { IsDerived = true } : a;
            case "<" or "==" or "Math.Min":
                if (meets) program.Meet(at, a.Scales | b.Scales);
                return operation == "Math.Min" && a.IsOne && a.Scales == b.Scales ? a with { IsDerived = a.IsDerived && b.IsDerived } : default;
            default:
                return default;
        }

        static Tag Known(Tag known, Number other) => other is Leaf { IsShift: true } ? default : known.IsOne ? known with { IsDerived = true } : known;
    }

    protected override void WriteTo(StringBuilder text)
    {
        if (operation == "Math.Min") text.Append(operation).Append('(');
        Enclosed(text, left);
        text.Append(operation == "Math.Min" ? ", " : " " + operation + " ");
        Enclosed(text, right);
        if (operation == "Math.Min") text.Append(')');
    }
}

/// <summary>One of two numbers.</summary>
internal sealed class Choice(Number left, Number right) : Number
{
    public override bool IsStraight => false;

    protected override IEnumerable<Code> Parts => [left, right];

    public override IEnumerable<Tag> On(Memory memory, Program program) => left.On(memory, program).Concat(right.On(memory, program)).Distinct().ToList();

    protected override void WriteTo(StringBuilder text)
    {
        text.Append("Is() ? ");
        Enclosed(text, left);
        text.Append(" : ");
        Enclosed(text, right);
    }
}

/// <summary>A number that a list gives: <c>First</c> or <c>Sum</c>.</summary>
internal sealed class OfList(string list, string operation) : Number
{
    protected override IEnumerable<Code> Parts => [];

    public override IEnumerable<Tag> On(Memory memory, Program program)
    {
        var elements = memory[list];
        if (operation == "First" || !elements.IsMixed) return [elements];
        program.Meet(this, elements.Scales);
        return [default];
    }

    protected override void WriteTo(StringBuilder text) => text.Append(list).Append('.').Append(operation).Append("()");
}
