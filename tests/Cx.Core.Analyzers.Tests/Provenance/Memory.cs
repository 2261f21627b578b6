namespace Cx.Core.Analyzers.Tests.Provenance;

/// <summary>The variables of a random program on one path: four numbers, two lists, and the variable of each loop around.</summary>
internal sealed record Memory(Tag X0, Tag X1, Tag X2, Tag L0, Tag L1, Tag V)
{
    public static readonly string[] Numbers = ["x0", "x1", "x2"];
    public static readonly string[] Lists = ["l0", "l1"];

    public Tag this[string name] => name switch
    {
        "x0" => X0,
        "x1" => X1,
        "x2" => X2,
        "l0" => L0,
        "l1" => L1,
        "v" => V,
        _ => default,
    };

    public Memory With(string name, Tag tag) => name switch
    {
        "x0" => this with { X0 = tag },
        "x1" => this with { X1 = tag },
        "x2" => this with { X2 = tag },
        "l0" => this with { L0 = tag },
        "l1" => this with { L1 = tag },
        "v" => this with { V = tag },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such variable."),
    };
}
