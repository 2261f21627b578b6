using System.Text;

namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>Where paths are after a statement.</summary>
internal sealed class Paths
{
    /// <summary>Behind it.</summary>
    public HashSet<Memory> Normal { get; init; } = [];

    /// <summary>On the way out of the method.</summary>
    public HashSet<Memory> Returned { get; } = [];

    /// <summary>On the way to a handler.</summary>
    public HashSet<Memory> Thrown { get; } = [];

    /// <summary>Takes the ways out of a part over.</summary>
    public HashSet<Memory> Of(Paths part)
    {
        Returned.UnionWith(part.Returned);
        Thrown.UnionWith(part.Thrown);
        return part.Normal;
    }
}

/// <summary>A statement. It is run on all paths at once: on every memory that can be in front of it.</summary>
internal abstract class Statement : Code
{
    public abstract Paths Run(HashSet<Memory> before, Program program);
}

/// <summary>A statement without branches, which may throw before or after it took effect.</summary>
internal abstract class Simple : Statement
{
    public sealed override Paths Run(HashSet<Memory> before, Program program)
    {
        var paths = new Paths { Normal = [.. before.SelectMany(memory => On(memory, program))] };
        paths.Thrown.UnionWith(before);
        paths.Thrown.UnionWith(paths.Normal);
        return paths;
    }

    protected abstract IEnumerable<Memory> On(Memory memory, Program program);
}

/// <summary><c>x = number</c>, or <c>x += number</c>.</summary>
internal sealed class Assign(string variable, string operation, Number value) : Simple
{
    private readonly Leaf _variable = new(variable, null);

    protected override IEnumerable<Code> Parts => [value];

    protected override IEnumerable<Memory> On(Memory memory, Program program)
        => value.On(memory, program).Select(tag => memory.With(variable, operation == "=" ? tag : Pair.Of(this, operation[..1], memory[variable], _variable, tag, value, program)));

    protected override void WriteTo(StringBuilder text)
    {
        text.Append(variable).Append(' ').Append(operation).Append(' ');
        Enclosed(text, value);
    }
}

/// <summary><c>(x, y) = (number, number)</c>.</summary>
internal sealed class AssignBoth(string first, string second, Number left, Number right) : Simple
{
    protected override IEnumerable<Code> Parts => [left, right];

    protected override IEnumerable<Memory> On(Memory memory, Program program)
        => from a in left.On(memory, program) from b in right.On(memory, program) select memory.With(first, a).With(second, b);

    protected override void WriteTo(StringBuilder text)
    {
        text.Append('(').Append(first).Append(", ").Append(second).Append(") = (");
        Enclosed(text, left);
        text.Append(", ");
        Enclosed(text, right);
        text.Append(')');
    }
}

/// <summary>A value arrives at a parameter on Csat5, the first scale.</summary>
internal sealed class Arrival(Number value) : Simple
{
    protected override IEnumerable<Code> Parts => [value];

    protected override IEnumerable<Memory> On(Memory memory, Program program)
    {
        foreach (var tag in value.On(memory, program))
        {
            if (!tag.IsDerived && tag.Scales is not (0 or 1)) program.Meet(value, tag.Scales | 1);
        }

        return [memory];
    }

    protected override void WriteTo(StringBuilder text)
    {
        text.Append("OnCsat5(");
        Enclosed(text, value);
        text.Append(')');
    }
}

/// <summary>A comparison whose result is thrown away.</summary>
internal sealed class Comparison(Pair test) : Simple
{
    protected override IEnumerable<Code> Parts => [test];

    protected override IEnumerable<Memory> On(Memory memory, Program program)
    {
        _ = test.On(memory, program).ToList();
        return [memory];
    }

    protected override void WriteTo(StringBuilder text)
    {
        text.Append("Use(");
        Enclosed(text, test);
        text.Append(')');
    }
}

/// <summary>A list is filled, emptied, copied or put together.</summary>
internal sealed class ListChange(string list, string operation, string other, Number value) : Simple
{
    protected override IEnumerable<Code> Parts => operation is "Add" or "Of" or "Select" ? [value] : [];

    protected override IEnumerable<Memory> On(Memory memory, Program program) => operation switch
    {
        "Add" => value.On(memory, program).Select(tag => memory.With(list, Tag.Pool(memory[list], tag))),
        "Of" => value.On(memory, program).Select(tag => memory.With(list, Tag.Pool(tag, memory["x0"]))),
        "Select" => value.On(memory.With("v", memory[other]), program).Select(tag => memory.With(list, tag)),
        "Concat" => [memory.With(list, Tag.Pool(memory[list], memory[other]))],
        "Copy" => [memory.With(list, memory[other])],
        _ => [memory.With(list, default)],
    };

    protected override void WriteTo(StringBuilder text)
    {
        switch (operation)
        {
            case "Add":
                text.Append(list).Append(".Add(");
                Enclosed(text, value);
                text.Append(')');
                break;
            case "Of":
                text.Append(list).Append(" = [");
                Enclosed(text, value);
                text.Append(", x0]");
                break;
            case "Select":
                text.Append(list).Append(" = ").Append(other).Append(".Select(v => ");
                Enclosed(text, value);
                text.Append(").ToList()");
                break;
            case "Concat":
                text.Append(list).Append(" = ").Append(list).Append(".Concat(").Append(other).Append(").ToList()");
                break;
            case "Copy":
                text.Append(list).Append(" = ").Append(other).Append(".Where(v => Is()).ToList()");
                break;
            default:
                text.Append(list).Append(".Clear()");
                break;
        }
    }
}

/// <summary><c>return</c>, where a condition says so.</summary>
internal sealed class Leave : Statement
{
    public override bool IsStraight => false;

    protected override IEnumerable<Code> Parts => [];

    public override Paths Run(HashSet<Memory> before, Program program)
    {
        var paths = new Paths { Normal = before };
        paths.Returned.UnionWith(before);
        return paths;
    }

    protected override void WriteTo(StringBuilder text) => text.Append("if (Is()) return");
}

/// <summary>Statements one after the other.</summary>
internal sealed class Sequence(IReadOnlyList<Statement> statements) : Statement
{
    protected override IEnumerable<Code> Parts => statements;

    public override Paths Run(HashSet<Memory> before, Program program)
    {
        var paths = new Paths();
        var states = before;
        foreach (var statement in statements) states = paths.Of(statement.Run(states, program));
        paths.Normal.UnionWith(states);
        return paths;
    }

    protected override void WriteTo(StringBuilder text)
    {
        text.Append("{ ");
        foreach (var statement in statements)
        {
            statement.Write(text);
            text.Append("; ");
        }

        text.Append('}');
    }
}

/// <summary><c>if … else …</c>.</summary>
internal sealed class Fork(Statement left, Statement right) : Statement
{
    public override bool IsStraight => false;

    protected override IEnumerable<Code> Parts => [left, right];

    public override Paths Run(HashSet<Memory> before, Program program)
    {
        var paths = new Paths();
        paths.Normal.UnionWith(paths.Of(left.Run(before, program)));
        paths.Normal.UnionWith(paths.Of(right.Run(before, program)));
        return paths;
    }

    protected override void WriteTo(StringBuilder text)
    {
        text.Append("if (Is()) ");
        left.Write(text);
        text.Append(" else ");
        right.Write(text);
    }
}

/// <summary><c>while</c>, or <c>foreach</c> over a list.</summary>
internal sealed class Loop(string? list, Statement body) : Statement
{
    public override bool IsStraight => false;

    protected override IEnumerable<Code> Parts => [body];

    public override Paths Run(HashSet<Memory> before, Program program)
    {
        var paths = new Paths();
        foreach (var start in before)
        {
            // The list that is run over is the one at the start.
            var element = list is null ? start.V : start[list];
            var seen = new HashSet<Memory> { start };
            var fresh = new HashSet<Memory> { start };
            while (fresh.Count > 0)
            {
                var after = paths.Of(body.Run([.. fresh.Select(memory => memory with { V = element })], program)).Select(memory => memory with { V = start.V });
                fresh = [.. after.Where(seen.Add)];
            }

            paths.Normal.UnionWith(seen);
        }

        return paths;
    }

    protected override void WriteTo(StringBuilder text)
    {
        text.Append(list is null ? "while (Is()) " : $"foreach (var v in {list}) ");
        body.Write(text);
    }
}

/// <summary><c>try</c> with a handler of exceptions or a <c>finally</c>.</summary>
internal sealed class Guard(bool isFinally, Statement body, Statement handler) : Statement
{
    public override bool IsStraight => false;

    protected override IEnumerable<Code> Parts => [body, handler];

    public override Paths Run(HashSet<Memory> before, Program program)
    {
        var paths = new Paths();
        var tried = body.Run(before, program);
        if (!isFinally)
        {
            paths.Returned.UnionWith(tried.Returned);
            paths.Normal.UnionWith(tried.Normal);
            paths.Normal.UnionWith(paths.Of(handler.Run([.. before, .. tried.Thrown], program)));
            return paths;
        }

        paths.Normal.UnionWith(paths.Of(handler.Run(tried.Normal, program)));
        paths.Returned.UnionWith(paths.Of(handler.Run(tried.Returned, program)));
        paths.Thrown.UnionWith(paths.Of(handler.Run([.. before, .. tried.Thrown], program)));
        return paths;
    }

    protected override void WriteTo(StringBuilder text)
    {
        text.Append("try ");
        body.Write(text);
        text.Append(isFinally ? " finally " : " catch (InvalidOperationException) ");
        handler.Write(text);
    }
}
